#!/usr/bin/env bash
# xlsx2csv takes the m of a unit (0.0"km") for a month: the number is gone, and the format stands in its place with a month in it. Of a day in the
# Japanese calendar it leaves the code of the era (ggge) where the year should be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 xlsx2csv==0.8.6
venv/bin/python - <<'PYTHON'
from openpyxl import Workbook

book = Workbook()
for row, (value, code) in enumerate(((12.5, '0.0"km"'), (46115, '[$-411]ggge"年"m"月"d"日"')), 1):
    book.active.cell(row, 1, value).number_format = code
book.save("units.xlsx")
PYTHON
venv/bin/xlsx2csv units.xlsx units.csv
venv/bin/python - <<'PYTHON'
import csv
from importlib.metadata import version

with open("units.csv", encoding="utf-8", newline="") as file:
    found = [row[0] for row in csv.reader(file)]
print("xlsx2csv", version("xlsx2csv"), "writes", found)
assert found == ['0.0"k01"', 'ggge"年"04"月"03"日"'], "the behaviour has changed"
PYTHON
