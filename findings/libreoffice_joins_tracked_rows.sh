#!/usr/bin/env bash
# LibreOffice puts a joiner (U+200D) into the first cell of an empty row that is inserted with tracking, and saves it as .docx.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "${office:-}" 2>/dev/null || true' EXIT
cd "$folder"
soffice --version
soffice "-env:UserInstallation=file://$folder/profile" --headless --norestore "--accept=pipe,name=${folder##*/};urp;" >/dev/null 2>&1 &
office=$!
/usr/bin/python3 - "$folder" <<'PYTHON'
import sys
import time
import zipfile
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

folder = Path(sys.argv[1])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(120):
    try:
        context = resolver.resolve(f"uno:pipe,name={folder.name};urp;StarOffice.ComponentContext")
        break
    except NoConnectException:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
table = document.createInstance("com.sun.star.text.TextTable")
table.initialize(1, 2)
document.Text.insertTextContent(document.Text.End, table, False)
document.RecordChanges = True
table.Rows.insertByIndex(1, 1)
document.storeToURL((folder / "row.docx").as_uri(), (PropertyValue("FilterName", 0, "MS Word 2007 XML", 0),))
document.close(True)
desktop.terminate()
with zipfile.ZipFile(folder / "row.docx") as parts:
    count = parts.read("word/document.xml").decode().count("\u200d")
print(f"a table nobody wrote in holds {count} joiner(s) after a row was inserted with tracking")
assert count == 1, "the behaviour has changed"
PYTHON
