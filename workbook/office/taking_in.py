"""Sheets of returned files: whose each one is, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.classroom.homework import owner, returns, take_home
from workbook.classroom.homework.returns import Accepted, Preview
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.run import contents
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.blocks import Worksheet
from workbook.desk.document.plain_values import Values
from workbook.handouts.returned import texts_to_answers
from workbook.handouts.returned.intake import Returned
from workbook.handouts.returned.texts_to_answers import Unread
from workbook.office import own_sheets
from workbook.office.visit import Visit

_WHICH = "ファイルからシートの番号が読み取れませんでした。どのシートか選んでください。"
_NO_FIT = "どのワークシートの欄とも合いません。持ち帰ったファイルかどうか、確かめてください。"
_NO_CONTENT = "このワークシートは、いまの教材にありません。ファイルはそのまま取っておいてください。"


@dataclass(frozen=True)
class Found:
    """A returned sheet that can be taken in: where it belongs, what it says and what it would change."""

    sheet: Sheet
    form: Form
    handout: Handout
    values: Values
    preview: Preview
    unread: tuple[Unread, ...] = ()
    is_without_id: bool = False

    @property
    def changes(self) -> bool:
        """Tell whether taking it in would change anything."""
        return any(change.changes for change in self.preview.changes)


@dataclass(frozen=True)
class Lost:
    """A returned sheet that cannot be taken in: why not, and which worksheets it may be if its id was lost."""

    message: str
    choices: tuple[Worksheet, ...] = ()


def look(visit: Visit, me: Person, returned: Returned, *, which: str = "") -> Found | Lost:
    """Return what a sheet of a file is; `which` is the id people chose when the file had lost its own."""
    with visit.house.database.reading() as db:
        whose = owner.whose(db, me, handout_id=which or returned.mark)
    if whose.kind in {owner.WHICH, owner.UNKNOWN}:
        choices = _choices(visit, returned)
        return Lost(_WHICH if choices else _NO_FIT, choices)
    if whose.sheet is None or whose.handout is None:
        return Lost(whose.message)
    form = contents.form_of(visit.library, kind=whose.sheet.kind, content_id=whose.sheet.content_id)
    if form is None:
        return Lost(_NO_CONTENT)
    values, unread = texts_to_answers.of_returned(form, returned, base=whose.handout.values)
    with visit.house.database.reading() as db:
        preview = returns.preview(db, whose.sheet, form, handout=whose.handout, returned=values, by=me)
    return Found(whose.sheet, form, whose.handout, values, preview, unread, is_without_id=bool(which))


def choose(visit: Visit, me: Person, worksheet: Worksheet) -> str:
    """Return the id under which files of a worksheet are taken in that lost their own."""
    sheet = own_sheets.of_worksheet(visit, me, worksheet)
    with visit.house.database.begin() as db:
        return take_home.without_id(db, sheet, by=me).id


def accept(visit: Visit, me: Person, found: Found) -> Accepted:
    """Take a sheet in, and show it to everybody who has it open."""
    with visit.house.database.begin() as db:
        return returns.accept(
            db, found.sheet, found.form, handout=found.handout, returned=found.values, by=me
        )


def _choices(visit: Visit, returned: Returned) -> tuple[Worksheet, ...]:
    """Return the worksheets that have all questions of a file, the one that is named in it first."""
    asked = {address.split("/")[0] for address in returned.texts}
    fitting = [
        worksheet
        for worksheet in visit.library.worksheets.values()
        if not worksheet.retired and asked <= _questions(forms.of_worksheet(worksheet))
    ]
    return tuple(sorted(fitting, key=lambda one: (returned.mark != one.id, returned.title != one.title)))


def _questions(form: Form) -> set[str]:
    return {ask.id for ask in form.asks} | {grid.id for ask in form.asks for grid in ask.grids}
