#!/usr/bin/env bash
# LibreOffice joins the lines of a cell of an .ods where they are parted by text:line-break, as Gnumeric writes them (python-calamine does
# as well); where they are paragraphs of their own they stay apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 openpyxl==3.1.5 python-calamine==0.9.1
soffice --version
venv/bin/python - <<'PYTHON'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P

document = OpenDocumentSpreadsheet()
table = Table(name="lines")
document.spreadsheet.addElement(table)
broken = P(text="一行目")
broken.addElement(LineBreak())
broken.addText("二行目")
for paragraphs in ([broken], [P(text="一行目"), P(text="二行目")]):
    cell, row = TableCell(valuetype="string"), TableRow()
    for one in paragraphs:
        cell.addElement(one)
    row.addElement(cell)
    table.addElement(row)
document.save("lines.ods")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx lines.ods >/dev/null 2>&1
venv/bin/python -W ignore - <<'PYTHON'
from importlib.metadata import version

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

found = {
    "LibreOffice": [row[0].value for row in load_workbook("lines.xlsx").active.iter_rows()],
    f"python-calamine {version('python-calamine')}": [row[0] for row in CalamineWorkbook.from_path("lines.ods").get_sheet_by_index(0).to_python()],
}
for name, cells in found.items():
    print(name, "reads", cells)
    assert cells == ["一行目二行目", "一行目\n二行目"], "the behaviour has changed"
PYTHON
