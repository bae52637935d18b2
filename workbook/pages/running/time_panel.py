"""The console's timetable: what began when, what comes, and what could be shortened."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.period.pace import Pace, PacedRow
from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import markup, prose
from workbook.pages.running.seat import Seat

_SHORT = "短縮版は、その単元をしぼって進めるやり方です。何をしぼるかは、「台本」で「短縮」をえらぶと出ます。"


def panel(seat: Seat, hall: Hall) -> None:
    """Draw the timetable: what began when, what comes, and what could be shortened."""
    pace = seat.pace(hall)
    advice = _advice(pace)
    if advice:
        markup.notice(advice)
    for line in pace.lines:
        with st.container(key=f"console-line-{line.place}", gap=None):
            _line(seat, pace, line)
    said = ["行を押すと、いまからその行がはじまります。"] if seat.leads else []
    said += [_SHORT] if pace.shortenable else []
    if said:
        markup.note("\n".join(said))


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
    words += [f"短縮版にすると {line.saves}分短くなります" if line in pace.shortenable else ""]
    said = "・".join(word for word in words if word)
    if said:
        markup.show(f'<p class="wb-small">{said}</p>')


def _advice(pace: Pace) -> str:
    """Return what to do when it is late; nothing otherwise."""
    if pace.now is None or pace.late < 1 or not pace.shortenable:
        return ""
    most = max(pace.shortenable, key=lambda line: line.saves)
    return f"{pace.late}分おくれています。「{most.row.title}」を短縮版で進めると、{most.saves}分もどせます。"
