"""The console's time: the clock, what runs now and how late it is, the countdown, and the period's timetable."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from workbook.classroom.period.pace import Pace, PacedRow
from workbook.classroom.period.state import Hall, Timer
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import live, markup, prose
from workbook.pages.running.seat import Seat

_EVERY = 10
_MORE = 5 * 60


@st.fragment(run_every=_EVERY)
def bar(seat: Seat) -> None:
    """Draw what matters most and what is pressed most."""
    live.listen(seat.run.id, key="hear-bar", to=("hall",), beats=False)
    hall = seat.hall()
    pace = seat.pace(hall)
    with st.container(horizontal=True, key="console-bar", vertical_alignment="center", gap="small"):
        markup.show(_now(pace, hall.timer(seat.me.breakout_id)))
        with st.container(key="console-clock", width="content"):
            live.clock(seat.run.id, key="console-countdown")
        if seat.may_steer:
            _buttons(seat, hall, pace)


def panel(seat: Seat, hall: Hall) -> None:
    """Draw the timetable: what began when, what comes, and what could be shortened."""
    pace = seat.pace(hall)
    advice = _advice(pace)
    if advice:
        markup.notice(advice)
    for line in pace.lines:
        with st.container(key=f"console-line-{line.place}", gap=None):
            _line(seat, pace, line)
    if seat.leads:
        markup.note("行を押すと、いまからその行がはじまります。")


def _now(pace: Pace, timer: Timer | None) -> str:
    clock = f'<span class="wb-time-now">{times.clock(datetime.now(UTC))}</span>'
    counts = f"・時計：{prose.plain(timer.label)}" if timer and timer.label else ""
    if pace.now is None:
        return f'<p class="wb-now">{clock}<span>まだはじまっていません{counts}</span></p>'
    ends = f"・終わりは {times.clock(pace.ends)} ごろ" if pace.ends else ""
    return (
        f'<p class="wb-now">{clock}<span><strong>{prose.inline(pace.now.row.title)}</strong>'
        f"（{times.minutes(pace.now.row.minutes)}）<br>"
        f'<span class="wb-pace">{_late(pace.late)}</span>{ends}{counts}</span></p>'
    )


def _buttons(seat: Seat, hall: Hall, pace: Pace) -> None:
    """Draw next, five minutes more, and the call to everybody."""
    period, following = seat.slot.period.id, pace.following
    if seat.leads and following is not None:
        label = "次へ" if pace.now else "はじめる"
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
    if hall.summons(mine) is not None and st.button("画面に集めるのを終える", key="console-summoned"):
        seat.act(Floor.end_summons)


def _line(seat: Seat, pace: Pace, line: PacedRow) -> None:
    is_now = pace.now is not None and pace.now.place == line.place
    planned = times.clock(line.planned) if line.planned else line.row.starts
    title = f"{planned}　{line.row.title}（{times.minutes(line.row.minutes)}）".strip("　")
    if seat.leads:
        label = f"▶ {title}" if is_now else title
        if st.button(prose.label(label), key=f"console-begin-{line.place}", type="tertiary"):
            period = seat.slot.period.id
            seat.act(Floor.begin_row, period=period, line=line.place)
    else:
        markup.show(f"<p>{'▶ ' if is_now else ''}{prose.inline(title)}</p>")
    words = [f"{'いま。' if is_now else ''}{times.clock(line.begun)} にはじめました" if line.begun else ""]
    words += [f"短縮版で −{line.saves}分" if line in pace.shortenable else ""]
    said = "・".join(word for word in words if word)
    if said:
        markup.show(f'<p class="wb-small">{said}</p>')


def _advice(pace: Pace) -> str:
    """Return what to do when it is late; nothing otherwise."""
    if pace.now is None or pace.late < 1 or not pace.shortenable:
        return ""
    most = max(pace.shortenable, key=lambda line: line.saves)
    return f"{pace.late}分おくれています。「{most.row.title}」を短縮版で進めると、{most.saves}分もどせます。"


def _late(minutes: int) -> str:
    if minutes == 0:
        return "予定どおり"
    return f"予定より {'+' if minutes > 0 else '−'}{abs(minutes)}分"
