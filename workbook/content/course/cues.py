"""Where in a module a facilitator's words belong: to the blocks they speak about, never after these are over.

Authors write a facilitator block behind the blocks it is about. On the day it has to be read before them, and what
begins with a cue such as （見つけ帳の前に） when its block comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbook.content.course import late
from workbook.content.course.versions import Step
from workbook.content.model.blocks import FacilitatorBlock

_GAP = re.compile(r"\n(?:[ \t\u3000]*\n)+")
_CUE = re.compile(r"（([^（）]+)）")
_WHEN = re.compile(r"の?(?:途中で|あとで|あと|前に)$")
_CLOSING = ("最後", "終わり")
_KINDS = {"シート": "worksheet", "事例": "case", "図": "figure"}


@dataclass
class CueWords:
    """What a facilitator says, watches for and does when it is late, at one block."""

    say: list[str] = field(default_factory=list)
    watch: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)


def placed(steps: Iterable[Step]) -> tuple[tuple[Step, CueWords], ...]:
    """Return the blocks people see, each with the facilitator's words that belong to it."""
    stretches: list[tuple[list[tuple[Step, CueWords]], list[FacilitatorBlock]]] = [([], [])]
    for step in steps:
        shown, guides = stretches[-1]
        if step.block.kind == "facilitator":
            guides.append(step.block)
        elif guides and shown:
            stretches.append(([(step, CueWords())], []))
        else:
            shown.append((step, CueWords()))
    for shown, guides in stretches:
        for guide in guides if shown else ():
            _place(guide, shown)
    return tuple(one for shown, _ in stretches for one in shown)


def _place(guide: FacilitatorBlock, shown: Sequence[tuple[Step, CueWords]]) -> None:
    """Put a guide's words at the beginning of its stretch, what has a cue at the block the cue names."""
    first = shown[0][1]
    first.watch.append(guide.watch.strip())
    first.late.append(late.of_guide(guide, (step for step, _ in shown)))
    place = 0
    for paragraph in _GAP.split(guide.say.strip()):
        found = _CUE.match(paragraph)
        place = _named(found[1], shown, place) if found else place
        shown[place][1].say.append(paragraph)


def _named(cue: str, shown: Sequence[tuple[Step, CueWords]], place: int) -> int:
    """Return which block a cue names: by its title, its kind, or as the last one with work; else where we are."""
    blocks = [step.block for step, _ in shown]
    subject = _WHEN.sub("", cue)
    if cue.startswith(_CLOSING):
        working = [number for number, block in enumerate(blocks) if block.work != "lecture"]
        return working[-1] if working else place
    titled = [number for number, block in enumerate(blocks) if subject in (block.title or "")]
    kind = [number for number, block in enumerate(blocks) if block.kind == _KINDS.get(subject)]
    return next(iter((*titled, *kind)), place)
