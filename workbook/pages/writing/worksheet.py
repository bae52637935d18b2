"""A worksheet: the editor beside its pictures, words to take over, and the files to take home."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook import charts
from workbook.classroom.homework import comments, due_days, hand_ins
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period.state import Place
from workbook.classroom.sheets import sheets, take_over
from workbook.content.forms import form as forms
from workbook.content.forms import suggestions, times
from workbook.content.forms.form import Form
from workbook.content.forms.suggestions import Suggestion
from workbook.content.model.worksheets import Worksheet
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, editor, links, markup, next_step, phrases, prose, summon, take_home
from workbook.pages.frame.kept import former_questions, late_words
from workbook.pages.writing import from_alone, growth, one_page, pictures, who_reads

_MOST_BESIDE, _MOST_TABLES = 5, 2
"""A table with more columns than these needs the whole page, and so do more tables than these."""
_UNITS = {"team": "チームで一枚", "member": "ひとり一枚"}


def draw(visit: Visit) -> None:
    """Draw the page."""
    worksheet = visit.library.worksheet(browser.asked("id"))
    if worksheet is None:
        markup.title("ワークシート")
        markup.notice("そのワークシートは見つかりませんでした。研修のページからえらんでください。")
        links.to("course", "研修のページへ")
        return
    links.back(visit.library)
    markup.title(worksheet.title, over="ワークシート")
    form = _form(worksheet, browser.asked_list("questions"))
    me = visit.me
    if me is None or not me.team_id:
        only = {"questions": browser.asked("questions")} if browser.asked("questions") else {}
        spots = {ask.id: ask.label for ask in form.asks}
        summon.offer(visit, Place("worksheet", {"id": worksheet.id, **only}, worksheet.title), spots=spots)
        head(worksheet, visit)
        who_reads.say(worksheet)
        _look(visit, worksheet, form)
        next_step.draw(visit, page="worksheet", id_=worksheet.id)
        return
    _own(visit, me, worksheet, form)
    next_step.draw(visit, page="worksheet", id_=worksheet.id)


def _own(visit: Visit, me: Person, worksheet: Worksheet, form: Form) -> None:
    """Draw the visitor's own sheet, what is kept beside it, and the ways on from it."""
    whole = forms.of_worksheet(worksheet)
    opened = own_sheets.opened(visit, me, sheets.of_worksheet(worksheet), whole)
    with st.container(key="about-sheet"):
        _about(visit, me, worksheet, opened.sheet)
    late_words.show(visit, opened.sheet, whole, opened.late, by=me)
    above = st.container(key="desk")
    with st.container(horizontal=True, key="after"):
        take_home.buttons(visit, (worksheet,), key=worksheet.id)
        _ways(visit, me, worksheet, opened.sheet)
    from_alone.draw(visit, me, opened.sheet, whole, alone=opened.alone, said=opened.said_alone)
    below = st.empty()
    with above:
        _desk(visit, worksheet, form, opened.sheet, below)
        former_questions.show(opened.former)


def _ways(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    """Draw the ways on from a sheet as one piece."""
    ways = (
        links.way("bring-back", "持ち帰ったファイルを戻す"),
        _hand_in(visit, me, worksheet, sheet),
        links.way("history", "変化の記録（はじめと今・前に戻す）", id=worksheet.id),
        growth.link(worksheet),
        one_page.link(worksheet),
    )
    st.html(f'<div class="wb-ways">{"".join(ways)}</div>', width="stretch")


def _hand_in(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> str:
    """Return the way to hand a sheet in, or to the comments beside one that is no homework; nothing without either."""
    asked = browser.asked("course")
    course = visit.library.course(me.course or asked)
    query = {"id": worksheet.id, **({"course": asked} if asked else {})}
    if course is not None and due_days.asking(course.homework, worksheet):
        return links.way("hand-in", phrases.HAND_IN, **query)
    with visit.house.database.reading() as db:
        was_handed_in = hand_ins.is_there(db, sheet, by=me)
        is_commented = sheet.id in comments.counts(db, [sheet.id])
    if not (was_handed_in or is_commented):
        return ""
    return links.way("hand-in", phrases.HAND_IN if was_handed_in else phrases.COMMENTS, **query)


def _about(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    """Fold everything about a sheet into one line: the request that stands everywhere, who reads it, and the rest."""
    label = f"**{phrases.STANDING}**。{who_reads.in_short(worksheet, me, sheet)}。"
    with st.expander(label, key=f"about-{worksheet.id}"):
        head(worksheet, visit)
        who_reads.say(worksheet, me, sheet)
        who_reads.switch(visit, me, worksheet, sheet)
        _offers(visit, me, worksheet, sheet)


def try_out(worksheet: Worksheet, visit: Visit) -> None:
    """Draw a worksheet with boxes that work and belong to no sheet: nothing of it reaches the server."""
    with st.container(key="about-sheet"), st.expander(f"**{phrases.STANDING}**。"):
        head(worksheet, visit)
        who_reads.say(worksheet)
    form = forms.of_worksheet(worksheet)
    cases = visit.library.cases.values()
    if _is_wide(form) or not worksheet.charts:
        editor.try_out(form, cases=cases)
        if worksheet.charts:
            pictures.draw(worksheet, form, {}, broad=True)
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        editor.try_out(form, cases=cases)
    with right, st.container(key="pictures"):
        pictures.draw(worksheet, form, {}, broad=False)


def head(worksheet: Worksheet, visit: Visit) -> None:
    """Draw what a worksheet is for, and how long it takes."""
    full, short = worksheet.minutes.full, worksheet.minutes.short
    time = times.minutes(full) + (f"（短縮版 {times.minutes(short)}）" if short != full else "")
    markup.parts(
        markup.fact_line((time, _UNITS[worksheet.unit], markup.label(worksheet.label))),
        markup.lead_text(worksheet.purpose),
        markup.notice_box(worksheet.notice) if worksheet.notice else "",
    )
    links.grounds(visit.library, worksheet.grounds)


def _form(worksheet: Worksheet, only: tuple[str, ...]) -> Form:
    """Return the form, with only some of its questions if a module asks for these."""
    form = forms.of_worksheet(worksheet)
    asks = tuple(ask for ask in form.asks if ask.id in only)
    return replace(form, asks=asks) if asks else form


def _look(visit: Visit, worksheet: Worksheet, form: Form) -> None:
    """Show the questions to somebody who has no sheet."""
    if visit.me is None:
        markup.notice("書くには、チームに参加するか、ひとりで試してください。")
        join.ways(visit, name="worksheet", id=worksheet.id)
    markup.section("設問")
    items = "".join(f"<li>{prose.inline(ask.label)}</li>" for ask in form.asks)
    markup.show(f"<ol>{items}</ol>")
    markup.section("紙で使う")
    take_home.offer(visit, (worksheet,), key=worksheet.id)


def _offers(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    """Offer words that are already written elsewhere; one click takes them over where nothing stands yet."""
    offers = own_sheets.offers(visit, worksheet)
    if not offers:
        return
    form = forms.of_worksheet(worksheet)
    said = own_sheets.values(visit, sheet, form)
    with st.container(key="offers"):
        markup.show('<h2 class="wb-small">前に書いたことを使う</h2>')
        for place, offer in enumerate(offers):
            markup.show(
                f'<p class="wb-small">{prose.inline(offer.question)} に（「{prose.inline(offer.title)}」から）</p>'
            )
            words = prose.plain("\n".join(offer.lines))
            markup.show(f'<pre class="wb-copy" tabindex="0">{words}</pre>')
            if suggestions.taken(offer, form=form, values=said):
                st.button(
                    "この言葉を入れる",
                    key=f"take-{worksheet.id}-{place}",
                    on_click=_take,
                    args=(visit, me, sheet, form, offer),
                )


def _take(visit: Visit, me: Person, sheet: Sheet, form: Form, offer: Suggestion) -> None:
    with visit.house.database.begin() as db:
        take_over.accept(db, sheet, form, offer, by=me)


@st.fragment
def _desk(visit: Visit, worksheet: Worksheet, form: Form, sheet: Sheet, below: DeltaGenerator) -> None:
    """Draw the editor, and the pictures as they are after what was saved last: beside it, or below a wide table.

    A picture that one works in is in the editor. `below` tells which letters cannot be printed.
    """
    looked_at = charts.only_looked_at(worksheet, form)
    whole = forms.of_worksheet(worksheet)
    said = own_sheets.values(visit, sheet, whole)
    take_home.tell_missing(visit, [(worksheet, said)], below)
    cases = visit.library.cases.values()
    if _is_wide(form) or not looked_at.charts:
        editor.mount(sheet, form, cases=cases, standing=False)
        if looked_at.charts:
            pictures.draw(looked_at, whole, said, broad=True)
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        editor.mount(sheet, form, cases=cases, standing=False)
    with right, st.container(key="pictures"):
        pictures.draw(looked_at, whole, said, broad=False)


def _is_wide(form: Form) -> bool:
    grids = [grid for ask in form.asks for grid in ask.grids]
    return len(grids) > _MOST_TABLES or any(len(grid.fields) > _MOST_BESIDE for grid in grids)
