#!/usr/bin/env bash
# A name with its reading above it (ふりがな, w:ruby): python-docx and mammoth leave out the name itself; docx2txt and docx2python
# put the reading in front of it, as if both were words of the sentence.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = f"""<w:p {SPACE}><w:r><w:t>担当は</w:t></w:r><w:r><w:ruby>
<w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr>
<w:rt><w:r><w:t>こじま</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>児島</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>さん</w:t></w:r></w:p>"""
document = docx.Document()
document.element.body.insert(0, parse_xml(PARAGRAPH.replace("\n", "")))
document.save("name.docx")
with open("name.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value
found = {
    "python-docx": docx.Document("name.docx").paragraphs[0].text,
    "mammoth": raw.strip(),
    "docx2txt": docx2txt.process("name.docx").strip(),
    "docx2python": docx2python("name.docx").text.strip(),
}
for name, said in found.items():
    print(name, version(name), "reads", said)
assert set(list(found.values())[:2]) == {"担当はさん"}, "the behaviour has changed"
assert set(list(found.values())[2:]) == {"担当はこじま児島さん"}, "the behaviour has changed"
PYTHON
