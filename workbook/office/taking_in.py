"""Returned files: read once, compared once, shown, and taken in as they were shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.classroom.homework import comments, owner, returns, take_home
from workbook.classroom.homework.comments import Comment
from workbook.classroom.homework.returns import Accepted, ReturnPlan
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.run import contents
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.forms.times import JAPAN
from workbook.content.model.answers import Values
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.returned import fitting as which_forms
from workbook.handouts.returned import texts_to_answers
from workbook.handouts.returned.apart.reader import READER
from workbook.handouts.returned.returned_sheet import Loose, Returned
from workbook.handouts.returned.texts_to_answers import Unread
from workbook.office import own_sheets, unplaced_words
from workbook.office.visit import Visit

_WHICH = "このファイルには、この開催回のシートの番号がありません（消えたか、ほかの場所で作った用紙です）。どのシートか選んでください。"
_NO_FIT = "どのワークシートの欄とも合いません。持ち帰ったファイルかどうか、確かめてください。"
_NO_CONTENT = "このワークシートは、いまの教材にありません。ファイルはそのまま取っておいてください。"


@dataclass(frozen=True)
class Found:
    """A returned sheet that can be taken in: where it belongs, what it says and what it would change.

    `which` is the id people chose when the file had lost its own. `is_new`: something else was shown before, and
    the sheet was changed since. `said` was said alone beside the sheet, and comes along.
    """

    sheet: Sheet
    form: Form
    handout: Handout
    returned: Returned
    values: Values
    plan: ReturnPlan
    unread: tuple[Unread, ...] = ()
    unplaced: tuple[Loose, ...] = ()
    problems: tuple[str, ...] = ()
    which: str = ""
    is_new: bool = False
    said: tuple[Comment, ...] = ()

    @property
    def changes(self) -> bool:
        """Tell whether taking it in would change anything."""
        return any(change.changes for change in self.plan.changes)

    @property
    def is_there(self) -> bool:
        """Tell whether it was taken in before, or says nothing that is not there."""
        return (self.plan.came is not None or not self.changes) and not self.said


@dataclass(frozen=True)
class Lost:
    """A returned sheet that cannot be taken in: why not, and which worksheets it may be if its id was lost."""

    returned: Returned
    message: str
    choices: tuple[Worksheet, ...] = ()


def read(visit: Visit, me: Person, data: bytes, *, name: str) -> tuple[Found | Lost, ...]:
    """Return what the sheets of a file are; raise `FileRefused` with a sentence for one that cannot be read."""
    return tuple(look(visit, me, one) for one in READER.sheets(data, name=name))


def look(visit: Visit, me: Person, returned: Returned, *, which: str = "") -> Found | Lost:
    """Return what a sheet of a file is; `which` is the id people chose when the file had lost its own."""
    with visit.house.database.reading() as db:
        whose = owner.whose(db, me, handout_id=which or returned.mark)
    if whose.kind == owner.UNKNOWN:
        choices = _choices(visit, returned)
        return Lost(returned, _WHICH if choices else _NO_FIT, choices)
    if whose.sheet is None or whose.handout is None:
        return Lost(returned, whose.message)
    form = contents.form_of(visit.library, kind=whose.sheet.kind, content_id=whose.sheet.content_id)
    if form is None:
        return Lost(returned, _NO_CONTENT)
    said = texts_to_answers.read_back(
        form, returned, base=whose.handout.values, on=whose.handout.at.astimezone(JAPAN).date()
    )
    with visit.house.database.reading() as db:
        plan = returns.plan(db, whose.sheet, form, handout=whose.handout, returned=said.values, by=me)
    return Found(
        sheet=whose.sheet,
        form=form,
        handout=whose.handout,
        returned=returned,
        values=said.values,
        plan=plan,
        unread=said.unread,
        unplaced=said.unplaced,
        problems=said.problems,
        which=which,
    )


def put(visit: Visit, me: Person, found: Found, words: Loose, *, target: str) -> Found:
    """Return a sheet with words that had no place in an answer, and what it would change by now."""
    values = unplaced_words.put(found.form, found.values, words.text, target=target)
    with visit.house.database.reading() as db:
        plan = returns.plan(db, found.sheet, found.form, handout=found.handout, returned=values, by=me)
    place = found.unplaced.index(words)
    rest = (*found.unplaced[:place], *found.unplaced[place + 1 :])
    return replace(found, values=values, plan=plan, unplaced=rest)


def choose(visit: Visit, me: Person, worksheet: Worksheet) -> str:
    """Return the id under which files of a worksheet are taken in that lost their own."""
    return without_id(visit, me, own_sheets.of_worksheet(visit, me, worksheet))


def without_id(visit: Visit, me: Person, sheet: Sheet) -> str:
    """Return the id under which words are taken into a sheet that did not leave it."""
    with visit.house.database.begin() as db:
        return take_home.without_id(db, sheet, by=me).id


def look_at_own(  # noqa: PLR0913 -- a sheet, and what was written and said beside it alone
    visit: Visit, me: Person, sheet: Sheet, form: Form, words: Values, *, said: Sequence[Comment]
) -> Found | Lost:
    """Return what words that somebody wrote alone would change in the sheet of their team.

    `said`: what they said beside it then, which comes along.
    """
    which = without_id(visit, me, sheet)
    found = look(visit, me, Returned("", form.title, values=words), which=which)
    return replace(found, said=tuple(said)) if isinstance(found, Found) else found


def accept(visit: Visit, me: Person, found: Found) -> Accepted | Found | Lost:
    """Do what was shown, and show it to everybody who has the sheet open.

    If something else would happen by now, nothing is written: what would happen now is returned, to be looked at.
    Raise Refused when the sheet may not be written in any more.
    """
    form = contents.form_of(visit.library, kind=found.sheet.kind, content_id=found.sheet.content_id)
    if form != found.form:
        now = look(visit, me, found.returned, which=found.which)
        return replace(now, is_new=True, said=found.said) if isinstance(now, Found) else now
    with visit.house.database.begin() as db:
        done = returns.accept(
            db,
            found.sheet,
            found.form,
            handout=found.handout,
            returned=found.values,
            by=me,
            shown=found.plan,
        )
        if isinstance(done, Accepted):
            comments.carry(db, found.sheet, found.said, by=me)
    if isinstance(done, ReturnPlan):
        return replace(found, plan=done, is_new=True)
    return done


def _choices(visit: Visit, returned: Returned) -> tuple[Worksheet, ...]:
    """Return the worksheets that have all questions of a file, the one that is named in it first."""
    worksheets = {one.id: one for one in visit.library.worksheets.values() if not one.retired}
    fitting = which_forms.forms(map(forms.of_worksheet, worksheets.values()), returned)
    return tuple(worksheets[form.id] for form in fitting)
