"""Letters, lines and colours of an Excel page."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

_FACE = "BIZ UDPゴシック"
ID_FONT = Font(name=_FACE, size=7, color="767676")
SMALL = Font(name=_FACE, size=9, color="4D4D4D")
TEXT = Font(name=_FACE, size=11)
BOLD = Font(name=_FACE, size=11, bold=True)
HEAD = Font(name=_FACE, size=12, bold=True, color="0017C1")
TITLE = Font(name=_FACE, size=16, bold=True)
_LINE = Side(style="thin", color="767676")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
FILL = PatternFill("solid", fgColor="FFFBE6")
GREY = PatternFill("solid", fgColor="F2F2F2")
TOP = Alignment(wrap_text=True, vertical="top")
