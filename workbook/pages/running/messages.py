"""The console's words to the teams: ready ones, one's own, and what still stands on their screens."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from workbook import house_clock
from workbook.classroom.period.state import Hall, Message
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import browser, drafts, markup, prose
from workbook.pages.running.seat import Seat

_READY = ("問3まで進めましょう", "書記の方は画面共有をお願いします", "まとめに入りましょう")
_TEAM = "team:"


def panel(seat: Seat, hall: Hall) -> None:
    """Draw whom to speak to, what to say, and what was said."""
    to = _to(seat, hall)
    _message(seat, hall, to)
    _standing(seat, hall)


def _to(seat: Seat, hall: Hall) -> str:
    """Let people choose everybody, a room or a team; return a breakout's id or `team:` with a team's."""
    board = seat.board(hall)
    names = {"": "全員"} if seat.leads else {seat.me.breakout_id: "この部屋の全員"}
    names |= {one.id: one.name for one in board.breakouts} if seat.leads else {}
    names |= {f"{_TEAM}{team.id}": team.name for team in board.teams}
    chosen = st.selectbox("だれに", list(names), format_func=lambda id_: names[id_], key=browser.TO.name)
    return chosen or ""


def _message(seat: Seat, hall: Hall, to: str) -> None:
    with st.container(horizontal=True, key="console-ready", gap="small"):
        ends = _until(seat, hall, to)
        if ends is not None:
            left = (ends - house_clock.now()).total_seconds()
            markup.show(markup.fading("console-ready-until", seconds=left))
            until = f"{times.clock(ends)} までです"
            if st.button(until, key="console-ready-until"):
                _say(seat, to, until, of_clock=True)
        for place, text in enumerate(_READY):
            if st.button(text, key=f"console-ready-{place}"):
                _say(seat, to, text)
    box = browser.SAID.of(seat.run.id)
    turn = browser.get(browser.TURN.of(box.name))
    browser.empty_sent(box)
    with st.form("console-say", border=False):
        with drafts.kept(seat.me, seat.run, "say", turn=turn):
            text = st.text_input("自分の言葉で知らせる", key=box.name)
        asked = st.form_submit_button("知らせる")
    if asked:
        seat.send(box, _room(to), Floor.say, text, team=_team(to))


def _until(seat: Seat, hall: Hall, to: str) -> datetime | None:
    """Return until which minute what runs goes on: "ten minutes left" is wrong a minute later. None once it has come."""
    timer = hall.timer(_room(to))
    pace = seat.pace(hall)
    ends = timer.ends_at if timer else None
    if ends is None and pace.now is not None and pace.now.begun is not None:
        ends = pace.now.begun + timedelta(minutes=pace.now.row.minutes)
    minute = ends.replace(second=0, microsecond=0) if ends else None
    return minute if minute and minute > house_clock.now() else None


def _say(seat: Seat, to: str, text: str, *, of_clock: bool = False) -> None:
    seat.act_in(_room(to), Floor.say, text, team=_team(to), of_clock=of_clock)


def _room(to: str) -> str:
    return "" if to.startswith(_TEAM) else to


def _team(to: str) -> str:
    return to.removeprefix(_TEAM) if to.startswith(_TEAM) else ""


def _standing(seat: Seat, hall: Hall) -> None:
    """Draw what stands on the screens, to be taken off."""
    mine = seat.me.breakout_id
    seen = [one for one in hall.messages if not mine or one.breakout in {"", mine}]
    if seen:
        markup.show('<h2 class="wb-small">画面に出ているお知らせ</h2>')
    board = seat.board(hall)
    rooms = {one.id: one.name for one in board.breakouts}
    teams = {team.id: team.name for team in board.teams}
    for one in reversed(seen):
        if one.team and one.team not in teams:
            continue
        with st.container(horizontal=True, key=f"console-message-{one.id}", vertical_alignment="center"):
            to = teams.get(one.team) or rooms.get(one.breakout) or "全員"
            markup.show(
                f'<p class="wb-small">{times.clock(one.at)}　<strong>{prose.plain(to)}</strong>　{prose.plain(one.text)}</p>'
            )
            if _may_take_back(seat, one) and st.button("消す", key=f"console-unsay-{one.id}"):
                seat.act(Floor.unsay, one.id)


def _may_take_back(seat: Seat, message: Message) -> bool:
    return seat.leads or message.breakout == seat.me.breakout_id
