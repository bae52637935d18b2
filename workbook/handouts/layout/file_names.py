"""What files are called and what browsers are told they are."""

from __future__ import annotations

import re

_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "html": "text/html",
    "ics": "text/calendar",
    "json": "application/json",
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_WORD = 60
_LONGEST_TITLE = 31  # Excel calls a book damaged that has more; 𠮷 counts twice


def named(*words: str, ending: str) -> str:
    """Return a file name of these words that every system takes."""
    return f"{joined(*words)}.{ending}"


def joined(*words: str) -> str:
    """Return words as a name every system takes, with _ between them; nothing when nothing of them is left."""
    parts = (_NOT_IN_NAMES.sub("_", word).strip("._")[:_LONGEST_WORD] for word in words)
    return "_".join(part for part in parts if part)


def sheet_title(words: str) -> str:
    """Return words as the title of an Excel sheet."""
    units = _NOT_IN_TITLES.sub("", words).encode("utf-16-le")
    return units[: 2 * _LONGEST_TITLE].decode("utf-16-le", errors="ignore")
