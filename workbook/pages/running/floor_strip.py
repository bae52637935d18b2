"""The facilitator's strip, the same on every page from which a period is held: time, pace, hands, next, and one step back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from workbook import house_clock
from workbook.classroom.period import signals, undoing
from workbook.classroom.period.pace import Pace
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import Hall, Hand, Timer
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import browser, links, live, markup, prose
from workbook.pages.running.seat import Seat

_EVERY = 10
"""So old may the time of day be; everything else is drawn when it is new."""
_ELSEWHERE = 2
"""Beside a page's own listener the strip looks by itself: with a second one 見せる missed news, two times in four."""
_MORE = 5 * 60
_BEGIN, _NEXT = "はじめる", "次へ"
_ROOM = 216
"""So wide is what stands on the step back, in two lines at most."""


def draw(seat: Seat, *, on_console: bool = False) -> None:
    """Draw what matters most and what is pressed most; `on_console`: the queue of hands stands below."""
    every = _EVERY if on_console else _ELSEWHERE
    st.fragment(_strip, run_every=every)(seat, on_console=on_console)


def _strip(seat: Seat, *, on_console: bool) -> None:
    if on_console:
        live.listen(seat.run.id, key="hear-strip", to=("hall",), beats=False)
    hall = seat.hall()
    pace = seat.pace(hall)
    waiting = _waiting(seat, hall)
    with st.container(key="strip"):
        news = "" if on_console else browser.take(browser.NEWS)
        if news:
            markup.tell(news)
        with st.container(horizontal=True, key="console-bar", vertical_alignment="center", gap="small"):
            markup.show(_now(pace, hall.timer(seat.me.breakout_id)))
            with st.container(key="console-clock", width="content"):
                live.clock(seat.run.id, key="console-countdown")
            if seat.may_steer:
                _undo(seat)
                _buttons(seat, hall, pace)
            live.hands(len(waiting), newest=max((hand.id for _, hand in waiting), default=0))
        if waiting and not on_console:
            markup.show(_hands(seat, waiting))


def _now(pace: Pace, timer: Timer | None) -> str:
    clock = f'<span class="wb-time-now"><small>いま</small>{times.clock(house_clock.now())}</span>'
    counts = f"・時計：{prose.plain(timer.label)}" if timer and timer.label else ""
    if pace.now is None:
        return f'<p class="wb-strip">{clock}<span>まだはじまっていません{counts}</span></p>'
    ends = f"・終わりは {times.clock(pace.ends)} ごろ" if pace.ends else ""
    return (
        f'<p class="wb-strip">{clock}<span><strong>{prose.inline(pace.now.row.title)}</strong>'
        f"（{times.minutes(pace.now.row.minutes)}）<br>"
        f'<span class="wb-pace">{_late(pace.late)}</span>{ends}{counts}</span></p>'
    )


def _late(minutes: int) -> str:
    if minutes == 0:
        return "予定どおり"
    return f"予定より {'+' if minutes > 0 else '−'}{abs(minutes)}分"


# ---------------------------------------------------------------- what is pressed


def _buttons(seat: Seat, hall: Hall, pace: Pace) -> None:
    """Draw next, five minutes more, and the call to everybody."""
    period, following = seat.slot.period.id, pace.following
    if seat.leads and following is not None:
        label = _NEXT if pace.now else _BEGIN
        if st.button(label, key="console-next", type="primary", help=prose.label(following.row.title)):
            seat.act(Floor.begin_row, period=period, line=following.place)
    mine = seat.me.breakout_id
    if hall.timer(mine) is not None and st.button("+5分", key="console-more"):
        seat.act(Floor.lengthen_timer, _MORE)
    if hall.gathering(mine) is None:
        if st.button("全体に戻る", key="console-gather", help="全員の画面に、全体の部屋へ戻るよう出します"):
            seat.act(Floor.gather)
    elif st.button("よびかけを終える", key="console-gathered"):
        seat.act(Floor.end_gathering)
    if hall.summons(mine) is not None and st.button("集めるのを終える", key="console-summoned"):
        seat.act(Floor.end_summons)


def _undo(seat: Seat) -> None:
    """Draw the step back while there is one; it fades when its ten seconds are over, without the page running.

    Its room stays when it is gone: what stands below would move under a pointer that lies still.
    """
    with seat.visit.house.database.reading() as db:
        last = undoing.last(db, Floor(seat.run.id, seat.me, seat.me.breakout_id))
    with st.container(key="console-undo", width=_ROOM):
        if last is None:
            markup.show("<p></p>")  # a container with nothing in it is not drawn
            return
        ends = last.at + timedelta(seconds=undoing.SECONDS)
        markup.show(markup.fading("console-undo", seconds=(ends - house_clock.now()).total_seconds()))
        if st.button(f"元に戻す：{_pressed(last)}", key=f"console-undo-{last.seq}"):
            seat.act(undoing.take_back, last.seq)


def _pressed(signal: Signal) -> str:
    """Return what stood on the button that was pressed."""
    began = signal.kind == signals.ROW and signal.data["line"] == 0
    return _BEGIN if began else undoing.CALLED[signal.kind]


# ---------------------------------------------------------------- raised hands


def _waiting(seat: Seat, hall: Hall) -> list[tuple[str, Hand]]:
    """Return the hands nobody goes to yet with the names of their teams, who waits longest first."""
    if not hall.hands:
        return []
    teams = {team.id: team.name for team in seat.board(hall).teams}
    up = sorted((hand for hand in hall.hands.values() if hand.team in teams), key=lambda hand: hand.at)
    return [(teams[hand.team], hand) for hand in up if not hand.taken_by]


def _hands(seat: Seat, waiting: Sequence[tuple[str, Hand]]) -> str:
    """Return who waits how long, as the way to the console."""
    now = house_clock.now()
    said = "、".join(f"{name}（{times.ago(hand.at, now)}）" for name, hand in waiting)
    address = prose.plain(links.path("console", run=seat.run.id, period=seat.slot.period.id))
    return (
        f'<p class="wb-strip-hands"><a href="{address}" target="_self"><span aria-hidden="true">▲</span> '
        f"手が挙がっています：{prose.plain(said)}</a></p>"
    )
