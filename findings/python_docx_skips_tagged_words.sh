#!/usr/bin/env bash
# Words that older Words tagged by themselves (w:smartTag: a day, a place) are no part of a paragraph's text for python-docx; what a
# field shows (w:fldSimple: a sum, a number) is none for python-docx and for mammoth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DAY = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date"><w:r><w:t>令和8年4月1日</w:t></w:r></w:smartTag>'
SUM = '<w:fldSimple w:instr=" =SUM(ABOVE) "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
document = docx.Document()
for place, (inside, after) in enumerate(((DAY, "まで"), (SUM, "件"))):
    words = f"<w:p {SPACE}><w:r><w:t>合わせて</w:t></w:r>{inside}<w:r><w:t>{after}</w:t></w:r></w:p>"
    document.element.body.insert(place, parse_xml(words))
document.save("words.docx")
with open("words.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value.split()
found = {"python-docx": [one.text for one in docx.Document("words.docx").paragraphs][:2], "mammoth": raw}
for name, said in found.items():
    print(name, version(name), "reads", said)
assert found["python-docx"] == ["合わせてまで", "合わせて件"], "the behaviour has changed"
assert found["mammoth"] == ["合わせて令和8年4月1日まで", "合わせて件"], "the behaviour has changed"
PYTHON
