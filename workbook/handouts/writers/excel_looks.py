"""Letters, lines and colours of an Excel page."""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from workbook.tokens import colours
from workbook.tokens.digits import plain

_FACE = "BIZ UDPゴシック"
ID_FONT = Font(name=_FACE, size=7, color=plain(colours.EDGE))
SMALL = Font(name=_FACE, size=9, color=plain(colours.QUIET))
TEXT = Font(name=_FACE, size=11)
BOLD = Font(name=_FACE, size=11, bold=True)
HEAD = Font(name=_FACE, size=12, bold=True, color=plain(colours.BLUE))
TITLE = Font(name=_FACE, size=16, bold=True)
_LINE = Side(style="thin", color=plain(colours.EDGE))
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
FILL = PatternFill("solid", fgColor=plain(colours.YELLOW_PALE))
GREY = PatternFill("solid", fgColor=plain(colours.PALE))
TOP = Alignment(wrap_text=True, vertical="top")


def size(font: Font) -> float:
    """Return how many points its letters have; openpyxl would let it be unknown."""
    return font.sz or 11.0


class Looks:
    """How the cells of one book look. openpyxl compares each new look with all others, half of the time of a book."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, bool], StyleArray] = {}

    def dress(
        self,
        cell: Any,  # noqa: ANN401 -- Any: openpyxl's published types know no `_style`
        font: Font,
        fill: PatternFill | None,
        *,
        is_quoted: bool = False,
    ) -> None:
        """Make a cell of text look like others of its kind; with a fill it is framed as well."""
        look = (id(font), id(fill), is_quoted)
        if look not in self._known:
            cell.number_format, cell.font, cell.alignment = "@", font, TOP
            cell.quotePrefix = is_quoted
            if fill is not None:
                cell.border, cell.fill = FRAME, fill
            self._known[look] = cell._style  # noqa: SLF001 -- openpyxl has no call for the look of another cell
        cell._style = copy(self._known[look])  # noqa: SLF001 -- as above
