"""A team's homework: handing it in with a word, what came back, and what was said beside it."""

from __future__ import annotations

import streamlit as st

from workbook import house_clock
from workbook.classroom.homework import due_days, hand_ins
from workbook.classroom.homework.due_days import Due
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.worksheets import Worksheet
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, drafts, links, markup, phrases
from workbook.pages.frame.kept import former_questions
from workbook.pages.homework import comments, hand_in_history
from workbook.pages.writing import one_page

_COPY = "いまの内容の写しを残して、提出します。提出したあとも、シートは書きつづけられます。もう一度提出することもできます。"
_LATE = "期日は過ぎましたが、いつでも提出できます。"
_THANKS = "提出しました。写しを残したので、このあとも安心して書きつづけられます。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    worksheet = visit.library.worksheet(browser.asked("id"))
    me = visit.me
    if worksheet is None:
        markup.title(phrases.HAND_IN)
        markup.notice("そのワークシートは見つかりませんでした。宿題のページからえらんでください。")
        links.to("homework", "宿題のページへ")
        return
    with st.container(key="back"):
        links.to("homework", "← 宿題・持ち帰り")
    if me is None or not me.team_id:
        markup.title(worksheet.title, over=phrases.HAND_IN)
        markup.notice("提出するには、チームに参加してください。")
        if me is None:
            join.ways(visit, name="hand-in", id=worksheet.id)
        return
    _mine(visit, me, worksheet)


def _mine(visit: Visit, me: Person, worksheet: Worksheet) -> None:
    form = forms.of_worksheet(worksheet)
    sheet = own_sheets.of_worksheet(visit, me, worksheet)
    dues = own_sheets.dues(visit, me, visit.library.course(me.course or browser.asked("course")))
    due = _due(dues, worksheet)
    with visit.house.database.reading() as db:
        found = hand_ins.of_sheet(db, sheet, by=me)
    markup.title(worksheet.title, over=phrases.HAND_IN if due or found else phrases.COMMENTS)
    news = browser.take(browser.NEWS)
    if news:
        markup.done(news)
    if due is None:
        markup.note(
            "このワークシートは、宿題には入っていません。進行役からのコメントだけを、ここで読めます。"
        )
    else:
        markup.facts((due.interval.title, due_days.until(due)))
        _hand_in(visit, me, sheet, form, due, turn=len(found))
    one_page.way(worksheet)
    if found:
        markup.section("これまでの提出")
        hand_in_history.draw(found, dues)
    last = hand_in_history.newest(found, interval=due.interval.id if due else "")
    markup.section("提出したときの内容" if last else "いまの内容")
    comments.draw(visit, me, sheet, form, last.values if last else own_sheets.values(visit, sheet, form))
    former_questions.draw(visit, sheet, library=visit.library, by=me)


def _due(dues: tuple[Due, ...], worksheet: Worksheet) -> Due | None:
    """Return the homework a worksheet is handed in for: the one that led here, or the first that asks for it."""
    wanted = due_days.asking((due.interval for due in dues), worksheet)
    asking = [due for due in dues if due.interval.id in wanted]
    asked = [due for due in asking if due.interval.id == browser.asked("interval")]
    return next(iter(asked + asking), None)


def _hand_in(  # noqa: PLR0913 -- what is handed in, and how often it was
    visit: Visit, me: Person, sheet: Sheet, form: Form, due: Due, *, turn: int
) -> None:
    if not rights.may_write_sheet(me, sheet):
        markup.note("この開催回は終わっているので、提出はできません。これまでのものは読めます。")
        return
    if due.is_late(house_clock.now()):
        markup.note(_LATE)
    with st.form("hand-in", enter_to_submit=False):
        markup.note(_COPY)
        with drafts.kept(me, sheet, "note", turn=turn):
            note = st.text_area("ひとこと（なくてもかまいません）", key="note")
        asked = st.form_submit_button("提出する", type="primary")
    if not asked:
        return
    try:
        with visit.house.database.begin() as db:
            hand_ins.hand_in(db, sheet, form, interval=due.interval.id, by=me, note=note)
    except Refused as refused:
        markup.tell(str(refused))
        return
    browser.put(browser.NEWS, _THANKS)
    st.rerun()
