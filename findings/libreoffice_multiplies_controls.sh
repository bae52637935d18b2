#!/usr/bin/env bash
# LibreOffice saves East Asian words of a content control round a cell of a .docx four times, and makes words of a hint.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
soffice --version
venv/bin/python - <<'PYTHON'
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = Document()
cell = document.add_table(1, 2).rows[0].cells[0]
cell.text = "答え"
control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent/></w:sdt>")
cell._tc.addprevious(control)
control[1].append(cell._tc)
hint = f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='2'/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>ここ</w:t></w:r></w:sdtContent></w:sdt>"
document.add_paragraph()._p.append(parse_xml(hint))
document.save("controls.docx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir again controls.docx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import zipfile

counts = {}
for name in ("controls.docx", "again/controls.docx"):
    text = zipfile.ZipFile(name).read("word/document.xml").decode()
    counts[name] = text.count(">答え<"), text.count(">ここ<"), text.count("<w:showingPlcHdr")
    print("{}: {} x the answer, {} x the hint, {} mark(s) that it is one".format(name, *counts[name]))
assert counts == {"controls.docx": (1, 1, 1), "again/controls.docx": (4, 4, 0)}, "the behaviour has changed"
PYTHON
