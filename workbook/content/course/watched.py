"""What facilitators of a course watch for, gathered by module and activity: hard words (困った発言集) in one place."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.content.course import held
from workbook.content.model.blocks import FacilitatorBlock
from workbook.content.model.courses import ActivityItem, Course
from workbook.content.model.library import Library


@dataclass(frozen=True)
class Watched:
    """What to watch for in a module or an activity, each paragraph once, and the periods in which it is held."""

    title: str
    periods: tuple[str, ...]
    notes: tuple[str, ...]


def of_course(course: Course, library: Library) -> tuple[Watched, ...]:
    """Return what to watch for in the parts of the modules a course holds, in the order in which they first come."""
    titles: dict[str, str] = {}
    periods: dict[str, dict[str, None]] = {}
    notes: dict[str, dict[str, None]] = {}
    for slot in held.slots(course, library):
        said = [step.block.watch for step in slot.steps if isinstance(step.block, FacilitatorBlock)]
        title = slot.module.title if slot.module else ""
        if isinstance(slot.item, ActivityItem) and slot.item.watch:
            said, title = [slot.item.watch], slot.item.activity
        if said:
            name = slot.module.id if slot.module else f"{slot.period.id}　{title}"
            titles.setdefault(name, title)
            periods.setdefault(name, {})[slot.period.title] = None
            notes.setdefault(name, {}).update(dict.fromkeys(note.strip() for note in said))
    return tuple(Watched(titles[name], tuple(periods[name]), tuple(notes[name])) for name in titles)
