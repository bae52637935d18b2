"""What began when in a run, as a team lived it: the lines of the timetable and the scenes of cases that were opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from workbook.classroom.period import signals
from workbook.classroom.period.signals import Signal
from workbook.content.course import timetable
from workbook.content.model.courses import Course
from workbook.content.model.library import Library


@dataclass(frozen=True)
class Begun:
    """A line of the timetable or a scene of a case, and when it began."""

    at: datetime
    title: str


def of_breakout(
    db: Session, run: str, breakout: str, *, course: Course | None, library: Library
) -> tuple[Begun, ...]:
    """Return what began in a run for the teams of a breakout, the oldest first; what was taken back never did."""
    said = signals.standing(signals.of_run(db, run))
    heard = (one for one in said if one.data.get("breakout", "") in {"", breakout})
    found = (
        Begun(one.at, title)
        for one in heard
        if one.kind in _TITLE and (title := _TITLE[one.kind](one, course, library))
    )
    return tuple(found)


def _row(one: Signal, course: Course | None, library: Library) -> str:
    period = timetable.find_period(course, one.data["period"]) if course else None
    rows = timetable.slot(period, library.modules).rows if period else ()
    line = one.data["line"]
    return rows[line].title if 0 <= line < len(rows) else ""


def _scene(one: Signal, _course: Course | None, library: Library) -> str:
    case, stage = library.case(one.data["case"]), one.data["stage"]
    if case is None or one.data["what"] != "open" or not 0 < stage <= len(case.stages):
        return ""
    return f"{case.title}：{case.stages[stage - 1].title}"


_TITLE: dict[str, Callable[[Signal, Course | None, Library], str]] = {
    signals.ROW: _row,
    signals.GATE: _scene,
}
