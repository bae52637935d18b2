#!/usr/bin/env bash
# LibreOffice changes words like _x0041_ when it saves a document again as .docx: an escape that .docx does not know.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
soffice --version
venv/bin/python - <<'PYTHON'
from docx import Document

document = Document()
document.add_paragraph("_x0041_")
document.add_paragraph("_x005F_x0041_")
document.save("words.docx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir again words.docx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from docx import Document

before, after = ([one.text for one in Document(name).paragraphs] for name in ("words.docx", "again/words.docx"))
print(f"{before} become {after}: two different texts are the same, and nothing tells them apart")
assert after == ["_x005F_x0041_", "_x005F_x0041_"], "the behaviour has changed"
PYTHON
