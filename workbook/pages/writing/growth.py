"""「この図の歩み」: how the visitor's sheet grew, and the team's own word on whether the shared screen may show it."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.wall import all_answers, kept_in_team
from workbook.content.forms import form as forms
from workbook.content.model.cases import Case
from workbook.content.model.worksheets import Worksheet
from workbook.office import own_sheets
from workbook.office.growth import map_frames, told_steps
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, growth_player, links, markup

_OF_MAP, _OF_SHEET = "この図の歩み", "このシートの歩み"
_NOTHING = "まだ何も書かれていません。書くと、はじめの一行からの歩みが、ここで見られます。"
_KEPT, _SHOWN = "映さない", "映してよい"
_WHAT_IS_SEEN = (
    "「映してよい」にすると、進行役が投影の画面で、このシートの歩みを流せます。"
    "名前は出ず、まちやチームの名前は〇〇になりますが、書いて消した言葉も映ります。"
)


def draw(visit: Visit) -> None:
    """Draw the page."""
    worksheet, case = visit.library.worksheet(browser.asked("id")), visit.library.case(browser.asked("case"))
    if worksheet is None and case is None:
        markup.title(_OF_SHEET)
        markup.notice("そのシートは見つかりませんでした。研修のページからえらんでください。")
        links.to("course", "研修のページへ")
        return
    with st.container(key="back"):
        _back(worksheet, case)
    title = worksheet.title if worksheet else case.title if case else ""
    markup.title(title, over=_name(worksheet))
    me = visit.me
    if me is None or not me.team_id:
        markup.notice("チームに参加すると、チームの書いたものの歩みが、ここで見られます。")
        if me is None:
            join.ways(visit, name="growth", **_query(worksheet, case))
        return
    _grown(visit, me, worksheet, case)


def way(worksheet: Worksheet | None = None, case: Case | None = None) -> None:
    """Draw the link to how a sheet grew."""
    links.to("growth", _name(worksheet), **_query(worksheet, case))


def link(worksheet: Worksheet) -> str:
    """Return the link to how a worksheet grew as HTML."""
    return links.way("growth", _name(worksheet), id=worksheet.id)


def _name(worksheet: Worksheet | None) -> str:
    return _OF_MAP if worksheet is not None and map_frames.has_map(worksheet) else _OF_SHEET


def _grown(visit: Visit, me: Person, worksheet: Worksheet | None, case: Case | None) -> None:
    if worksheet is not None:
        sheet, form = own_sheets.of_worksheet(visit, me, worksheet), forms.of_worksheet(worksheet)
    elif case is not None:
        sheet, form = own_sheets.of_case(visit, me, case), forms.of_case(case)
    else:
        return
    whole = told_steps.of_sheet(visit, sheet, form, course=me.course, library=visit.library, by=me)
    if not whole.grown.steps:
        markup.note(_NOTHING)
        return
    with st.container(key="desk"):  # it keeps the room of what is written in until that is there
        growth_player.mount(whole, worksheet, key=f"growth-{sheet.id}")
    if worksheet is not None:
        _switch(visit, me, worksheet, sheet)


def _switch(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    """Let a team decide whether the shared screen may show this, where it may show the sheet at all."""
    news = browser.take(browser.KEPT)
    if news:
        markup.tell(news)
    may_decide = rights.may_keep_in_team(me, sheet) and not me.is_alone
    if not may_decide or not all_answers.may_be_shown(worksheet, sheet):
        return
    with visit.house.database.reading() as db:
        is_shown = sheet.id in visit.house.halls.of_run(db, sheet.run_id).growing
    key = browser.GROWTH.of(sheet.id, _SHOWN if is_shown else _KEPT)
    with st.expander(f"投影の画面で歩みを{_SHOWN if is_shown else _KEPT}（チームで決めます）"):
        markup.note(_WHAT_IS_SEEN)
        st.segmented_control(
            "投影の画面で、このシートの歩みを",
            [_KEPT, _SHOWN],
            default=_SHOWN if is_shown else _KEPT,
            key=key.name,
            on_change=_decide,
            args=(visit, me, sheet, key),
            required=True,
        )


def _decide(visit: Visit, me: Person, sheet: Sheet, key: browser.Key) -> None:
    try:
        with visit.house.database.begin() as db:
            kept_in_team.let_growth_be_shown(db, sheet, shown=browser.get(key) == _SHOWN, by=me)
    except Refused as refused:
        browser.put(browser.KEPT, str(refused))


def _back(worksheet: Worksheet | None, case: Case | None) -> None:
    if worksheet is not None:
        links.to("worksheet", f"← {worksheet.title}", id=worksheet.id)
    elif case is not None:
        links.to("case", f"← {case.title}", id=case.id)


def _query(worksheet: Worksheet | None, case: Case | None) -> dict[str, str]:
    return {"id": worksheet.id} if worksheet else {"case": case.id} if case else {}
