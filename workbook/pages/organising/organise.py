"""The organiser's page: the runs there are, and opening a new one."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from workbook import house_clock
from workbook.classroom.entrance import coming_in, guesses
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import retention, runs
from workbook.content import reading
from workbook.content.forms import times
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.arriving import enter, staff_sign_in
from workbook.pages.frame import browser, links, markup, prose, run_links
from workbook.pages.organising import new_run
from workbook.store.keeping import server_state

_LATELY = timedelta(hours=24)


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("主催者のページ")
    if not visit.is_organiser:
        _sign_in(visit)
        return
    with visit.house.database.reading() as db:
        found = runs.list_runs(db)
    news = browser.take(browser.NEWS)
    if news:
        markup.done(news)
    _guesses(visit)
    library = visit.house.shelf.current()
    if found:
        markup.section("開催回")
    for run in found:
        if told := retention.warning(run, today=times.today()):
            markup.notice(told)
        with st.container(border=True, key=f"run-{run.id}"):
            _run(visit.me, run, library)
    if found:
        _server(visit)
    markup.section("開催回をつくる")
    new_run.draw(visit, key=f"new-{len(found)}")


def _sign_in(visit: Visit) -> None:
    markup.lead(
        "開催回をつくり、チームのコードを配る方のページです。はじめて起動したときに表示された主催者コードを入れてください。"
    )
    with st.form("organiser"):
        code = st.text_input("主催者コード", type="password", autocomplete="off")
        asked = st.form_submit_button("ひらく", type="primary")
    staff_sign_in.offer()
    if not asked:
        return
    house = visit.house
    try:
        admission = coming_in.sign_in_organiser(
            house.database, code=code, given=house.settings.organiser_code, address=house.caller()
        )
    except Refused as refused:
        markup.tell(str(refused))
        return
    enter.go_in(admission, name=links.PLACES["organise"].address)


def _guesses(visit: Visit) -> None:
    """Say calmly that somebody keeps on trying codes."""
    if visit.me is None:
        return
    with visit.house.database.reading() as db:
        found = guesses.lately(db, since=house_clock.now() - _LATELY, by=visit.me)
    if found is not None:
        markup.notice(
            f"コードの打ち間違いが続いています（{found.failures} 回以上、最後は {times.moment(found.last)}）。"
            "コードを見まちがえているチームがないか、確かめてください。正しいコードの人は、いつもどおり入れます。"
        )


def _server(visit: Visit) -> None:
    """Say how the server is; what its keepers have to do stands out."""
    state = server_state.of(visit.house.database)
    room = "" if state.free is None else f"保存場所の空き {state.free / 2**30:.1f} GB"
    backup = (
        f"最後の控え {times.moment(state.backed_up_at)}" if state.backed_up_at else "控えは、まだありません"
    )
    markup.facts(tuple(part for part in (room, backup) if part))
    if state.is_tight:
        markup.notice("サーバーの保存場所の空きが少なくなっています。サーバーを預かる方に伝えてください。")
    if state.is_unkept:
        markup.note("控えは、サーバーを預かる方が取ります（研修の前の日と、休憩のたびにお勧めします）。")


def _run(me: Person | None, run: Run, library: Library) -> None:
    title = prose.plain(run.title) + ("（終了）" if run.is_closed else "")
    markup.show(f'<div class="wb-card"><h3>{title}</h3></div>')
    course = library.course(run.course)
    day = f"はじまりの日：{reading.say_day(run.starts_on)}" if run.starts_on else "はじまりの日：未定"
    markup.facts((course.title if course else "", day, f"{run.teams} チーム", f"{run.members} 人"))
    run_links.draw(me, run.id)
