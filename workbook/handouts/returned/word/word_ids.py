"""The visible ids of a Word file, also where somebody made all letters wide (全角) or large (文字種の変換)."""

from __future__ import annotations

import re
import unicodedata

from workbook.handouts.layout import phrases

_WIDE = "IＩiｉ", "DＤdｄ"
_SIGNS = r"[A-Za-z0-9.\-Ａ-Ｚａ-ｚ０-９．－]+"
_SHEET, _FIELD = (
    re.compile(rf"\s*{words.removesuffix('ID')}[{_WIDE[0]}][{_WIDE[1]}][：:]\s*({_SIGNS})(.*)", re.DOTALL)
    for words in (phrases.SHEET_ID, phrases.FIELD_ID)
)
_FIELD_ID = re.compile(r"[a-z][a-z0-9.-]*")
_ROW_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def plain(text: str) -> str:
    """Return an id as it was printed."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def sheet(said: str) -> tuple[str, str] | None:
    """Return the id of a sheet that a paragraph says, and the words behind it."""
    found = _SHEET.match(said)
    return (unicodedata.normalize("NFKC", found[1]), found[2]) if found else None


def field(said: str) -> tuple[str, str] | None:
    """Return the id of a question that a paragraph says, and the words behind it."""
    found = _FIELD.match(said)
    return (plain(found[1]), found[2]) if found and _FIELD_ID.fullmatch(plain(found[1])) else None


def is_heading(text: str) -> bool:
    """Tell whether a cell is the heading of the column of ids."""
    return plain(text) == phrases.FIELD_ID.lower()


def is_row(mark: str) -> bool:
    """Tell whether a cell in the column of ids says the id of a row."""
    return bool(_ROW_ID.fullmatch(mark))
