"""Rooms: teams of about the same size together, moved as their organiser wants, and nothing moved by somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Breakout, Person, Run, Team
from workbook.classroom.run import breakouts, runs
from workbook.classroom.run.breakouts import ProposedBreakout
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


def _teams(*bands: str) -> list[Team]:
    return [
        Team(
            id=str(number),
            run_id="run",
            name=f"{number}班",
            municipality="みどり市",
            population_band=band,
            code="",
            members=0,
        )
        for number, band in enumerate(bands, start=1)
    ]


def _staff(id_: str) -> Team:
    return Team(
        id=id_,
        run_id="run",
        name="県",
        municipality="みどり県",
        population_band="over-300k",
        code="",
        members=0,
        is_prefecture=True,
    )


@pytest.mark.parametrize(
    ("teams", "per_room", "plans"),
    [
        pytest.param((), 6, (), id="nobody"),
        pytest.param(
            (*_teams("over-300k", "under-10k", "over-300k", "under-10k"), _staff("pref")),
            6,
            (
                ProposedBreakout("部屋1（1万未満）", ("2", "4")),
                ProposedBreakout("部屋2（30万超）", ("1", "3")),
                ProposedBreakout("都道府県の部屋", ("pref",)),
            ),
            id="by size, the prefecture apart",
        ),
        pytest.param(
            _teams(*["10k-30k"] * 7),
            6,
            (
                ProposedBreakout("部屋1（1–3万）", ("1", "2", "3")),
                ProposedBreakout("部屋2（1–3万）", ("4", "5", "6", "7")),
            ),
            id="rooms of about the same size",
        ),
        pytest.param(
            _teams("under-10k", "10k-30k", "10k-30k"),
            6,
            (ProposedBreakout("部屋1（1万未満・1–3万）", ("1", "2", "3")),),
            id="one alone goes to the next size",
        ),
        pytest.param(
            _teams("under-10k", "over-300k", ""),
            6,
            (
                ProposedBreakout("部屋1（1万未満）", ("1",)),
                ProposedBreakout("部屋2（30万超）", ("2",)),
                ProposedBreakout("部屋3（人口未入力）", ("3",)),
            ),
            id="but never to a very different one",
        ),
        pytest.param(
            [_staff(str(number)) for number in range(3)],
            2,
            (ProposedBreakout("都道府県の部屋1", ("0",)), ProposedBreakout("都道府県の部屋2", ("1", "2"))),
            id="many prefectures",
        ),
    ],
)
def test_rooms_are_proposed(
    teams: Sequence[Team], per_room: int, plans: tuple[ProposedBreakout, ...]
) -> None:
    assert breakouts.propose(teams, per_room=per_room) == plans


@pytest.fixture
def organiser(both: Database) -> Person:
    with both.begin() as db:
        return arrivals.admit_organiser(db).person


def _helper(
    database: Database, run: str, organiser: Person, *, room: str = "", role: str = "facilitator"
) -> Person:
    with database.begin() as db:
        code = invitations.invite(db, run=run, role=role, by=organiser, breakout=room).code
        return arrivals.join(db, code=code, name=f"{role}{room}", department="県庁").person


def _apply(database: Database, run: str, plans: Sequence[ProposedBreakout], by: Person) -> None:
    with database.begin() as db:
        breakouts.apply(db, run, plans, by=by)


def _seen(database: Database, run: str) -> dict[str, list[str]]:
    with database.reading() as db:
        teams = runs.teams_of(db, run)
        rooms = breakouts.of_run(db, run)
    return {room.name: [team.name for team in teams if team.breakout_id == room.id] for room in rooms}


def _rooms(database: Database, run: str) -> tuple[Breakout, ...]:
    with database.reading() as db:
        return breakouts.of_run(db, run)


def test_the_same_plan_twice_changes_nothing(both: Database, open_run: Opened, organiser: Person) -> None:
    run, (one, two, three) = open_run(both, 3)
    plans = [ProposedBreakout("あ", (one.id, two.id)), ProposedBreakout("い", (three.id,))]

    _apply(both, run.id, plans, organiser)
    first = _rooms(both, run.id)
    _apply(both, run.id, plans, organiser)

    assert _rooms(both, run.id) == first
    assert _seen(both, run.id) == {"あ": ["1班", "2班"], "い": ["3班"]}


def test_another_plan_keeps_the_rooms_people_were_invited_to(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, (one, two) = open_run(both, 2)
    _apply(
        both,
        run.id,
        [ProposedBreakout("あ", (one.id,)), ProposedBreakout("い", (two.id,)), ProposedBreakout("う", ())],
        organiser,
    )
    invited = _rooms(both, run.id)[1]
    helper = _helper(both, run.id, organiser, room=invited.id)

    _apply(both, run.id, [ProposedBreakout("え", (one.id,))], organiser)

    assert _seen(both, run.id) == {"え": ["1班"], "い": []}
    assert helper.breakout_id == invited.id in {room.id for room in _rooms(both, run.id)}


def test_a_facilitator_of_the_run_moves_teams_and_one_of_a_room_does_not(
    both: Database, open_run: Opened, organiser: Person
) -> None:
    run, (one, two) = open_run(both, 2)
    other, (foreign,) = open_run(both, 1, title="第2回")
    _apply(both, run.id, [ProposedBreakout("あ", (one.id,)), ProposedBreakout("い", (two.id,))], organiser)
    here, there = _rooms(both, run.id)
    helper = _helper(both, run.id, organiser)

    with both.begin() as db:
        breakouts.place(db, run.id, {one.id: there.id, two.id: "", foreign.id: here.id}, by=helper)
        breakouts.rename(db, other.id, {here.id: "う"}, by=organiser)
    for stranger in (
        _helper(both, run.id, organiser, room=here.id),
        _helper(both, other.id, organiser),
        _helper(both, run.id, organiser, role="observer"),
    ):
        for work in (
            lambda db, by=stranger: breakouts.place(db, run.id, {one.id: here.id}, by=by),
            lambda db, by=stranger: breakouts.apply(db, run.id, [], by=by),
            lambda db, by=stranger: breakouts.add(db, run.id, name="う", by=by),
            lambda db, by=stranger: breakouts.rename(db, run.id, {here.id: "う"}, by=by),
        ):
            with pytest.raises(Refused), both.begin() as db:
                work(db)

    assert _seen(both, run.id) == {"あ": [], "い": ["1班"]}
    assert _seen(both, other.id) == {}


def test_rooms_have_names_of_their_own(both: Database, open_run: Opened, organiser: Person) -> None:
    run, _ = open_run(both)
    with both.begin() as db:
        breakouts.add(db, run.id, name=" 北の 部屋 ", by=organiser)
        breakouts.add(db, run.id, name="南", by=organiser)
        (north, south) = breakouts.of_run(db, run.id)
        breakouts.rename(db, run.id, {south.id: "海"}, by=organiser)

    for name in ("", "山", "部" * 41):
        with pytest.raises(Refused), both.begin() as db:
            breakouts.rename(db, run.id, {north.id: "山", south.id: name}, by=organiser)
    with pytest.raises(Refused) as told, both.begin() as db:
        breakouts.place(db, run.id, {"1": "gone"}, by=organiser)

    assert told.value.problems == {"room": "その部屋はもうありません。もう一度選んでください。"}
    assert [room.name for room in _rooms(both, run.id)] == [north.name, "海"] == ["北の 部屋", "海"]
