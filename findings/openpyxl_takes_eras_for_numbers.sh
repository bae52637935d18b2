#!/usr/bin/env bash
# A cell that shows the year of an era (令和8年) or a weekday (金曜日) alone is a bare number for openpyxl and python-calamine: a format counts
# as one of days where it has d, m, y, h or s. The same day with 月 and 日 behind it is a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

FORMATS = ('[$-411]ggge"年"m"月"d"日"', '[$-411]ggge"年"', "[$-411]ge", "aaaa")
book = Workbook()
for row, code in enumerate(FORMATS, 1):
    book.active.cell(row, 1, 46115).number_format = code
book.save("days.xlsx")
found = {
    "openpyxl": [str(row[0].value) for row in load_workbook("days.xlsx").active.iter_rows()],
    "python-calamine": [str(row[0]) for row in CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()],
}
for name, cells in found.items():
    print(name, version(name), dict(zip(FORMATS, cells)))
assert found["openpyxl"] == ["2026-04-03 00:00:00", *["46115"] * 3], "the behaviour has changed"
assert found["python-calamine"] == ["2026-04-03", *["46115.0"] * 3], "the behaviour has changed"
PYTHON
