#!/usr/bin/env bash
# A letter in a circle as Word makes it (囲い文字: a field `eq \o\ac(○,印)`) is gone when LibreOffice has saved the .docx.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
soffice --version
venv/bin/python - <<'PYTHON'
import docx
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIELD = r"""<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> eq \o\ac(○,印)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"""
document = docx.Document()
document.element.body.insert(0, parse_xml(f"<w:p {SPACE}><w:r><w:t>氏名</w:t></w:r>{FIELD}</w:p>"))
document.save("seal.docx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir again seal.docx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import zipfile

found = []
for name in ("seal.docx", "again/seal.docx"):
    text = zipfile.ZipFile(name).read("word/document.xml").decode()
    found.append(("氏名" in text, "印" in text))
    print(f"{name}: 氏名 {'is' if found[-1][0] else 'is not'} in it, 印 {'is' if found[-1][1] else 'is not'}")
assert found == [(True, True), (True, False)], "the behaviour has changed"
PYTHON
