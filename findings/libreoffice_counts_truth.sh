#!/usr/bin/env bash
# LibreOffice saves TRUE and FALSE of cells that have a format (text, 0, 0.00) as formulas whose results are numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
from openpyxl import Workbook

book = Workbook()
for row, look in enumerate(("General", "@", "0"), 1):
    for column, value in enumerate((True, False), 1):
        book.active.cell(row, column, value).number_format = look
book.save("truth.xlsx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir again truth.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from openpyxl import load_workbook

seen = {}
for name in ("truth.xlsx", "again/truth.xlsx"):
    rows = load_workbook(name, data_only=True).active.iter_rows()
    seen[name] = [[repr(cell.value) for cell in row] for row in rows]
    print(f"{name}: {seen[name]}")
before, after = seen.values()
assert before == [["True", "False"]] * 3
assert after == [["True", "False"], ["1", "0"], ["1", "0"]], "the behaviour has changed"
PYTHON
