#!/usr/bin/env bash
# Poppler calls it a syntax error when a tagged PDF says of its tags that none is suspect (/Suspects false), and reads all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pikepdf==10.17.0
pdfinfo -v 2>&1 | head -1
cat >page.typ <<'TYPST'
#set document(title: "記録")
#set text(lang: "ja")
= 記録
だれが、だれに会うか。
TYPST
venv/bin/python - <<'PYTHON'
import subprocess
from importlib.metadata import version

import pikepdf
import typst

print("typst", version("typst"))
typst.compile("page.typ", output="page.pdf", pdf_standards=["ua-1"])
with pikepdf.open("page.pdf") as pdf:
    mark = pdf.Root.MarkInfo
    print("MarkInfo:", {name: bool(said) for name, said in mark.items()})
    had = bool(mark.get("/Suspects", True))
    del mark["/Suspects"]
    pdf.save("without.pdf")
assert not had, "typst does not write it any more"
told = {}
for name in ("page.pdf", "without.pdf"):
    done = subprocess.run(["pdfinfo", "-struct", "-enc", "UTF-8", name], capture_output=True, check=True)
    told[name] = done.stderr.decode().strip()
    tags = done.stdout.decode("ascii", "ignore").split()
    print(f"{name}: pdfinfo finds", *tags, "and complains of", told[name] or "nothing")
assert "Suspects object is wrong type" in told["page.pdf"] and not told["without.pdf"], "the behaviour has changed"
PYTHON
