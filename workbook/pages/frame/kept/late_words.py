"""Words that came after the end (締切後に届いた言葉): shown above a sheet, and taken in by one press."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import late_words
from workbook.classroom.sheets.late_words import LateWords
from workbook.content.forms import times
from workbook.content.forms.form import Form
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose

_WHY = "切れているあいだに書かれ、締め切ったあと（またはコードが新しくなったあと）に届いた言葉です。シートにはまだ入っていません。"
_PRESS = "取り込むと、いまの文と一文ずつ合わさります。"


def draw(visit: Visit, sheet: Sheet, form: Form, *, by: Person) -> None:
    """Draw what waits beside a sheet, by person; nothing if nothing does."""
    show(visit, sheet, form, own_sheets.late(visit, sheet, form, by=by), by=by)


def show(visit: Visit, sheet: Sheet, form: Form, found: Sequence[LateWords], *, by: Person) -> None:
    """Draw what was found waiting beside a sheet."""
    if news := browser.take(browser.LATE.of(sheet.id)):
        markup.tell(news)
    for one in found:
        with st.container(border=True, key=f"card-late-{sheet.id}-{one.member}"):
            _draw(visit, sheet, form, one, by)


def _draw(visit: Visit, sheet: Sheet, form: Form, one: LateWords, by: Person) -> None:
    changes = "".join(
        f"<li>{prose.plain('／'.join(part for part in (change.label, change.row, change.column) if part))}："
        f'<p class="wb-words">{prose.plain(change.aside or change.after)}</p></li>'
        for change in one.changes
    )
    markup.show(
        f"<h2>締切後に届いた言葉（{prose.plain(one.name)}さん、{times.moment(one.at)}）</h2>"
        f'<p class="wb-small">{prose.plain(form.title)}。{_WHY}</p><ul>{changes}</ul>'
    )
    if rights.may_take_late_words(by, sheet):
        st.button(
            "取り込む",
            key=f"take-late-{sheet.id}-{one.member}",
            help=_PRESS,
            on_click=_take,
            args=(visit, sheet, form, one, by),
        )


def _take(visit: Visit, sheet: Sheet, form: Form, one: LateWords, by: Person) -> None:
    try:
        with visit.house.database.begin() as db:
            is_done = late_words.take(db, sheet, form, member=one.member, by=by)
    except Refused as refused:
        browser.put(browser.LATE.of(sheet.id), str(refused))
        return
    said = "取り込みました。" if is_done else "もう入っています。"
    browser.put(browser.LATE.of(sheet.id), said)
