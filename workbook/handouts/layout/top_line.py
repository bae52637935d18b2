"""The line below a page's title: which training, whose sheet, which day; and the mark by which it is known again.

Nothing else in a file says what was printed there: a training may be called anything. The mark stands in a cell of
its own, so that it stays wherever the page is saved or copied to; what differs from it was written by somebody.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from workbook.handouts.layout import phrases

_DIGITS = 8
_MARK = re.compile(rf"{phrases.MARK}[:：]?([0-9a-f]{{{_DIGITS}}})")


def mark(said: str) -> str:
    """Return the mark of a line, to print beside it."""
    return f"{phrases.MARK}：{_digest(said)}"


def read(cell: str) -> str:
    """Return what a cell with a mark says, nothing for other cells; programs change spaces and the width of letters."""
    found = _MARK.match(_plain(cell).lower())
    return found[1] if found else ""


def is_bare(cell: str) -> bool:
    """Tell whether nothing but a mark stands in a cell."""
    return bool(_MARK.fullmatch(_plain(cell).lower()))


def is_printed(text: str, marked: str) -> bool:
    """Tell whether a text is the line of which a mark says this."""
    return bool(marked) and _digest(text) == marked


def _digest(said: str) -> str:
    return hashlib.sha256(_plain(said).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
