#!/usr/bin/env bash
# LibreOffice swaps ｲﾛﾊ and イロハ of a numbered list each time it saves a .docx, and counts ⑴ ⑵ as 1 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
soffice --version
venv/bin/python - <<'PYTHON'
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = Document()
lists = document.part.numbering_part.element
levels = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{}'/><w:lvlText w:val='%1'/><w:lvlJc w:val='left'/></w:lvl>"
for number, kind in enumerate(("iroha", "irohaFullWidth", "decimalEnclosedParen"), 90):
    level = levels.format(kind)
    first = lists.find("{*}num")
    first.addprevious(parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{number}'>{level}</w:abstractNum>"))
    document.add_paragraph(kind)._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = lists.add_num(number).numId
document.save("list.docx")
PYTHON
for again in one two; do
  from=list.docx; [ $again = one ] || from=one/list.docx
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir $again $from >/dev/null 2>&1
done
venv/bin/python - <<'PYTHON'
from docx import Document

for folder, seen in (("one", ["irohaFullWidth", "iroha", "decimal"]), ("two", ["iroha", "irohaFullWidth", "decimal"])):
    document = Document(f"{folder}/list.docx")
    lists = document.part.numbering_part.element
    items = [(one.text, one._p.pPr.numPr.numId.val) for one in document.paragraphs]
    kinds = [lists.xpath(f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId={number}]/w:abstractNumId/@w:val]/w:lvl[1]/w:numFmt/@w:val")[0] for _, number in items]
    print(folder, *(f"{was} is now {now}" for (was, _), now in zip(items, kinds, strict=True)), sep="; ")
    assert kinds == seen, "the behaviour has changed"
PYTHON
