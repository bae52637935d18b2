#!/usr/bin/env bash
# LibreOffice saves a tick of Wingdings (w:sym) in a .docx as a private letter in that font, and the words behind it in it too.
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
run = document.add_paragraph().add_run()
run._r.append(parse_xml(f"<w:sym {nsdecls('w')} w:font='Wingdings' w:char='F0FE'/>"))
run.add_text("home")
document.save("tick.docx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir again tick.docx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from docx import Document

for name in ("tick.docx", "again/tick.docx"):
    paragraph = Document(name).paragraphs[0]
    signs = len(paragraph._p.xpath(".//w:sym"))
    runs = [(run.text, run.font.name) for run in paragraph.runs if run.text]
    print(f"{name}: {signs} sign(s) of a font, python-docx says {runs}")
assert (signs, runs) == (0, [("\uf0fe", "Wingdings"), ("home", "Wingdings")]), "the behaviour has changed"
PYTHON
