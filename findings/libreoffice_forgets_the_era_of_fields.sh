#!/usr/bin/env bash
# LibreOffice saves the day of today as Japanese offices write it (`DATE \@ "ggge年M月d日"`: 令和8年4月3日) without the era and its year:
# Word then shows 年4月3日 as soon as it counts the fields again.
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
SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
ORDER = r'<w:r><w:instrText xml:space="preserve"> DATE \@ "{}" \* MERGEFORMAT </w:instrText></w:r>'
SHOWN = "<w:r><w:t>{}</w:t></w:r>"
document = docx.Document()
for place, (code, shown) in enumerate((("ggge年M月d日", "令和8年4月3日"), ("yyyy年M月d日", "2026年4月3日"))):
    field = SIGN.format("begin") + ORDER.format(code) + SIGN.format("separate") + SHOWN.format(shown) + SIGN.format("end")
    document.element.body.insert(place, parse_xml(f"<w:p {SPACE}>{field}</w:p>"))
document.save("today.docx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir again today.docx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import zipfile

from lxml import etree

root = etree.fromstring(zipfile.ZipFile("again/today.docx").read("word/document.xml"))
found = [one.text.strip().replace("\\年", "年").replace("M\\月", "M月").replace("d\\日", "d日") for one in root.iter("{*}instrText")]
print("saved as", found)
assert found == ['DATE \\@"年M月d日"', 'DATE \\@"yyyy年M月d日"'], "the behaviour has changed"
PYTHON
