"""The console's cases: how far the story may go, for everybody or for one room."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.period.state import Gate, Hall
from workbook.classroom.period.steering import Floor
from workbook.content.course import uses
from workbook.content.model.cases import Case
from workbook.pages.frame import markup, prose
from workbook.pages.running.seat import Seat

_WAYS = {"open": "ここまでひらく", "hold": "ここでとめる", "free": "チームにまかせる"}


def panel(seat: Seat, hall: Hall) -> None:
    """Draw every case of the period with the word that holds for it."""
    _, names = uses.of_rows(seat.library, seat.slot.rows)
    cases = [case for name in names if (case := seat.library.case(name))]
    if not cases:
        markup.note("このコマでは、事例を使いません。")
        return
    breakout = seat.choose_room(hall, key="console-stages-room")
    for case in cases:
        with st.container(border=True, key=f"console-case-{case.id}", gap="small"):
            _case(seat, case, hall.gate(case.id, breakout), breakout)


def _case(seat: Seat, case: Case, gate: Gate | None, breakout: str) -> None:
    markup.show(
        f'<div class="wb-card"><h3>{prose.inline(case.title)}</h3><p>{prose.inline(_state(case, gate))}</p></div>'
    )
    if not seat.may_steer:
        return
    stages = {place: f"{place}　{stage.title}" for place, stage in enumerate(case.stages, start=1)}
    chosen = st.selectbox(
        "場面",
        list(stages),
        index=min(gate.stage, len(stages)) - 1 if gate else 0,
        format_func=lambda place: stages[place],
        key=f"console-stage-{case.id}-{breakout}",
        label_visibility="collapsed",
    )
    with st.container(horizontal=True, key=f"console-ways-{case.id}", gap="small"):
        for what, label in _WAYS.items():
            if st.button(label, key=f"console-{what}-{case.id}", help=prose.label(case.title)):
                seat.act_in(breakout, Floor.set_gate, case=case.id, stage=chosen or 1, what=what)


def _state(case: Case, gate: Gate | None) -> str:
    if gate is None:
        return "いまは、チームが書くと次の場面がひらきます。"
    title = case.stages[min(gate.stage, len(case.stages)) - 1].title
    how = {
        "open": "までを、書かなくても読めるようにしています。",
        "hold": "でとめています。次の場面はひらけません。",
    }
    return f"いまは、場面{gate.stage}「{title}」{how[gate.what]}"
