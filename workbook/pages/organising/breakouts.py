"""The rooms of a run: a proposal by size, every team with the room it is in, and the rooms' names."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people.views import Breakout, Team
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import breakouts
from workbook.content.forms import populations
from workbook.pages.frame import browser, markup, prose
from workbook.pages.organising import preparation
from workbook.pages.organising.preparation import Preparation

_WHY = (
    "オンライン会議の部屋（ブレイクアウトルーム）に、近い大きさの市町村のチームを集めます。"
    "都道府県の職員は、都道府県の部屋にまとめます。案はあとからいくらでも変えられます。"
)
_REPLACES = (
    "いまの部屋分けは、この案に入れ替わります。同じ名前の部屋に招いた進行役と見学の方は、そのままです。"
)
_NO_ROOM = "（部屋なし）"
_BESIDE = 3


def draw(held: Preparation) -> None:
    """Draw the part."""
    propose = browser.PROPOSED.of(held.run.id)
    if held.rooms:
        _teams(held)
        _names(held)
        if not browser.get(propose):
            if st.button("部屋分けの案をもう一度みる", key="propose"):
                browser.put(propose, value=True)
                st.rerun()
            return
    _proposal(held, propose)


# ---------------------------------------------------------------- a proposal


def _proposal(held: Preparation, shown: browser.Key) -> None:
    markup.section("部屋分けの案")
    markup.note(_WHY)
    per_room = st.number_input(
        "一部屋のチーム数（多くても）", breakouts.FEWEST, breakouts.MOST, breakouts.USUAL, key="per-room"
    )
    plans = breakouts.propose(held.teams, per_room=int(per_room))
    called = {team.id: invitation_words.called(team) for team in held.teams}
    rows = [(plan.name, str(len(plan.teams)), "、".join(called[id_] for id_ in plan.teams)) for plan in plans]
    markup.show(markup.table(("部屋", "チーム数", "チーム"), rows, cards=True))
    if held.rooms:
        markup.note(_REPLACES)
    if st.button("この案で決める", type="primary", key="apply"):
        browser.put(shown, value=False)
        preparation.do(
            held.visit,
            lambda db: breakouts.apply(db, held.run.id, plans, by=held.me),
            news=f"{len(plans)} 部屋に分けました。",
        )


# ---------------------------------------------------------------- who is where


def _teams(held: Preparation) -> None:
    """Draw every team below its room with a box to move it; nothing moves before the button is pressed."""
    markup.section("部屋とチーム")
    moves: dict[str, str] = {}
    with st.form("moves", enter_to_submit=False, border=False):
        for room in held.rooms:
            moves |= _room(held, room.name, [team for team in held.teams if team.breakout_id == room.id])
        homeless = [team for team in held.teams if not team.breakout_id]
        if homeless:
            moves |= _room(held, _NO_ROOM, homeless)
        asked = st.form_submit_button("えらんだ部屋へ動かす", type="primary")
    now = {team.id: team.breakout_id for team in held.teams}
    changed = {team: room for team, room in moves.items() if room != now[team]}
    if asked and changed:
        preparation.do(
            held.visit,
            lambda db: breakouts.place(db, held.run.id, changed, by=held.me),
            news=f"{len(changed)} チームを動かしました。",
        )


def _room(held: Preparation, name: str, teams: list[Team]) -> dict[str, str]:
    """Draw the teams of a room; return the room that is chosen for each."""
    markup.show(
        f'<h3 class="wb-room">{prose.plain(name)}<span class="wb-small">　{len(teams)} チーム</span></h3>'
    )
    names = {"": _NO_ROOM} | {room.id: room.name for room in held.rooms}
    chosen = {}
    for first in range(0, len(teams), _BESIDE):
        for column, team in zip(st.columns(_BESIDE), teams[first : first + _BESIDE], strict=False):
            with column:
                chosen[team.id] = st.selectbox(
                    prose.label(_said(team)),
                    list(names),
                    index=list(names).index(team.breakout_id),
                    format_func=lambda id_: names[id_],
                    # With the room in it, a team that somebody else moved meanwhile is not moved back.
                    key=f"room-{team.id}-{team.breakout_id}",
                )
    return chosen


def _said(team: Team) -> str:
    marks = ("都道府県" if team.is_prefecture else populations.label(team.population_band),)
    return invitation_words.called(team) + "".join(f"（{mark}）" for mark in marks if mark)


# ---------------------------------------------------------------- what they are called


def _names(held: Preparation) -> None:
    with st.expander("部屋の名前を変える・部屋を足す"):
        with st.form("names", enter_to_submit=False, border=False):
            typed = {room.id: _name(room) for room in held.rooms}
            if st.form_submit_button("名前を変える"):
                _rename(held, typed)
        with st.form("new-room", enter_to_submit=False, border=False, clear_on_submit=True):
            name = st.text_input("足す部屋の名前")
            if st.form_submit_button("部屋を足す"):
                preparation.do(
                    held.visit,
                    lambda db: breakouts.add(db, held.run.id, name=name, by=held.me),
                    news=f"「{name.strip()}」を足しました。",
                )


def _name(room: Breakout) -> str:
    return st.text_input(f"{room.position} 番目の部屋", room.name, key=f"name-{room.id}-{room.name}")


def _rename(held: Preparation, typed: dict[str, str]) -> None:
    changed = {room.id: typed[room.id] for room in held.rooms if typed[room.id] != room.name}
    if changed:
        preparation.do(
            held.visit,
            lambda db: breakouts.rename(db, held.run.id, changed, by=held.me),
            news="部屋の名前を変えました。",
        )
