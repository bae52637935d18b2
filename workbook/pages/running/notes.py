"""The console's notes to oneself: one line, the time, and perhaps a team. Nobody else reads them."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.content.forms import times
from workbook.pages.frame import browser, drafts, markup, prose
from workbook.pages.running.seat import Seat

_MOST = 30


def panel(seat: Seat, hall: Hall) -> None:
    """Draw the line to write in, and what was noted, the newest first."""
    board = seat.board(hall)
    names = {"": "（チームを決めない）", **{team.id: team.name for team in board.teams}}
    with seat.visit.house.database.reading() as db:
        kept = Floor(seat.run.id, seat.me, seat.me.breakout_id).notes(db)
    box = browser.SAID.of("note", seat.run.id)
    browser.empty_sent(box)
    with st.form("console-note", border=False):
        with drafts.kept(seat.me, seat.run, "note", turn=len(kept)):
            text = st.text_input("メモ（Enter で残ります）", key=box.name)
        team = st.selectbox("チーム", list(names), format_func=lambda id_: names[id_])
        asked = st.form_submit_button("残す")
    if asked:
        seat.send(box, "", Floor.note, text, team=team or "")
    lines = []
    for note in reversed(kept[-_MOST:]):
        there = times.there(note.at)
        whose = names.get(note.data.get("team", ""), "") if note.data.get("team") else ""
        about = f"<strong>{prose.plain(whose)}</strong>　" if whose else ""
        lines.append(
            f'<li><span class="wb-at">{there:%H:%M}</span>　{about}{prose.plain(note.data["text"])}</li>'
        )
    markup.note("自分だけが読めます。")
    markup.show(f'<ul class="wb-notes">{"".join(lines)}</ul>')
