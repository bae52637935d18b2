"""The console's teams: raised hands first, then a tile for each team. Never ordered by how much they have written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from workbook import house_clock
from workbook.classroom.people import persons, views
from workbook.classroom.period import raised_hands, who_needs_help
from workbook.classroom.period.state import Hall, Hand
from workbook.classroom.period.steering import Floor
from workbook.classroom.period.teams_now import Board, TeamNow
from workbook.classroom.period.who_needs_help import Need
from workbook.content.forms import times
from workbook.pages.frame import browser, links, live, markup, prose
from workbook.pages.running.seat import Seat
from workbook.pages.running.team_works import Works

_FEW = 20
"""So many tiles fit on one screen with type of the usual size."""
_ORDERS = {"need": "助けが要る順", "room": "部屋の順"}
_EVERYBODY = "すべての部屋"
_LEGEND = "数は「書いたところ／いま書くところ」です（事例は場面）。チームの名前を押すと、書いているところを見られます。"
_WORK = ("module", "activity")


@st.fragment
def draw(seat: Seat) -> None:
    """Draw the raised hands and the teams: again when anything was said or written, and now and then for who is here."""
    live.listen(seat.run.id, key="hear-teams")
    hall = seat.hall()
    board = seat.board(hall)
    now = house_clock.now()
    _hands(seat, hall, board, now)
    room = _choices(board)
    seen = board.seen_from(room)
    if not seen.teams:
        markup.notice("まだチームがありません。")
        return
    line = seat.pace(hall).now
    since = who_needs_help.ALWAYS if line is None else line.begun if line.row.kind in _WORK else None
    found = {
        team.id: who_needs_help.of_team(team, hall.hands.get(team.id), writes_since=since, at=now)
        for team in seen.teams
    }
    works = Works.of(seat, line)
    tiles = "".join(
        _tile(seat, seen, team, found[team.id], works, now) for team in _ordered(seen, found, hall.hands)
    )
    few = " is-few" if len(seen.teams) <= _FEW else ""
    markup.show(f'<ul class="wb-teams{few}" aria-label="チーム">{tiles}</ul>')
    markup.show(f'<p class="wb-small">{_LEGEND}</p>')


# ---------------------------------------------------------------- raised hands


def _hands(seat: Seat, hall: Hall, board: Board, now: datetime) -> None:
    """Draw the queue: who waits for what how long, and who goes there."""
    teams = {team.id: team for team in board.teams}
    waiting = sorted((hand for hand in hall.hands.values() if hand.team in teams), key=lambda hand: hand.at)
    with st.container(horizontal=True, key="console-hands", gap="small"):
        for hand in waiting:
            with st.container(
                horizontal=True,
                key=f"hand-{hand.team}",
                vertical_alignment="center",
                gap="small",
                width="content",
            ):
                st.html(_waits(seat, hand, teams[hand.team], board, now), width="content")
                if seat.may_steer:
                    _answer(seat, hand, teams[hand.team])


def _answer(seat: Seat, hand: Hand, team: TeamNow) -> None:
    name = prose.label(team.name)
    if hand.taken_by != seat.me.id and st.button("向かいます", key=f"go-{hand.team}", help=name):
        seat.act(Floor.take_hand, hand.team)
    if st.button("済み", key=f"done-{hand.team}", help=name):
        seat.act(Floor.end_hand, hand.team)


def _waits(seat: Seat, hand: Hand, team: TeamNow, board: Board, now: datetime) -> str:
    room = board.room(team.breakout)
    where = f"（{room}）" if room else ""
    going = f'<span class="wb-going">{prose.plain(_who_goes(seat, hand))}</span>' if hand.taken_by else ""
    return (
        f'<p class="wb-waits"><span aria-hidden="true">▲</span> <strong>{prose.plain(team.name)}</strong>'
        f"{prose.plain(where)}　{prose.plain(_reason(hand))}　{_waited(hand.at, now)}{going}</p>"
    )


def _who_goes(seat: Seat, hand: Hand) -> str:
    with seat.visit.house.database.reading() as db:
        person = persons.by_id(db, hand.taken_by)
    return f"{person.name}さんが向かっています" if person else "だれかが向かっています"


def _reason(hand: Hand) -> str:
    return raised_hands.REASONS.get(hand.reason, "来てほしい")


def _waited(since: datetime, now: datetime) -> str:
    waited = int((now - since).total_seconds() // 60)
    return f"{waited}分待ち" if waited else "いま"


# ---------------------------------------------------------------- the tiles


def _choices(board: Board) -> str:
    """Draw the choice of room, order and names; return the room."""
    with st.container(horizontal=True, key="console-choices", vertical_alignment="center", gap="small"):
        room = ""
        if len(board.breakouts) > 1:
            names = {"": _EVERYBODY, **{one.id: one.name for one in board.breakouts}}
            wanted = browser.asked("room")
            room = (
                st.selectbox(
                    "部屋",
                    list(names),
                    index=list(names).index(wanted) if wanted in names else 0,
                    format_func=lambda id_: names[id_],
                    key=browser.ROOM.name,
                    label_visibility="collapsed",
                )
                or ""
            )
        wanted = browser.asked("order")
        st.segmented_control(
            "並べ方",
            list(_ORDERS),
            default=wanted if wanted in _ORDERS else "need",
            format_func=lambda order: _ORDERS[order],
            key=browser.TEAM_ORDER.name,
            label_visibility="collapsed",
            required=True,
        )
        st.toggle("いる人の名前", key=browser.NAMES.name)
        st.toggle("シートをすべて", key=browser.ALL_WORKS.name)
    return room


def _ordered(board: Board, found: Mapping[str, Need], raised: Mapping[str, Hand]) -> Sequence[TeamNow]:
    if browser.get(browser.TEAM_ORDER) != "room":
        return who_needs_help.in_order(board.teams, found, raised)
    places = {one.id: place for place, one in enumerate(board.breakouts)}
    return sorted(board.teams, key=lambda team: places.get(team.breakout, len(places)))


def _tile(  # noqa: PLR0913, PLR0917 -- everything that is said of a team
    seat: Seat, board: Board, team: TeamNow, need: Need, works: Works, now: datetime
) -> str:
    query = {"run": seat.run.id, "period": seat.slot.period.id, "team": team.id}
    query |= {"room": browser.get(browser.ROOM) or "", "order": browser.get(browser.TEAM_ORDER) or ""}
    address = links.path("console", **{name: to for name, to in query.items() if to})
    place = views.over(team.municipality, team.name)
    changed = team.work.changed_at
    wrote = f"入力 {times.ago(changed, now)}" if changed else "入力はまだ"
    room = _room(board, team.breakout)
    line = "・".join(word for word in (place, room, f"{len(team.here)}人") if word)
    here = "、".join(team.here) if browser.get(browser.NAMES) else ""
    return (
        f'<li class="wb-team is-{need.kind}">'
        f'<p class="wb-team-name"><a href="{prose.plain(address)}" target="_self">{prose.plain(team.name)}</a></p>'
        f'<p class="wb-there"><span title="{prose.plain(line)}">{prose.plain(line)}</span>'
        f"<b>{prose.plain(wrote)}</b></p>{_said(need, team)}"
        + (f'<p class="wb-here">{prose.plain(here)}</p>' if here else "")
        + f"{works.shown(team)}</li>"
    )


def _room(board: Board, breakout: str) -> str:
    """Return what the room of a team is called, with its number in the meeting."""
    found = next((one for one in board.breakouts if one.id == breakout), None)
    if found is None or any(letter.isdecimal() for letter in found.name):
        return found.name if found else ""
    return f"ルーム{found.position}（{found.name}）"


def _said(need: Need, team: TeamNow) -> str:
    """Return a team's need as a sign and words."""
    sign, words = {
        "hand": ("▲", "手を挙げています"),
        "away": ("○", "いまだれもいません" if team.came_at else "まだだれも来ていません"),
        "quiet": ("…", "8分書いていません"),
        "none": ("", ""),
    }[need.kind]
    return f'<p class="wb-need"><span aria-hidden="true">{sign}</span> {words}</p>' if words else ""
