"""The visitor's own sheets as the pages need them: found or made, and what stands in them now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbook.classroom.entrance import from_alone
from workbook.classroom.homework import comments, due_days
from workbook.classroom.homework.comments import Comment
from workbook.classroom.homework.due_days import Due
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import progress
from workbook.classroom.sheets import former as former_answers
from workbook.classroom.sheets import late_words, sheets
from workbook.classroom.sheets.late_words import LateWords
from workbook.classroom.sheets.sheets import SheetPlace
from workbook.content.course.scenes import Bounds
from workbook.content.forms import form as forms
from workbook.content.forms import suggestions
from workbook.content.forms.form import Form
from workbook.content.forms.suggestions import Suggestion
from workbook.content.model.answers import Values
from workbook.content.model.cases import Case, Stage
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document.former_answers import FormerAnswer
from workbook.office.visit import Visit


@dataclass(frozen=True)
class OpenedSheet:
    """A sheet with what is kept beside it: words that came late, answers to former questions, what was written alone."""

    sheet: Sheet
    late: tuple[LateWords, ...]
    former: tuple[FormerAnswer, ...]
    alone: Values
    said_alone: tuple[Comment, ...]


def opened(visit: Visit, me: Person, place: SheetPlace, form: Form) -> OpenedSheet:
    """Return the visitor's sheet at a place, made at the first look, with all that is kept beside it, in one look."""
    with visit.house.database.reading() as db:
        held = sheets.find(db, me, place)
        late = late_words.waiting(db, held, form, by=me) if held else ()
        former = former_answers.of_sheet(db, held, library=visit.library, by=me) if held else ()
        alone, said = _written_alone(db, me, place, form, held)
    return OpenedSheet(held or _made(visit, me, place), late, former, alone, said)


def written_alone(
    visit: Visit, me: Person, place: SheetPlace, form: Form
) -> tuple[Values, tuple[Comment, ...]]:
    """Return what the visitor wrote at a place, and said beside it, before they came into their team.

    Nothing if they never tried alone, and nothing they have said beside their team's sheet by now.
    """
    with visit.house.database.reading() as db:
        return _written_alone(db, me, place, form, sheets.find(db, me, place))


def of_worksheet(visit: Visit, me: Person, worksheet: Worksheet) -> Sheet:
    """Return the visitor's sheet for a worksheet; it is made at the first look."""
    return _found_or_made(visit, me, sheets.of_worksheet(worksheet))


def of_case(visit: Visit, me: Person, case: Case) -> Sheet:
    """Return the sheet of the visitor's team for a case; it is made at the first look."""
    return _found_or_made(visit, me, sheets.of_case(case))


def values(visit: Visit, sheet: Sheet, form: Form) -> Values:
    """Return what stands in a sheet now."""
    with visit.house.database.reading() as db:
        return dict(sheets.values(db, sheet, form))


def late(visit: Visit, sheet: Sheet, form: Form, *, by: Person) -> tuple[LateWords, ...]:
    """Return what came too late for a sheet; raise Refused to those who may not read it."""
    with visit.house.database.reading() as db:
        return late_words.waiting(db, sheet, form, by=by)


def former(visit: Visit, sheet: Sheet, *, library: Library, by: Person) -> tuple[FormerAnswer, ...]:
    """Return what stands in a sheet and is no longer asked; raise Refused to those who may not read it."""
    with visit.house.database.reading() as db:
        return former_answers.of_sheet(db, sheet, library=library, by=by)


def so_far(
    visit: Visit, me: Person, case: Case, stages: Sequence[Stage], sheet: Sheet
) -> tuple[Values, Bounds]:
    """Return what stands in a case's sheet, and how far facilitators opened or held some of its stages for this team."""
    with visit.house.database.reading() as db:
        said = dict(sheets.values(db, sheet, forms.of_case(case)))
        hall = None if me.is_alone else visit.hall(db, me.run_id)
    gate = hall.gate(case.id, me.breakout_id) if hall else None
    return said, progress.bounds(case, gate, stages)


def written(visit: Visit, worksheet: Worksheet) -> Values:
    """Return what the visitor's team has written on a worksheet; nothing if there is no sheet yet."""
    held = _find(visit, visit.me, sheets.of_worksheet(worksheet)) if visit.me and visit.me.team_id else None
    return values(visit, held, forms.of_worksheet(worksheet)) if held else {}


def offers(visit: Visit, worksheet: Worksheet) -> tuple[Suggestion, ...]:
    """Return the words of other worksheets that this one would like to take over."""
    sources = _sources(visit, worksheet)
    found = {source.id: written(visit, source) for source in sources}
    return suggestions.of_worksheet(worksheet, worksheets=visit.library.worksheets, values=found)


def dues(visit: Visit, me: Person, course: Course | None) -> tuple[Due, ...]:
    """Return the homework of a course with the days of the visitor's run; nothing without a course."""
    if course is None:
        return ()
    with visit.house.database.reading() as db:
        dates = due_days.dates_of(db, me.run_id)
    return due_days.of_course(course, starts_on=me.starts_on, dates=dates)


def _sources(visit: Visit, worksheet: Worksheet) -> Iterable[Worksheet]:
    names = dict.fromkeys(origin.worksheet for _, origin in suggestions.origins(worksheet))
    return [held for name in names if (held := visit.library.worksheet(name))]


def _find(visit: Visit, me: Person, place: SheetPlace) -> Sheet | None:
    with visit.house.database.reading() as db:
        return sheets.find(db, me, place)


def _found_or_made(visit: Visit, me: Person, place: SheetPlace) -> Sheet:
    """Look first without waiting for writers; only the first visitor of a team writes."""
    return _find(visit, me, place) or _made(visit, me, place)


def _made(visit: Visit, me: Person, place: SheetPlace) -> Sheet:
    with visit.house.database.begin() as db:
        return sheets.sheet_for(db, me, place)


def _written_alone(
    db: Session, me: Person, place: SheetPlace, form: Form, held: Sheet | None
) -> tuple[Values, tuple[Comment, ...]]:
    alone = None if me.is_alone else from_alone.before(db, me)
    sheet = sheets.find(db, alone, place) if alone else None
    if alone is None or sheet is None:
        return {}, ()
    said = comments.yet_to_carry(db, sheet, held, before=alone, by=me)
    return sheets.values(db, sheet, form), said
