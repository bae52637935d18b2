"""Two versions of somebody's words beside each other, with what came and what went marked by a word and a line."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.desk.document import difference
from workbook.desk.document.difference import Segment
from workbook.pages.frame import prose

LEGEND = "「消」は、なくなった言葉です。「足」は、あとから加わった言葉です。"

NOTHING = '<span class="wb-rest">（まだ書かれていません）</span>'
_REMOVED = '<del><span class="wb-mark">消</span>{}</del>'
_ADDED = '<ins><span class="wb-mark">足</span>{}</ins>'
_FOLDED = '<span class="wb-rest">（{}）</span>'
_SHOWN = {
    "before": {difference.SAME: "{}", difference.REMOVED: _REMOVED, "folded": _FOLDED},
    "after": {difference.SAME: "{}", difference.ADDED: _ADDED, "folded": _FOLDED},
}
_FEW = 2


def pair(segments: Sequence[Segment], *, heads: tuple[str, str]) -> str:
    """Return both versions as HTML, side by side where there is room; what people typed stands for itself."""
    sides = [
        "".join(_piece(shown[one.kind], one.text) for one in segments if one.kind in shown)
        for shown in _SHOWN.values()
    ]
    cells = "".join(
        f'<div><p class="wb-side">{prose.inline(head)}</p><p class="wb-words">{side or NOTHING}</p></div>'
        for head, side in zip(heads, sides, strict=True)
    )
    return f'<div class="wb-pair">{cells}</div>'


def fold(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the pieces with whole lines that stayed told by their number only, so that a long table shows its changes.

    The lines that something changed in stay whole.
    """
    last = len(segments) - 1
    return tuple(
        piece
        for place, one in enumerate(segments)
        for piece in (
            _folded(one, opens=place == 0, closes=place == last) if one.kind == difference.SAME else (one,)
        )
    )


def _folded(one: Segment, *, opens: bool, closes: bool) -> tuple[Segment, ...]:
    lines = one.text.split("\n")
    begin, end = (0 if opens else 1), (len(lines) if closes else len(lines) - 1)
    if end - begin <= _FEW:
        return (one,)
    head = "".join(f"{line}\n" for line in lines[:begin])
    tail = "".join(f"\n{line}" for line in lines[end:])
    told = Segment("folded", f"同じ {end - begin} 行")
    return (Segment(one.kind, head), told, Segment(one.kind, tail))


def _piece(frame: str, text: str) -> str:
    """Return a piece with its mark directly before the words, not at the end of the line above."""
    words = text.lstrip("\n")
    breaks = prose.plain(text[: len(text) - len(words)])
    return breaks + (frame.format(prose.plain(words)) if words else "")
