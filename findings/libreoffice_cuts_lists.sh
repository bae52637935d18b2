#!/usr/bin/env bash
# LibreOffice cuts a drop-down list at 255 letters, within a word, when it saves a sheet as .xlsx.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import ContentValidation, ContentValidations, Table, TableCell, TableRow

sheet = OpenDocumentSpreadsheet()
listed = ";".join(f'"choice-{number:02d}"' for number in range(40))
rules = ContentValidations()
rules.addElement(ContentValidation(name="rule", condition=f"of:cell-content-is-in-list({listed})"))
sheet.spreadsheet.addElement(rules)
table, row = Table(name="S"), TableRow()
row.addElement(TableCell(contentvalidationname="rule"))
table.addElement(row)
sheet.spreadsheet.addElement(table)
sheet.save("list.ods")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx list.ods >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
from openpyxl import load_workbook

(rule,) = load_workbook("list.xlsx").worksheets[0].data_validations.dataValidation
said = rule.formula1.strip('"')
labels = said.split(",")
print(f"40 choices went in, {len(labels)} come out ({len(said)} letters), the last one is {labels[-1]!r}")
assert (len(labels), len(said), labels[-1]) == (26, 255, "choic"), "the behaviour has changed"
PYTHON
