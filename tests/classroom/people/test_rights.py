"""Who may do what: every role against every action, and nothing that is not in the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Sheet

RUN, OTHER = "run", "other-run"
ROOM_A, ROOM_B = "room-a", "room-b"


def _person(role: str, **more: object) -> Person:
    return Person(id="me", name="佐藤", department="福祉課", role=role, **more)  # type: ignore[arg-type]


def _sheet(
    id_: str, *, team: str, member: str | None = None, breakout: str = ROOM_A, stays_in_team: bool = False
) -> Sheet:
    return Sheet(
        id=id_,
        run_id=RUN,
        team_id=team,
        member_id=member,
        kind="worksheet",
        content_id="w01",
        breakout_id=breakout,
        stays_in_team=stays_in_team,
    )


WHO: dict[str, Person | None] = {
    "nobody": None,
    "alone": _person("member", team_id="solo", run_id="solo-run", is_alone=True),
    "member": _person("member", team_id="team-a", run_id=RUN, breakout_id=ROOM_A),
    "member after the end": _person(
        "member", team_id="team-a", run_id=RUN, breakout_id=ROOM_A, is_closed=True
    ),
    "member elsewhere": _person("member", team_id="team-x", run_id=OTHER),
    "observer": _person("observer", run_id=RUN),
    "observer of room A": _person("observer", run_id=RUN, breakout_id=ROOM_A),
    "observer elsewhere": _person("observer", run_id=OTHER),
    "facilitator": _person("facilitator", run_id=RUN),
    "facilitator of room A": _person("facilitator", run_id=RUN, breakout_id=ROOM_A),
    "facilitator elsewhere": _person("facilitator", run_id=OTHER),
    "organiser": _person("organiser"),
}

TEAM_A = _sheet("a", team="team-a")
TEAM_A_KEPT = _sheet("a", team="team-a", stays_in_team=True)
TEAM_B = _sheet("b", team="team-b", breakout=ROOM_B)
MINE = _sheet("m", team="team-a", member="me")
A_MATE = _sheet("n", team="team-a", member="mate")

IN_TEAM = {"member", "member after the end"}
HELPS_A = {"facilitator", "facilitator of room A", "organiser"}
HELPS_ALL = {"facilitator", "organiser"}
WATCHES_A = {*HELPS_A, "observer", "observer of room A"}
WATCHES_ALL = {*HELPS_ALL, "observer"}

ACTIONS: dict[str, tuple[Callable[[Person | None], bool], set[str]]] = {
    "create_run": (rights.may_create_run, {"organiser"}),
    "see_run": (
        lambda who: rights.may_see_run(who, run=RUN),
        {*IN_TEAM, *WATCHES_A},
    ),
    "prepare": (lambda who: rights.may_prepare(who, run=RUN), HELPS_ALL),
    "see_codes of the run": (lambda who: rights.may_see_codes(who, run=RUN), HELPS_ALL),
    "see_codes of room A": (lambda who: rights.may_see_codes(who, run=RUN, breakout=ROOM_A), HELPS_A),
    "see_codes of room B": (lambda who: rights.may_see_codes(who, run=RUN, breakout=ROOM_B), HELPS_ALL),
    "watch the run": (lambda who: rights.may_watch(who, run=RUN), WATCHES_ALL),
    "watch room A": (lambda who: rights.may_watch(who, run=RUN, breakout=ROOM_A), WATCHES_A),
    "watch room B": (lambda who: rights.may_watch(who, run=RUN, breakout=ROOM_B), WATCHES_ALL),
    "steer the run": (lambda who: rights.may_steer(who, run=RUN), HELPS_ALL),
    "steer room A": (lambda who: rights.may_steer(who, run=RUN, breakout=ROOM_A), HELPS_A),
    "steer room B": (lambda who: rights.may_steer(who, run=RUN, breakout=ROOM_B), HELPS_ALL),
    "see_script": (rights.may_see_script, set(WHO) - {*IN_TEAM, "member elsewhere"}),
    "raise_hand": (rights.may_raise_hand, {"member", "member elsewhere"}),
    "open_sheet of team A": (lambda who: rights.may_open_sheet(who, TEAM_A), {*IN_TEAM, *WATCHES_A}),
    "open_sheet kept in team A": (
        lambda who: rights.may_open_sheet(who, TEAM_A_KEPT),
        {*IN_TEAM, *HELPS_A},
    ),
    "open_sheet of team B": (lambda who: rights.may_open_sheet(who, TEAM_B), WATCHES_ALL),
    "open_sheet of one's own": (lambda who: rights.may_open_sheet(who, MINE), IN_TEAM),
    "open_sheet of a mate": (lambda who: rights.may_open_sheet(who, A_MATE), set()),
    "write_sheet of team A": (lambda who: rights.may_write_sheet(who, TEAM_A), {"member"}),
    "write_sheet of team B": (lambda who: rights.may_write_sheet(who, TEAM_B), set()),
    "write_sheet of one's own": (lambda who: rights.may_write_sheet(who, MINE), {"member"}),
    "write_sheet of a mate": (lambda who: rights.may_write_sheet(who, A_MATE), set()),
    "leave_late_words of team A": (lambda who: rights.may_leave_late_words(who, TEAM_A), IN_TEAM),
    "leave_late_words of a mate": (lambda who: rights.may_leave_late_words(who, A_MATE), set()),
    "take_late_words of team A": (lambda who: rights.may_take_late_words(who, TEAM_A), {"member", *HELPS_A}),
    "take_late_words of one's own": (lambda who: rights.may_take_late_words(who, MINE), IN_TEAM),
    "take_late_words of a mate": (lambda who: rights.may_take_late_words(who, A_MATE), set()),
    "keep_in_team": (lambda who: rights.may_keep_in_team(who, TEAM_A), {"member"}),
    "keep_in_team one's own": (lambda who: rights.may_keep_in_team(who, MINE), set()),
    "show_sheet": (lambda who: rights.may_show_sheet(who, TEAM_A), HELPS_A),
    "show_sheet kept in the team": (lambda who: rights.may_show_sheet(who, TEAM_A_KEPT), set()),
    "show_sheet of a person": (lambda who: rights.may_show_sheet(who, MINE), set()),
    "comment": (lambda who: rights.may_comment(who, TEAM_A), {"member", *HELPS_A}),
    "comment on a person's": (lambda who: rights.may_comment(who, MINE), {"member"}),
    "return": (lambda who: rights.may_return(who, TEAM_A), HELPS_A),
    "return a person's": (lambda who: rights.may_return(who, MINE), set()),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("who", WHO)
def test_role_and_action(who: str, action: str) -> None:
    may, allowed = ACTIONS[action]

    assert may(WHO[who]) == (who in allowed)


def test_every_door_is_in_the_table() -> None:
    doors = {name.removeprefix("may_") for name in vars(rights) if name.startswith("may_")}

    assert doors == {action.split(" ")[0] for action in ACTIONS}
