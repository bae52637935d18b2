"""Who reads a worksheet (公開範囲), said exactly; and the team's own word on whether other teams may see theirs."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.wall import kept_in_team
from workbook.content.model.worksheets import Worksheet
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, phrases

_SHARED, _KEPT = "ほかのチームに見せてよい", "チームの中だけ"


def say(worksheet: Worksheet, me: Person | None = None, sheet: Sheet | None = None) -> None:
    """Say who reads what is written here."""
    markup.note(phrases.SEEN_BY[_who_reads(worksheet, me, sheet)])


def in_short(worksheet: Worksheet, me: Person, sheet: Sheet) -> str:
    """Return the same in a few words."""
    return phrases.SEEN_IN_SHORT[_who_reads(worksheet, me, sheet)]


def switch(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    """Let a team keep its sheet to itself, where it could be shown to other teams at all."""
    news = browser.take(browser.KEPT)
    if news:
        markup.tell(news)
    if worksheet.seen_by != "course" or me.is_alone or not rights.may_keep_in_team(me, sheet):
        return
    st.segmented_control(
        "公開範囲（チームで決めます。いつでも変えられます）",
        [_SHARED, _KEPT],
        default=_KEPT if sheet.stays_in_team else _SHARED,
        key=_key(worksheet, sheet).name,
        on_change=_decide,
        args=(visit, me, worksheet, sheet),
        required=True,
    )


def _decide(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    stays = browser.get(_key(worksheet, sheet)) == _KEPT
    try:
        with visit.house.database.begin() as db:
            kept_in_team.keep_in_team(db, sheet, stays=stays, by=me)
    except Refused as refused:
        browser.put(browser.KEPT, str(refused))


def _key(worksheet: Worksheet, sheet: Sheet) -> browser.Key:
    """Return the switch's key: another one as soon as a team-mate has decided otherwise."""
    return browser.SHARING.of(worksheet.id, _KEPT if sheet.stays_in_team else _SHARED)


def _who_reads(worksheet: Worksheet, me: Person | None, sheet: Sheet | None) -> str:
    if worksheet.unit == "member":
        return "chosen" if any(question.report for question in worksheet.questions) else "member"
    if me is not None and me.is_alone:
        return "alone"
    return "kept" if sheet is not None and sheet.stays_in_team else worksheet.seen_by
