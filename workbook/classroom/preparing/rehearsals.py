"""Rehearsals: a copy of a run with sample teams and sample words, thrown away afterwards."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.entrance import arrivals
from workbook.classroom.people import entries, events, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import breakouts, opening, runs
from workbook.classroom.run.breakouts import ProposedBreakout
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.content.course import uses
from workbook.content.forms import form as forms
from workbook.content.forms.form import Ask, Form
from workbook.content.model.answers import Values
from workbook.content.model.library import Library
from workbook.desk.document import writing
from workbook.desk.table import journal
from workbook.store import tables

MARK = "【リハーサル】"
"""Stands in front of the title, so that it stands wherever the title does: on pages, cards and in files."""

ONLY_REHEARSALS = "これはリハーサルではないので、捨てられません。終えることはできます。"
_SAMPLE, _DEPARTMENT = "見本", "見本の課"
_AT_DIFFERENT_PLACES = 4


def copy(db: Session, run: Run, *, library: Library, by: Person) -> Run:
    """Open a rehearsal of a run: as many sample teams in the same rooms, some words in their sheets; raise Refused.

    Nothing of the real teams goes into it but their sizes.
    """
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    real = runs.teams_of(db, run.id)
    copied = opening.open_run(
        db,
        NewRun(
            course=run.course,
            title=MARK + run.title.removeprefix(MARK)[: entries.LONGEST_TITLE - len(MARK)],
            starts_on=run.starts_on,
            teams=[_sample(number, team) for number, team in enumerate(real, start=1)],
            periods=run.periods,
            tracks=run.tracks,
            is_rehearsal=True,
        ),
        library=library,
        by=by.id,
    )
    samples = runs.teams_of(db, copied.id)
    same = {team.id: sample.id for team, sample in zip(real, samples, strict=True)}
    plans = [
        ProposedBreakout(room.name, tuple(same[team.id] for team in real if team.breakout_id == room.id))
        for room in breakouts.of_run(db, run.id)
    ]
    breakouts.apply(db, copied.id, plans, by=by)
    _fill(db, samples, course=run.course, library=library)
    return copied


def throw_away(db: Session, run: Run, *, by: Person) -> None:
    """Close a rehearsal for good: its codes open nothing and no list shows it; raise Refused for a real run.

    What was written stays in the database until it is deleted as a whole (`retention.due`).
    """
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    if not run.is_rehearsal:
        raise Refused({"run": ONLY_REHEARSALS})
    this = (tables.Run.id == run.id, tables.Run.is_rehearsal.is_(True))
    db.execute(update(tables.Run).where(*this).values(closed_at=house_clock.now()))
    events.log(db, events.REHEARSAL_THROWN_AWAY, run=run.id, by=by.id)


def is_thrown_away(run: Run) -> bool:
    """Tell whether a run was a rehearsal and is gone for good."""
    return run.is_rehearsal and run.is_closed


def sample_of(form: Form) -> Values:
    """Return words for a worksheet, taken from the examples its authors gave."""
    found = {ask.id: _SAMPLES[kind](ask) for ask in form.asks if ask.example and (kind := _kind(ask))}
    return {id_: value for id_, value in found.items() if value}


def _kind(ask: Ask) -> str:
    if ask.holds == "words":
        return "text"
    is_table = len(ask.grids) == 1 and not ask.grids[0].fixed and ask.grids[0].fields[0].holds == "words"
    return "table" if is_table else ""


def _rows(ask: Ask) -> list[dict[str, str]]:
    """Return a row for each line of an example, as far as it names something in the first column."""
    column = ask.grids[0].fields[0].id
    names = (line.split("／", maxsplit=1)[0].strip() for line in ask.example.splitlines())
    return [{column: name} for name in names if name]


_SAMPLES = {"text": lambda ask: ask.example.strip(), "table": _rows}


def _sample(number: int, team: Team) -> NewTeam:
    place = f"{_SAMPLE}県" if team.is_prefecture else f"{_SAMPLE}市"
    return NewTeam(f"{_SAMPLE} {number} 班", place, band=team.population_band)


def _fill(db: Session, teams: tuple[Team, ...], *, course: str, library: Library) -> None:
    """Let somebody sit in every team and write in its first sheets, some teams being further than others."""
    worksheets, _ = uses.used(library, course)
    first = worksheets[:_AT_DIFFERENT_PLACES]
    said = [_update(forms.of_worksheet(worksheet)) for worksheet in first]
    now = house_clock.now()
    for number, team in enumerate(teams):
        place = arrivals.Post("member", team=team.id)
        person = arrivals.admit(db, place, name=_SAMPLE, department=_DEPARTMENT, at=now).person
        for worksheet, update_ in list(zip(first, said, strict=True))[: number % (len(first) + 1)]:
            if update_ is not None:
                sheet = sheets.sheet_for(db, person, sheets.of_worksheet(worksheet))
                journal.append(db, sheet.id, update_, member=person.id)


def _update(form: Form) -> bytes | None:
    return writing.update_saying([], form, sample_of(form))
