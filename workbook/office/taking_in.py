"""Sheets of returned files: whose each one is, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.classroom import belongings, bringback, contents, takehome
from workbook.classroom.bringback import Accepted, Preview
from workbook.classroom.takehome import Handout
from workbook.classroom.views import Person, Sheet
from workbook.content import form as forms
from workbook.content.form import Form
from workbook.content.model import Worksheet
from workbook.desk import rooms
from workbook.desk.document import Values
from workbook.handouts import answers
from workbook.handouts.answers import Unread
from workbook.handouts.intake import Returned
from workbook.pages import desks
from workbook.pages.visit import Visit

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
        whose = belongings.whose(db, me, handout_id=which or returned.mark)
    if whose.kind in {belongings.WHICH, belongings.UNKNOWN}:
        choices = _choices(visit, returned)
        return Lost(_WHICH if choices else _NO_FIT, choices)
    if whose.sheet is None or whose.handout is None:
        return Lost(whose.message)
    form = contents.form_of(visit.library, kind=whose.sheet.kind, content_id=whose.sheet.content_id)
    if form is None:
        return Lost(_NO_CONTENT)
    values, unread = answers.of_returned(form, returned, base=whose.handout.values)
    with visit.house.database.reading() as db:
        preview = bringback.preview(db, whose.sheet, form, handout=whose.handout, returned=values, by=me)
    return Found(whose.sheet, form, whose.handout, values, preview, unread, is_without_id=bool(which))


def choose(visit: Visit, me: Person, worksheet: Worksheet) -> str:
    """Return the id under which files of a worksheet are taken in that lost their own."""
    sheet = desks.of_worksheet(visit, me, worksheet)
    with visit.house.database.begin() as db:
        return takehome.without_id(db, sheet, by=me).id


def accept(visit: Visit, me: Person, found: Found) -> Accepted:
    """Take a sheet in, and show it to everybody who has it open."""
    with visit.house.database.begin() as db:
        accepted = bringback.accept(
            db, found.sheet, found.form, handout=found.handout, returned=found.values, by=me
        )
    rooms.notice()
    return accepted


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
