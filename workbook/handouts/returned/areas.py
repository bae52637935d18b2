"""Areas of an Excel sheet, merged or linked, cut to what is read of the sheet before a library makes a cell of each."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from openpyxl.utils.cell import get_column_letter, range_boundaries

from workbook.handouts.returned.package import local
from workbook.handouts.returned.safe_file import FileRefused

_SHEET = "xl/worksheets/sheet"
_MOST_MERGED = 200_000
_TOO_MANY = "結合したセルが多すぎます（名簿のほかの行と列を、書式ごと削除して保存し直してください）"


def cut(parts: zipfile.ZipFile, *, rows: int, columns: int) -> bytes:
    """Return a book whose merged areas end where its sheets do, and in which no area is linked.

    Raise FileRefused if they are too many all the same, ValueError or XMLSyntaxError for what is no sheet.
    """
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as packed:
        for name in parts.namelist():
            data = parts.read(name)
            has_areas = name.startswith(_SHEET) and (b"mergeCell " in data or b"hyperlink " in data)
            packed.writestr(name, _cut(data, rows, columns) if has_areas else data)
    return book.getvalue()


def _cut(data: bytes, rows: int, columns: int) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    last = _last_row(root, most=rows)
    size = 0
    for part in list(root):
        if local(part) == "hyperlinks":
            root.remove(part)
        elif local(part) == "mergeCells":
            for merged in list(part):
                left, top, right, bottom = (edge or 0 for edge in range_boundaries(merged.get("ref", "")))
                right, bottom = min(right, columns), min(bottom, last)
                if right < left or bottom < top:
                    part.remove(merged)
                    continue
                merged.set("ref", f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")
                size += (right - left + 1) * (bottom - top + 1)
    if size > _MOST_MERGED:
        raise FileRefused(_TOO_MANY)
    whole: bytes = etree.tostring(root)
    return whole


def _last_row(root: etree._Element, *, most: int) -> int:
    """Return the last of the lines that are read in which there is a cell, be it empty."""
    data = next((part for part in root if local(part) == "sheetData"), ())
    numbers = (int(row.get("r", place)) for place, row in enumerate(data, 1) if len(row))
    return max((number for number in numbers if number <= most), default=0)
