"""What came of a run, for those who pass it on: what was held, who came, what was written, what comes next.

Names of people are not in it, except in the roll, which whoever shows it leaves out. Words come from sheets that the
whole course may see and that no team keeps to itself; nothing tells which team's they are. Of what members write for
themselves only the spread of what they chose is told, once enough of them have (`spread`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from workbook.classroom.homework import due_days, overview
from workbook.classroom.homework.overview import HANDED_IN, RETURNED, TeamHomework
from workbook.classroom.outcome import attendance_report, released, roll, still_open
from workbook.classroom.outcome.roll import TeamRoll
from workbook.classroom.outcome.still_open import LooseEnds
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period import progress, signals
from workbook.classroom.period.progress import TeamProgress
from workbook.classroom.period.signals import Signal
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.content.course import timetable, uses
from workbook.content.forms import form as forms
from workbook.content.forms import personal, populations, reported, spread
from workbook.content.forms.reported import Days, KnownNames, Theme
from workbook.content.forms.spread import Spread
from workbook.content.model.answers import Values
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet

_PREFECTURE = "都道府県"
_NO_BAND = "人口の区分なし"


@dataclass(frozen=True)
class HeldPeriod:
    """A period; `planned` are its clock times (or empty), `begun` when a facilitator began it on the page."""

    title: str
    minutes: int
    planned: str
    begun: datetime | None


@dataclass(frozen=True)
class HeldDay:
    """A day of the course with its periods; `on` None: no date is known."""

    title: str
    on: date | None
    periods: tuple[HeldPeriod, ...]


@dataclass(frozen=True)
class Band:
    """How many teams, municipalities and departments of one size took part. Departments are those that came."""

    label: str
    teams: int
    municipalities: int
    departments: int


@dataclass(frozen=True)
class TeamSheets:
    """The titles of a team's worksheets: handed in, or else written in, or else opened."""

    name: str
    handed_in: tuple[str, ...]
    written: tuple[str, ...]
    opened: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """Everything a report of a run says; teams stand in their order."""

    run: Run
    course: Course
    days: tuple[HeldDay, ...]
    bands: tuple[Band, ...]
    rolls: tuple[TeamRoll, ...]
    sheets: tuple[TeamSheets, ...]
    themes: tuple[Theme, ...]
    meetings: tuple[Days, ...]
    spreads: tuple[Spread, ...]
    open: LooseEnds


def gather(db: Session, run: Run, course: Course, *, library: Library, by: Person) -> Outcome:
    """Return what came of a run, or of somebody's breakout of it; raise Refused to those who may not watch it.

    `library` and `course` are what the run holds (`contents.shown_to`). The number of queries does not grow with the teams.
    """
    permission.need(rights.may_watch(by, run=run.id, breakout=by.breakout_id), permission.NOT_A_HELPER)
    teams = {team.id: team for team in roll.teams_for(db, run.id, by=by)}
    rolls = roll.of_teams(db, run.id, tuple(teams.values()))
    said = signals.standing(signals.of_run(db, run.id))
    far = progress.of_run(db, run=run.id, course=course.id, library=library)
    tasks = overview.of_run(db, run=run.id, course=course, library=library, by=by)
    shown = [one for one in sheets.team_sheets(db, run=run.id) if _may_be_shown(one, teams)]
    worksheets = uses.used(library, course.id)[0]
    answers = _answers(db, shown, worksheets)
    hands = still_open.hands_of(said)
    return Outcome(
        run=run,
        course=course,
        days=_days(run, course, library, due_days.dates_of(db, run.id), _begun(said, by.breakout_id)),
        bands=_bands(rolls),
        rolls=rolls,
        sheets=_sheets([one for one in far if one.team in teams], tasks),
        themes=reported.themes(worksheets, answers, _names(library, teams.values(), released.keys(said))),
        meetings=reported.days(worksheets, answers),
        spreads=() if by.breakout_id else _spreads(db, run, uses.own_worksheets(library, course)),
        open=LooseEnds(
            still_open.homework_of(tasks),
            tuple(team.name for team in teams.values() if team.id in hands),
            still_open.comments_of(db, [one.sheet.id for one in shown]),
        ),
    )


def _may_be_shown(one: KeptSheet, teams: Collection[str]) -> bool:
    return one.sheet.team_id in teams and not one.sheet.stays_in_team


# ---------------------------------------------------------------- what was held


def _begun(said: Sequence[Signal], breakout: str) -> dict[str, datetime]:
    """Return by period when its first line began, for all or for one breakout."""
    found: dict[str, datetime] = {}
    for one in said:
        if one.kind == signals.ROW and (not breakout or one.data.get("breakout") in ("", None, breakout)):
            found.setdefault(one.data["period"], one.at)
    return found


def _days(
    run: Run, course: Course, library: Library, dates: Mapping[str, date], begun: Mapping[str, datetime]
) -> tuple[HeldDay, ...]:
    on = attendance_report.held(course, starts_on=run.starts_on, dates=dates)
    found = []
    for table in timetable.of_course(course, library.modules):
        slots = [one for group in table.groups for one in group]
        periods = tuple(
            HeldPeriod(
                one.period.title,
                one.period.minutes,
                f"{one.starts}～{one.ends}" if one.starts else "",
                begun.get(one.period.id),
            )
            for one in slots
        )
        found.append(HeldDay(table.day.title, on.get(table.day.id), periods))
    return tuple(found)


# ---------------------------------------------------------------- who came


def _bands(rolls: Sequence[TeamRoll]) -> tuple[Band, ...]:
    labels = (*populations.BANDS.values(), _PREFECTURE, _NO_BAND)
    return tuple(
        _band(label, own) for label in labels if (own := [one for one in rolls if _size(one) == label])
    )


def _size(one: TeamRoll) -> str:
    if one.team.is_prefecture:
        return _PREFECTURE
    return populations.label(one.team.population_band) or _NO_BAND


def _band(label: str, rolls: Sequence[TeamRoll]) -> Band:
    departments = {
        (one.team.municipality, part.name)
        for one in rolls
        for part in one.departments
        if part.came and part.name
    }
    return Band(label, len(rolls), len({one.team.municipality for one in rolls}), len(departments))


# ---------------------------------------------------------------- what was written


def _spreads(db: Session, run: Run, worksheets: Sequence[Worksheet]) -> tuple[Spread, ...]:
    """Return what the members of a whole run chose for themselves; of a part of it one could tell who the others are."""
    marked = [one for one in worksheets if any(question.report for question in one.questions)]
    return tuple(
        found for one in marked for found in spread.of_sheet(one, sheets.own_answers(db, one, run=run.id))
    )


def _names(library: Library, teams: Iterable[Team], free: frozenset[str]) -> KnownNames:
    held = tuple(teams)
    towns, names = (one.municipality for one in held), (one.name for one in held)
    covered = personal.words_to_cover(towns=towns, teams=names)
    return KnownNames(personal.invented(library.cases.values()), covered, free)


def _sheets(far: Sequence[TeamProgress], tasks: Sequence[TeamHomework]) -> tuple[TeamSheets, ...]:
    handed = {
        (team.team, item.worksheet)
        for team in tasks
        for _, items in team.intervals
        for item in items
        if item.state in (HANDED_IN, RETURNED)
    }
    return tuple(_team_sheets(one, {name for team, name in handed if team == one.team}) for one in far)


def _team_sheets(far: TeamProgress, handed: Collection[str]) -> TeamSheets:
    left = [one for one in far.worksheets if one.worksheet not in handed]
    return TeamSheets(
        far.name,
        tuple(one.title for one in far.worksheets if one.worksheet in handed),
        tuple(one.title for one in left if one.answered),
        tuple(one.title for one in left if one.sheet and not one.answered),
    )


def _answers(
    db: Session, shown: Sequence[KeptSheet], worksheets: Sequence[Worksheet]
) -> dict[str, list[Values]]:
    """Return what stands in the sheets a report quotes, by the present id of their worksheet."""
    marked = [one for one in worksheets if any(question.report for question in one.questions)]
    wanted = {name: one for one in marked for name in (one.id, *one.aliases)}
    kept = [one for one in shown if one.sheet.kind == "worksheet" and one.sheet.content_id in wanted]
    values = sheets.values_many(db, kept, lambda sheet: forms.of_worksheet(wanted[sheet.content_id]))
    found: dict[str, list[Values]] = {}
    for one in kept:
        found.setdefault(wanted[one.sheet.content_id].id, []).append(values[one.sheet.id])
    return found
