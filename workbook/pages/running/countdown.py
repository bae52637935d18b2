"""The console's countdown, which runs on every team's screen."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import browser, drafts, markup
from workbook.pages.running.seat import Seat

_LENGTHS = (5, 10, 15, 20, 25)
_MINUTE = 60


def panel(seat: Seat, hall: Hall) -> None:
    """Draw where it runs, its label and sound, and a button for each length."""
    breakout = seat.choose_room(hall, key="console-clock-room")
    box = browser.SAID.of("clock", seat.run.id)
    turn = browser.get(browser.TURN.of(box.name))
    browser.empty_sent(box)
    with drafts.kept(seat.me, seat.run, "clock", turn=turn):
        label = st.text_input("何の時間か（なくてもかまいません）", key=box.name)
    has_sound = st.toggle("終わりに音を鳴らす", key="console-clock-sound")
    line = seat.pace(hall).now
    lengths = {minutes: times.minutes(minutes) for minutes in _LENGTHS}
    if line:
        lengths[line.row.minutes] = f"この行の長さ {times.minutes(line.row.minutes)}"
    with st.container(horizontal=True, key="console-lengths", gap="small"):
        for minutes, name in lengths.items():
            if st.button(name, key=f"console-length-{minutes}"):
                start = Floor.start_timer
                seat.send(box, breakout, start, minutes * _MINUTE, label=label, has_sound=has_sound)
    markup.note("押すと、すぐに動きはじめます。音は、鳴らすと決めた人の端末だけで鳴ります。")
    if hall.timer(breakout) is None:
        return
    with st.container(horizontal=True, key="console-running", gap="small"):
        if st.button("+5分のばす", key="console-longer"):
            seat.act_in(breakout, Floor.lengthen_timer, 5 * _MINUTE)
        if st.button("時計を止める", key="console-stop"):
            seat.act_in(breakout, Floor.stop_timer)
