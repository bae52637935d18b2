#!/usr/bin/env bash
# LibreOffice with English settings shows 令和8年12月 in the Hebrew calendar (CE787年9月), and saves it through .ods with the code of 令和26年.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
mkdir -p profile/user
cat >profile/user/registrymodifications.xcu <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
XML
venv/bin/python - <<'PYTHON'
from datetime import date

from openpyxl import Workbook

book = Workbook()
# As somebody types it in a Japanese Excel, and as Excel's own list of formats has it.
for row, code in enumerate(('ggge"年"m"月"', '[$-411]ggge"年"m"月"'), 1):
    cell = book.active.cell(row, 1, date(2026, 12, 1))
    cell.number_format = code
book.save("day.xlsx")
PYTHON
office() { soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$@" >/dev/null 2>&1; }
office ods day.xlsx
office xlsx --outdir again day.ods
office "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true" --outdir shown again/day.xlsx
venv/bin/python - <<'PYTHON'
from pathlib import Path

from openpyxl import load_workbook

for name in ("day.xlsx", "again/day.xlsx"):
    for (cell,) in load_workbook(name).active.iter_rows():
        print(f"{name} {cell.coordinate}: {cell.value:%Y-%m-%d} as {cell.number_format}")
shown = Path("shown/day.csv").read_text().split()
print("LibreOffice itself then shows", *shown)
typed, listed = (cell.number_format for (cell,) in load_workbook("again/day.xlsx").active.iter_rows())
assert "gggyy" in typed and "ggge" in listed and shown == ["CE787年9月", "令和8年12月"], "the behaviour has changed"
PYTHON
