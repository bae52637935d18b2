#!/usr/bin/env bash
# LibreOffice without a window gives wrapped text no more than the default height in rows that have none, and prints it cut.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
from openpyxl import Workbook
from openpyxl.styles import Alignment

book = Workbook()
page = book.active
page["A1"] = "begin " + "word " * 60 + "end"
page["A1"].alignment = Alignment(wrap_text=True, vertical="top")
book.save("long.xlsx")
PYTHON
for kind in xlsx pdf; do
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$kind" --outdir again long.xlsx >/dev/null 2>&1
done
pdftotext again/long.pdf
venv/bin/python - <<'PYTHON'
from pathlib import Path

from openpyxl import load_workbook

height = load_workbook("again/long.xlsx").worksheets[0].row_dimensions[1].height
printed = Path("again/long.txt").read_text().split()
print(f"a text of 62 words in one narrow cell: its row is {height} points high, {len(printed)} words are printed")
assert height == 15 and printed[0] == "begin" and "end" not in printed, "the behaviour has changed"
PYTHON
