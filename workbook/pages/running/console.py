"""The console: a period is run on one screen. Every team, the time, the stages, and what is said to everybody."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.people.views import Person
from workbook.classroom.period import period_of_today
from workbook.classroom.period.state import Hall
from workbook.classroom.run import runs
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, live, markup, prose
from workbook.pages.running import countdown, floor_strip, messages, notes, peek, stages, teams, time_panel
from workbook.pages.running import seat as seats
from workbook.pages.running.seat import Seat

ROLES = frozenset({"organiser", "facilitator", "observer"})
_TITLE = "進行"
_NOT_YOURS = (
    "ここは、研修を進める方と見学の方のページです。チームのページは、そのまま使えます。"
    "進行をたのまれた方は、主催者から招待のコードを受けとって、「参加する」から入ってください。"
)
_LEFT, _RIGHT = 7, 3

_PANELS: dict[str, tuple[str, Callable[[Seat, Hall], None]]] = {
    "times": ("時間割", time_panel.panel),
    "floor": ("知らせる", messages.panel),
    "clock": ("時計", countdown.panel),
    "stages": ("場面", stages.panel),
    "notes": ("メモ", notes.panel),
}
_TO_LOOK_AT = ("times", "stages")


def draw(visit: Visit) -> None:
    """Draw the page; members of a team are told kindly that it is not theirs."""
    me = visit.me
    run_id = browser.asked("run") or (me.run_id if me else "") or _only_run(visit)
    if me is None or me.role not in ROLES or (run_id and not _may_watch(me, run_id)):
        _refuse(visit)
        return
    seat = seats.of_run(visit, me, run_id)
    if seat is None:
        _choose(visit, run_id)
        return
    if browser.asked("team"):
        peek.draw(seat)
    else:
        _console(seat)


def _only_run(visit: Visit) -> str:
    """Return the run an organiser means who names none; empty where there is a choice, or none."""
    if not visit.is_organiser:
        return ""
    with visit.house.database.reading() as db:
        found = runs.list_runs(db)
    return found[0].id if len(found) == 1 else ""


def _may_watch(me: Person, run: str) -> bool:
    return rights.may_watch(me, run=run, breakout=me.breakout_id)


def _refuse(visit: Visit) -> None:
    markup.title(_TITLE)
    markup.notice(_NOT_YOURS)
    links.to("join" if visit.me is None else "home", "参加する" if visit.me is None else "ホームへ")


def _choose(visit: Visit, run_id: str) -> None:
    """Let an organiser choose a run; say so of one in which nothing is held together."""
    with visit.house.database.reading() as db:
        run = runs.find(db, run_id)
        found = runs.list_runs(db) if visit.is_organiser and run is None else ()
    markup.title(run.title if run else _TITLE, over=_TITLE if run else "")
    if run is not None:
        markup.notice("この研修には、みんなで集まるコマがありません。")
    elif not found:
        markup.notice("その開催回は見つかりませんでした。")
    for run in found:
        address = {"run": run.id}
        links.to("console", run.title, **address)


# ---------------------------------------------------------------- the screen


def _console(seat: Seat) -> None:
    _head(seat)
    news = browser.take(browser.NEWS)
    if news:
        markup.tell(news)
    floor_strip.draw(seat, on_console=True)
    left, right = st.columns([_LEFT, _RIGHT], gap="small")
    with left:
        teams.draw(seat)
    with right:
        _panels(seat, told_over=browser.get(browser.PANEL) if news else "")


def _head(seat: Seat) -> None:
    """Draw the run, its periods to choose from, and the ways to the script and the shared screen."""
    held = period_of_today.held(seat.course)
    titles = {period.id: period.title for period in held}
    with st.container(horizontal=True, key="console-head", vertical_alignment="center", gap="small"):
        look = "" if seat.may_steer else '<span class="wb-state">見学</span>'
        markup.show(
            f'<header class="wb-console"><h1>{prose.plain(seat.run.title)}</h1>{look}'
            f'<p class="wb-small">{prose.plain(seat.me.addressed)}</p></header>'
        )
        chosen = st.selectbox(
            "コマ",
            list(titles),
            index=list(titles).index(seat.slot.period.id),
            format_func=lambda id_: titles[id_],
            label_visibility="collapsed",
            key=browser.PERIOD.of(seat.run.id, seat.slot.period.id).name,
        )
        links.to("script", "台本", course=seat.course.id, period=seat.slot.period.id, run=seat.run.id)
        links.to("wall", "見せる", run=seat.run.id)
    if chosen and chosen != seat.slot.period.id:
        st.query_params["period"] = chosen
        st.rerun()


@st.fragment
def _panels(seat: Seat, *, told_over: str) -> None:
    """Draw one of the panels; those who observe have those in which there is something to see.

    `told_over`: the panel below which something is told; it goes when another one is chosen.
    """
    live.listen(seat.run.id, key="hear-panels", to=("hall",), beats=False)
    names = list(_PANELS) if seat.may_steer else list(_TO_LOOK_AT)
    chosen = st.segmented_control(
        "進めるもの",
        names,
        default=names[0],
        format_func=lambda name: _PANELS[name][0],
        key=browser.PANEL.name,
        label_visibility="collapsed",
        required=True,
    )
    if told_over and chosen != told_over:
        st.rerun()
    _, panel = _PANELS[chosen or names[0]]
    panel(seat, seat.hall())
