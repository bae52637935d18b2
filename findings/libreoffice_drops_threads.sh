#!/usr/bin/env bash
# LibreOffice drops threaded comments of an .xlsx and their authors; what Excel tells old programs in their place stays.
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
from openpyxl.comments import Comment

SPACE = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
NAMES = {"threadedComment": "/xl/threadedComments/threadedComment1.xml", "person": "/xl/persons/person.xml"}
THREAD, PERSON = "{11111111-2222-3333-4444-555555555555}", "{AAAAAAAA-2222-3333-4444-555555555555}"
thread = f'<threadedComment ref="A1" personId="{PERSON}" id="{THREAD}"><text>Yes</text></threadedComment>'
person = f'<person displayName="Sato" id="{PERSON}" userId="Sato" providerId="None"/>'
type_of = '<Override PartName="{}" ContentType="application/vnd.ms-excel.{}+xml"/>'
related = '<Relationship Id="{1}" Type="http://schemas.microsoft.com/office/2017/10/relationships/{1}" Target="{0}"/>'
more = {
    "[Content_Types].xml": type_of.format(NAMES["threadedComment"], "threadedcomments") + type_of.format(NAMES["person"], "person"),
    "xl/worksheets/_rels/sheet1.xml.rels": related.format(NAMES["threadedComment"], "threadedComment"),
    "xl/_rels/workbook.xml.rels": related.format(NAMES["person"], "person"),
}
book = Workbook()
book.active["A1"].comment = Comment("[Threaded comment]\n\nYour version of Excel allows you to read ...\n\nComment:\n    Yes", f"tc={THREAD}")
book.save("plain.xlsx")
with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("threads.xlsx", "w") as new:
    for name in old.namelist():
        text, end, rest = old.read(name).decode().rpartition("</")
        new.writestr(name, text + more.get(name, "") + end + rest)
    new.writestr(NAMES["threadedComment"][1:], f"<ThreadedComments {SPACE}>{thread}</ThreadedComments>")
    new.writestr(NAMES["person"][1:], f"<personList {SPACE}>{person}</personList>")
PYTHON
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx --outdir again threads.xlsx >/dev/null 2>&1
venv/bin/python - <<'PYTHON'
import zipfile

from openpyxl import load_workbook

for name in ("threads.xlsx", "again/threads.xlsx"):
    kept = sum("threaded" in part for part in zipfile.ZipFile(name).namelist())
    note = load_workbook(name).active["A1"].comment
    print(f"{name}: {kept} part(s) with threads, a note of {note.author!r}: {note.text[:18]!r}")
assert kept == 0 and not note.author.strip() and note.text.startswith("[Threaded comment]"), "the behaviour has changed"
PYTHON
