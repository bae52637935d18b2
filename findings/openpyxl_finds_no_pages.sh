#!/usr/bin/env bash
# openpyxl opens a book in "Strict Open XML" (ISO/IEC 29500), as Excel offers to save one, without an error, as one that has no pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
venv/bin/python - <<'PYTHON'
import zipfile
from importlib.metadata import version

from openpyxl import Workbook, load_workbook

SPACES = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}
print("openpyxl", version("openpyxl"))
book = Workbook()
book.active["A1"] = "answer"
book.save("transitional.xlsx")
with zipfile.ZipFile("transitional.xlsx") as old, zipfile.ZipFile("strict.xlsx", "w") as new:
    for name in old.namelist():
        data = old.read(name)
        for before, after in SPACES.items():
            data = data.replace(before, after)
        if name == "xl/workbook.xml":
            data = data.replace(b"<workbook ", b'<workbook conformance="strict" ')
        new.writestr(name, data)
pages = {}
for name in ("transitional.xlsx", "strict.xlsx"):
    pages[name] = [page["A1"].value for page in load_workbook(name).worksheets]
    print(f"{name}: {pages[name]}")
assert pages == {"transitional.xlsx": ["answer"], "strict.xlsx": []}, "the behaviour has changed"
PYTHON
