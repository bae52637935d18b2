"""The board of a run: what everybody who looks sees, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from classroom_paper import derive, write

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import attendance
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period import raised_hands, teams_now
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Gate, Hall
from workbook.classroom.period.teams_now import Boards
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
NOW = datetime.now(UTC)
A_MOMENT = teams_now.FRESH


def _join(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def _writes(database: Database, person: Person, library: Library, **answers: str) -> sheets.Sheet:
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["talk"]))
        write(db, sheet, person, **answers)
    return sheet


def _answered(found: teams_now.Board) -> list[tuple[int, int]]:
    return [(team.work.worksheets[0].answered, team.work.worksheets[0].asked) for team in found.teams]


def test_a_team_is_told_by_who_is_at_its_table_and_by_its_sheets(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (first, second) = open_run(both, 2)
    here, gone = _join(both, first), _join(both, first, "鈴木")
    with both.begin() as db:
        attendance.see(db, [gone.id], at=NOW - timedelta(seconds=46))
        attendance.see(db, [here.id], at=NOW - timedelta(seconds=44))
    _writes(both, here, library, goal="顔")

    found = Boards().of_run(both, run, library, Hall(), at=NOW)

    assert [(team.id, team.here, team.came_at) for team in found.teams] == [
        (first.id, ("佐藤（福祉課）",), NOW - timedelta(seconds=46)),
        (second.id, (), None),
    ]
    assert _answered(found) == [(1, 2), (0, 2)]
    assert found.teams[0].work.changed_at is not None


def test_what_one_person_writes_for_themselves_is_not_on_the_board(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    person = _join(database, team)
    with database.begin() as db:
        own = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["alone"]))
        write(db, own, person, moved="ひとりの言葉")

    found = Boards().of_run(database, run, library, Hall(), at=NOW)

    assert found.teams[0].work.changed_at is None


@pytest.mark.parametrize("teams", [1, 60])
@pytest.mark.parametrize("consoles", [1, 5])
def test_sixty_teams_and_five_consoles_ask_as_little_as_one(  # noqa: PLR0913 -- fixtures
    database: Database, open_run: Opened, library: Library, queries: list[str], *, teams: int, consoles: int
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        _writes(database, _join(database, team), library, goal="顔")
    boards = Boards()
    queries.clear()

    for _ in range(consoles):
        boards.of_run(database, run, library, Hall(), at=NOW)

    assert len(queries) == 6


def test_only_the_sheets_of_teams_that_wrote_are_read_again_and_everybody_has_their_counts(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (first, second) = open_run(both, 2)
    here, there = _join(both, first), _join(both, second)
    _writes(both, here, library, goal="顔")
    _writes(both, there, library, goal="会う")
    boards = Boards()
    before = boards.of_run(both, run, library, Hall(), at=NOW)

    _writes(both, there, library, goal="もう一度会う")
    after = boards.of_run(both, run, library, Hall(), at=NOW + A_MOMENT)
    alone = Boards().of_run(both, run, library, Hall(), at=NOW + A_MOMENT)

    assert after.teams[0].work is before.teams[0].work
    assert after.teams[1].work is not before.teams[1].work
    assert [team.work for team in after.teams] == [team.work for team in alone.teams]


def test_the_next_look_asks_for_sheets_only_when_somebody_wrote(
    database: Database, open_run: Opened, library: Library, queries: list[str]
) -> None:
    run, (team,) = open_run(database)
    person = _join(database, team)
    boards = Boards()
    before = boards.of_run(database, run, library, Hall(), at=NOW)
    queries.clear()

    still = boards.of_run(database, run, library, Hall(), at=NOW + A_MOMENT)
    asked = len(queries)
    _writes(database, person, library, goal="顔")
    too_soon = boards.of_run(database, run, library, Hall(), at=NOW + A_MOMENT * 1.5)
    after = boards.of_run(database, run, library, Hall(), at=NOW + A_MOMENT * 2)

    assert (asked, [_answered(one) for one in (before, still, too_soon, after)]) == (
        4,
        [[(0, 2)], [(0, 2)], [(0, 2)], [(1, 2)]],
    )


def test_when_many_write_at_once_the_counts_follow_without_another_word(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 8)
    written = [_writes(database, _join(database, team), library, goal="顔") for team in teams]
    boards = Boards()
    busy = boards.of_run(database, run, library, Hall(), at=NOW)

    with database.begin() as db:
        for sheet in written:
            derive(db, sheet, of_worksheet(library.worksheets["talk"]))
    later = boards.of_run(database, run, library, Hall(), at=NOW + A_MOMENT)

    assert sum(answered for answered, _ in _answered(busy)) == 5
    assert all(team.work.changed_at for team in busy.teams)
    assert _answered(later) == [(1, 2)] * 8


def test_whoever_looks_after_one_room_sees_no_other(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (first, _) = open_run(database, 2)
    with database.begin() as db:
        for name in ("A室", "B室"):
            db.add(tables.Breakout(id=name, run_id=run.id, position=1, name=name))
        db.flush()
        row = db.get(tables.Team, first.id)
        assert row is not None
        row.breakout_id = "A室"

    found = Boards().of_run(database, run, library, Hall(), at=NOW).seen_from("A室")

    assert ([team.id for team in found.teams], [one.name for one in found.breakouts]) == ([first.id], ["A室"])
    assert found.seen_from("B室").teams == ()


def test_a_new_team_and_an_opened_stage_are_on_the_next_board(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    person = _join(database, team)
    with database.begin() as db:
        sheets.sheet_for(db, person, sheets.of_case(library.cases["oil"]))
    boards = Boards()
    before = boards.of_run(database, run, library, Hall(), at=NOW)
    opened = Hall(gates={("oil", ""): Gate(7, 3, "open")})

    after = boards.of_run(database, run, library, opened, at=NOW + A_MOMENT)

    assert [one.teams[0].work.cases[0].opened for one in (before, after)] == [1, 3]


def test_a_raised_hand_is_seen_at_once_whatever_the_board_remembers(
    database: Database, open_run: Opened
) -> None:
    run, (team,) = open_run(database)
    person = _join(database, team)
    halls = Halls()
    with database.reading() as db:
        assert halls.of_run(db, run.id).hands == {}

    with database.begin() as db:
        raised_hands.raise_hand(db, by=person, reason="time")

    with database.reading() as db:
        assert halls.of_run(db, run.id).hands[team.id].reason == "time"
