"""What to leave out when it gets late, with the minutes that this saves in the version that is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbook.content.course.versions import Step
from workbook.content.model.blocks import Cut, FacilitatorBlock
from workbook.content.model.courses import ActivityItem


def of_guide(guide: FacilitatorBlock, steps: Iterable[Step]) -> str:
    """Return what to do when these steps get late: each cut with how late it is for, then what stays."""
    said = (f"{late}分遅れたら、{cut.how}" for cut, late in saved(guide.cuts, minutes_of(steps)))
    return "\n\n".join((*said, guide.late.strip()))


def minutes_of(steps: Iterable[Step]) -> dict[str, int]:
    """Return the minutes of each block by its id."""
    return {step.block.id: step.minutes for step in steps}


def saved(cuts: Iterable[Cut], minutes: Mapping[str, int]) -> Iterator[tuple[Cut, int]]:
    """Yield each cut that saves time here, with what it and those before it save together."""
    left = dict(minutes)
    total = 0
    for cut in cuts:
        shorter = {id_: rest for id_, rest in cut.leaves.items() if left.get(id_, 0) > rest}
        if shorter:
            total += sum(left[id_] - rest for id_, rest in shorter.items())
            left |= shorter
            yield cut, total


def of_activity(item: ActivityItem) -> str:
    """Return what to do when an activity gets late."""
    said = (f"{item.minutes - cut.leaves}分遅れたら、{cut.how}" for cut in item.cuts)
    return "\n\n".join((*said, *([item.late.strip()] if item.late else [])))
