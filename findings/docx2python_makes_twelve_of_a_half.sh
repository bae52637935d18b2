#!/usr/bin/env bash
# docx2python reads a half that is written as an equation of Word as 12, and ten to the third as 103; three other readers leave both out.
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
from docx2python import docx2python
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
SAID = "<m:r><m:t>{}</m:t></m:r>"
HALF = f"<m:f><m:num>{SAID.format(1)}</m:num><m:den>{SAID.format(2)}</m:den></m:f>"
POWER = f"<m:sSup><m:e>{SAID.format(10)}</m:e><m:sup>{SAID.format(3)}</m:sup></m:sSup>"
document = docx.Document()
for place, equation in enumerate((HALF, POWER)):
    words = f"<w:r><w:t>市の負担は</w:t></w:r><m:oMath {MATH}>{equation}</m:oMath><w:r><w:t>です</w:t></w:r>"
    document.element.body.insert(place, parse_xml(f"<w:p {WORD}>{words}</w:p>"))
document.save("half.docx")
with open("half.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value.split()
found = {
    "python-docx": [one.text for one in docx.Document("half.docx").paragraphs][:2],
    "mammoth": raw,
    "docx2txt": docx2txt.process("half.docx").split(),
    "docx2python": docx2python("half.docx").text.split(),
}
for name, said in found.items():
    print(name, version(name), "reads", said)
made = found.pop("docx2python")
assert made == ["市の負担は<latex>12</latex>です", "市の負担は<latex>103</latex>です"], "the behaviour has changed"
assert all(said == ["市の負担はです"] * 2 for said in found.values()), "the behaviour has changed"
PYTHON
