"""One on the left or on top, many on the right, joined by a trunk with a branch to each: lines never cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.charts.drawing import look, slips_of_paper
from workbook.charts.drawing.look import Drawing, Shape

_BESIDE = 560.0
"""From this width on the root stands beside its branches; on a phone it would take a third of their room."""


@dataclass(frozen=True)
class Branch:
    """A card at the end of a branch. `heading` begins a new group above it."""

    text: str
    small: str = ""
    dash: str = "solid"
    thick: float = 2
    heading: str = ""
    bold: bool = True


def draw(root: str, root_heading: str, branches: Sequence[Branch], *, width: float, top: float) -> Drawing:
    """Return the root with all branches: at the upper left, on a narrow sheet across its top."""
    is_beside = width >= _BESIDE
    own = min(width * 0.3, 260) if is_beside else width - 10
    root_card = slips_of_paper.slip(
        4, top, own, root, heading=root_heading, most=14, fill=look.BLUE_PALE, line=look.BLUE, thick=2
    )
    trunk = own + 22 if is_beside else 16.0
    left = trunk + 32
    room = width - left - 6
    parts, joints, y = [root_card], [], top if is_beside else root_card.height + slips_of_paper.GAP
    for branch in branches:
        if branch.heading:
            heading = slips_of_paper.band(left, y, room, branch.heading)
            parts.append(heading)
            y = heading.height + slips_of_paper.GAP
        card = _card(branch, left, y, room)
        middle = (y + card.height) / 2
        joints.append(middle)
        parts += [card, Drawing(shapes=_line(trunk, left, middle, branch))]
        y = card.height + slips_of_paper.GAP
    if not joints:
        return root_card
    start = min((top + root_card.height) / 2, joints[0]) if is_beside else root_card.height
    stem = look.stroke((trunk, start), (trunk, joints[-1]), line=look.INK, thick=1.5)
    foot = look.stroke((4 + own if is_beside else trunk, start), (trunk, start), line=look.INK, thick=1.5)
    return look.together([*parts, Drawing(shapes=(stem, foot))])


def _card(branch: Branch, left: float, top: float, width: float) -> Drawing:
    card = slips_of_paper.slip(
        left, top, width, branch.text, most=5, bold=branch.bold, line=look.INK, dash=branch.dash
    )
    if not branch.small:
        return card
    lines = look.lines_for(branch.small, width, size=look.SMALL, most=5)
    bottom = card.height + look.tall(len(lines), look.SMALL) - 6
    frame = look.box(left, top, left + width, bottom, line=look.INK, dash=branch.dash)
    words = look.PlacedWords(left + 4, card.height - 4, lines, "bottom right", look.SMALL, look.QUIET)
    return Drawing(bottom, (frame,), (*card.words, words))


def _line(trunk: float, left: float, y: float, branch: Branch) -> tuple[Shape, ...]:
    head = look.fixed(left - 1, y, "M-9,-6 L0,0 L-9,6 Z", fill=look.INK, line=look.INK)
    return (look.stroke((trunk, y), (left - 8, y), line=look.INK, thick=branch.thick, dash=branch.dash), head)
