"""Opening a run (開催回): for teams, with everything its form asks, or for one person who tries alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import entries, events, new_ids
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import contents, runs, team_list
from workbook.classroom.run.team_list import NewTeam
from workbook.content.course import timetable
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.texts import cleaning

ALONE_TITLE = "ひとりで試す"
_NO_COURSE = "研修を選んでください。"
_NOT_OF_COURSE = "この研修にないコマかコースが選ばれています。もう一度選んでください。"


@dataclass(frozen=True, kw_only=True)
class NewRun:
    """A run that is to be opened, as somebody filled it in; `periods` and `tracks` empty: all of the course is held."""

    course: str
    title: str
    teams: Sequence[NewTeam]
    starts_on: date | None = None
    periods: Sequence[str] = ()
    tracks: Sequence[str] = ()
    is_rehearsal: bool = False


def open_run(db: Session, asked: NewRun, *, library: Library, by: str | None) -> Run:
    """Open a run with its teams, pinned to the content as it is now; raise Refused box by box.

    Boxes are title, course, periods, teams. Whether somebody may is asked before: `rights.may_create_run`.
    """
    problems = _problems_of(asked, library)
    if problems:
        raise Refused(problems)
    row = tables.Run(
        id=new_ids.new_id(),
        course=asked.course,
        title=cleaning.one_line(asked.title),
        kind="run",
        content_revision=contents.keep(db, library),
        starts_on=asked.starts_on,
        is_rehearsal=asked.is_rehearsal,
        periods=list(asked.periods),
        tracks=list(asked.tracks),
        created_at=house_clock.now(),
    )
    db.add(row)
    db.flush()
    events.log(db, events.RUN_CREATED, run=row.id, by=by, title=row.title, course=row.course)
    for position, team in enumerate(asked.teams, start=1):
        runs.enter_team(db, row.id, team, position=position, by=by)
    return runs.get(db, row.id)


def problem_of_title(title: str) -> str | None:
    """Return what is wrong with the name of a run, None if nothing is."""
    return entries.problem_of(cleaning.one_line(title), label="開催回の名前", longest=entries.LONGEST_TITLE)


def open_alone(db: Session, *, name: str, course: str = "") -> Team:
    """Open a run for one person alone: a team without a code, always the newest content."""
    run = tables.Run(
        id=new_ids.new_id(), course=course, title=ALONE_TITLE, kind="solo", created_at=house_clock.now()
    )
    db.add(run)
    db.flush()
    db.add(runs.team_row(run.id, NewTeam(name, ""), position=1, code=None))
    db.flush()
    (team,) = runs.teams_of(db, run.id)
    return team


def _problems_of(asked: NewRun, library: Library) -> dict[str, str]:
    """Return by box what keeps a run from being opened."""
    course = library.course(asked.course)
    is_of_course = course is None or timetable.has(course, asked.periods, asked.tracks)
    problems = {
        "title": problem_of_title(asked.title),
        "course": None if course else _NO_COURSE,
        "periods": None if is_of_course else _NOT_OF_COURSE,
        "teams": team_list.problem_of_all(asked.teams),
    }
    return {box: problem for box, problem in problems.items() if problem}
