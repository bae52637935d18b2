#!/usr/bin/env bash
# LibreOffice drops which letters a cell turns the keyboard to (Excel's 日本語入力: ひらがな, 半角英数字) when it saves an .xlsx; the rest of the rule stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

book = Workbook()
for place, mode in (("A1", "hiragana"), ("A2", "halfAlpha")):
    rule = DataValidation(type="textLength", operator="lessThan", formula1="50", imeMode=mode, promptTitle="ふりがな", prompt="ひらがなで", showInputMessage=True)
    book.active.add_data_validation(rule)
    rule.add(place)
book.save("names.xlsx")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir again names.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from openpyxl import load_workbook

found = {}
for name in ("names.xlsx", "again/names.xlsx"):
    rules = load_workbook(name).active.data_validations.dataValidation
    found[name] = sorted({(rule.imeMode, rule.prompt, rule.formula1) for rule in rules}, key=str)
    print(name, found[name])
assert found == {
    "names.xlsx": [("halfAlpha", "ひらがなで", "50"), ("hiragana", "ひらがなで", "50")],
    "again/names.xlsx": [(None, "ひらがなで", "50")],
}, "the behaviour has changed"
PYTHON
