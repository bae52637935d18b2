#!/usr/bin/env bash
# LibreOffice loses what is said of a picture for those who cannot see it on the way through .doc and .xls; through .odt and .ods it stays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 xlsxwriter==3.3.1 pillow==13.0.0
soffice --version
venv/bin/python - <<'PYTHON'
import docx
import xlsxwriter
from PIL import Image

Image.new("RGB", (80, 40), "navy").save("map.png")
document = docx.Document()
document.add_picture("map.png")._inline.docPr.set("descr", "本人と畑の人をつなぐ線が一本")
document.save("map.docx")
with xlsxwriter.Workbook("map.xlsx") as book:
    book.add_worksheet().insert_image("B2", "map.png", {"description": "本人と畑の人をつなぐ線が一本"})
PYTHON
office() { soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$@" >/dev/null 2>&1; }
for kind in docx:doc docx:odt xlsx:xls xlsx:ods; do
	office "${kind#*:}" "map.${kind%:*}"
	office "${kind%:*}" --outdir "by_${kind#*:}" "map.${kind#*:}"
done
venv/bin/python - <<'PYTHON'
import re
import zipfile
from glob import glob

kept = {}
for name in sorted(glob("by_*/*")):
    with zipfile.ZipFile(name) as parts:
        shown = [part for part in parts.namelist() if re.search(r"(word/document|drawings/drawing\d+)\.xml$", part)]
        kept[name.split("/")[0]] = re.search(r'descr="([^"]*)"', parts.read(shown[0]).decode())[1]
for way, words in kept.items():
    print(way, "->", words or "nothing")
assert [way for way, words in kept.items() if not words] == ["by_doc", "by_xls"], "the behaviour has changed"
PYTHON
