#!/usr/bin/env bash
# LibreOffice takes the format away from a cell that shows 令和元年 in Excel 365's way, and saves it as a bare number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
from datetime import date

from openpyxl import Workbook

book = Workbook()
for row, language in enumerate(("411", "ja-JP-x-gannen"), 1):
    cell = book.active.cell(row, 1, date(2019, 5, 1))
    cell.number_format = f'[$-{language}]ggge"年"m"月"d"日"'
book.save("day.xlsx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir again day.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from openpyxl import load_workbook

for name in ("day.xlsx", "again/day.xlsx"):
    for (cell,) in load_workbook(name).active.iter_rows():
        print(f"{name} {cell.coordinate}: {cell.value} as {cell.number_format}")
known, new = (cell for (cell,) in load_workbook("again/day.xlsx").active.iter_rows())
assert known.is_date and (new.value, new.number_format) == (43586, "General"), "the behaviour has changed"
PYTHON
