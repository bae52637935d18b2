#!/usr/bin/env bash
# LibreOffice drops the readings (furigana) of cells when it saves an .xlsx: PHONETIC() of Excel has nothing to show after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
soffice --version
venv/bin/python - <<'PYTHON'
import zipfile

from openpyxl import Workbook

book = Workbook()
book.active["A1"] = "霞"
book.save("plain.xlsx")
reading = b'</t><rPh sb="0" eb="1"><t>kasumi</t></rPh><phoneticPr fontId="0"/></is>'
with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("name.xlsx", "w") as new:
    for part in old.namelist():
        new.writestr(part, old.read(part).replace(b"</t></is>", reading))
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir again name.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import zipfile

from openpyxl import load_workbook

found = []
for name in ("name.xlsx", "again/name.xlsx"):
    parts = zipfile.ZipFile(name)
    found.append(sum(parts.read(part).count(b"kasumi") for part in parts.namelist()))
    print(f"{name}: {load_workbook(name).active['A1'].value} with {found[-1]} reading(s)")
assert found == [1, 0], "the behaviour has changed"
PYTHON
