"""How far teams are, seen through their worksheets and cases only; never through a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from workbook.classroom.people.views import Sheet
from workbook.classroom.period.state import ALL, Gate, Hall
from workbook.classroom.run import contents
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.content.course import scenes, uses
from workbook.content.course.scenes import Bounds
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.answers import Values
from workbook.content.model.cases import Case, Stage
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.store import tables


@dataclass(frozen=True)
class WorksheetProgress:
    """How much of a worksheet a team has answered. `asked` counts required questions (all, if none is required).

    `written` are the ids of all questions with an answer.
    """

    worksheet: str
    title: str
    sheet: str
    answered: int
    asked: int
    changed_at: datetime | None
    written: frozenset[str] = frozenset()

    @property
    def is_started(self) -> bool:
        """Tell whether anybody wrote anything."""
        return self.changed_at is not None


@dataclass(frozen=True)
class CaseProgress:
    """How many stages of a case a team has opened; `written` are the ids of those it wrote in."""

    case: str
    title: str
    sheet: str
    opened: int
    stages: int
    changed_at: datetime | None
    written: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TeamProgress:
    """A team with its worksheets and cases, in the order of the course."""

    team: str
    name: str
    worksheets: tuple[WorksheetProgress, ...]
    cases: tuple[CaseProgress, ...]

    @property
    def changed_at(self) -> datetime | None:
        """Return when the team last wrote something."""
        times = [one.changed_at for one in self.worksheets] + [one.changed_at for one in self.cases]
        return max((time for time in times if time is not None), default=None)


def of_run(  # noqa: PLR0913 -- a run and how it stands, by keyword
    db: Session, *, run: str, course: str, library: Library, team: str = "", hall: Hall | None = None
) -> tuple[TeamProgress, ...]:
    """Return the progress of all teams of a run, or of one team; the number of queries does not grow with teams.

    With `hall` what facilitators opened and held counts.
    """
    rows = db.scalars(_teams(is_one=bool(team)), {"run": run, **({"team": team} if team else {})}).all()
    held = sheets.team_sheets(db, run=run, team=team)
    values = sheets.values_many(db, held, lambda sheet: _form(library, sheet))
    return of_teams(rows, held, values, course=course, library=library, hall=hall)


@cache
def _teams(*, is_one: bool) -> Select[tables.Team]:
    """Return the query for the teams of a run, or for one; made once, as the page of a course asks it."""
    teams = select(tables.Team).where(tables.Team.run_id == bindparam("run"))
    teams = teams.where(tables.Team.id == bindparam("team")) if is_one else teams
    return teams.order_by(tables.Team.position, tables.Team.id)


def of_teams(  # noqa: PLR0913 -- what was read, and the content to see it through
    teams: Iterable[tables.Team],
    held: Iterable[KeptSheet],
    values: Mapping[str, Values],
    *,
    course: str,
    library: Library,
    hall: Hall | None = None,
) -> tuple[TeamProgress, ...]:
    """Return the progress of teams whose sheets and values are known."""
    worksheets, cases = uses.used(library, course)
    papers = [(worksheet, of_worksheet(worksheet)) for worksheet in worksheets]
    by_team: dict[str, dict[tuple[str, str], KeptSheet]] = {}
    for one in held:
        by_team.setdefault(one.sheet.team_id, {})[one.sheet.kind, one.sheet.content_id] = one
    found = []
    for team in teams:
        own = by_team.get(team.id, {})
        gates = {case.id: hall.gate(case.id, team.breakout_id or ALL) for case in cases} if hall else {}
        found.append(
            TeamProgress(
                team.id,
                team.name,
                tuple(_of_worksheet(worksheet, form, own, values) for worksheet, form in papers),
                tuple(_of_case(case, own, values, gates.get(case.id)) for case in cases),
            )
        )
    return tuple(found)


def bounds(case: Case, gate: Gate | None, stages: Sequence[Stage]) -> Bounds:
    """Return what a facilitator's word about a case means for some of its stages."""
    if gate is None:
        return scenes.FREE
    reached = sum(1 for stage in case.stages[: gate.stage] if stage in stages)
    return Bounds(open_to=reached) if gate.what == "open" else Bounds(held_at=reached)


def stages_open(case: Case, values: Values, gate: Gate | None = None) -> int:
    """Return how many stages a team may see: the first, and each one whose stage before has words; as a gate allows."""
    found = scenes.may_open(case.stages, values, bounds=bounds(case, gate, case.stages))
    return min(found, len(case.stages))


def answered(form: Form, values: Values) -> tuple[int, int]:
    """Return how many of the questions that matter are answered, and how many there are."""
    asks = [ask.id for ask in form.asks if ask.required] or [ask.id for ask in form.asks]
    return sum(1 for id_ in asks if id_ in values), len(asks)


def _of_worksheet(
    worksheet: Worksheet, form: Form, own: Mapping[tuple[str, str], KeptSheet], values: Mapping[str, Values]
) -> WorksheetProgress:
    held = _held(own, "worksheet", (worksheet.id, *worksheet.aliases))
    done, asked = answered(form, values[held.sheet.id] if held else {})
    return WorksheetProgress(
        worksheet=worksheet.id,
        title=worksheet.title,
        sheet=held.sheet.id if held else "",
        answered=done,
        asked=asked,
        changed_at=_changed_at(held),
        written=frozenset(values[held.sheet.id]) if held else frozenset(),
    )


def _of_case(
    case: Case, own: Mapping[tuple[str, str], KeptSheet], values: Mapping[str, Values], gate: Gate | None
) -> CaseProgress:
    held = _held(own, "case", (case.id, *case.aliases))
    opened = stages_open(case, values[held.sheet.id], gate) if held else 0
    return CaseProgress(
        case=case.id,
        title=case.title,
        sheet=held.sheet.id if held else "",
        opened=opened,
        stages=len(case.stages),
        changed_at=_changed_at(held),
        written=frozenset(values[held.sheet.id]) if held else frozenset(),
    )


def _held(own: Mapping[tuple[str, str], KeptSheet], kind: str, names: tuple[str, ...]) -> KeptSheet | None:
    return next((own[kind, name] for name in names if (kind, name) in own), None)


def _changed_at(held: KeptSheet | None) -> datetime | None:
    return held.changed_at if held else None


def _form(library: Library, sheet: Sheet) -> Form | None:
    return contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id)
