"""Two people at the same moment: one member, one sheet, one token, one code; on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from classroom_paper import together
from sqlalchemy import func, select

from workbook.classroom.entrance import arrivals, organiser_code
from workbook.classroom.people import logins
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Run, Team
from workbook.classroom.run import runs
from workbook.classroom.run.team_list import NewTeam
from workbook.classroom.sheets import sheets
from workbook.content.model.library import Library
from workbook.store.database import Database
from workbook.store.tables import Event, Login, Member, Sheet
from workbook.store.tables import Team as TeamRow

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
TIMES = 5


def _count(database: Database, table: type[Member | Sheet | Login | TeamRow]) -> int:
    with database.reading() as db:
        return db.scalars(select(func.count()).select_from(table)).one()


@pytest.mark.parametrize("time", range(TIMES))
def test_the_same_person_in_two_browsers_is_one_member(both: Database, open_run: Opened, time: int) -> None:
    _, (team,) = open_run(both)

    def join() -> str:
        with both.begin() as db:
            return arrivals.join(db, code=team.code, name=f"佐藤 {time}", department="福祉課").person.id

    joined = together(join, join, join)

    assert (len(set(joined)), _count(both, Member)) == (1, 1)
    with both.reading() as db:
        came = select(Event.kind, func.count()).where(Event.kind.like("member-%")).group_by(Event.kind)
        assert sorted(map(tuple, db.execute(came))) == [("member-joined", 1), ("member-returned", 2)]


@pytest.mark.parametrize("time", range(TIMES))
@pytest.mark.parametrize("worksheet", ["talk", "alone"])
def test_two_team_mates_who_open_a_worksheet_get_one_sheet_of_the_team_and_two_of_their_own(
    both: Database, open_run: Opened, library: Library, worksheet: str, time: int
) -> None:
    _, (team,) = open_run(both)
    place = sheets.of_worksheet(library.worksheets[worksheet])

    def come(name: str) -> Callable[[], str]:
        with both.begin() as db:
            person = arrivals.join(db, code=team.code, name=f"{name}{time}", department="福祉課").person

        def open_sheet() -> str:
            with both.begin() as db:
                return sheets.sheet_for(db, person, place).id

        return open_sheet

    sato, suzuki = come("佐藤"), come("鈴木")
    found = set(together(sato, suzuki, sato, suzuki))

    expected = {"talk": 1, "alone": 2}[worksheet]
    assert (len(found), _count(both, Sheet)) == (expected, expected)


@pytest.mark.parametrize("time", range(TIMES))
def test_a_ticket_redeemed_twice_gives_one_token(both: Database, open_run: Opened, time: int) -> None:
    _, (team,) = open_run(both)
    with both.begin() as db:
        ticket = arrivals.join(db, code=team.code, name=f"佐藤 {time}", department="福祉課").ticket

    def redeem() -> str | None:
        with both.begin() as db:
            return logins.redeem(db, ticket=ticket)

    tokens = together(redeem, redeem, redeem)

    assert [token is None for token in sorted(tokens, key=lambda token: token is None)] == [False, True, True]
    assert _count(both, Login) == 1


@pytest.mark.parametrize("time", range(TIMES))
def test_two_organisers_who_add_a_team_of_the_same_name_make_one(
    both: Database, open_run: Opened, time: int
) -> None:
    run, _ = open_run(both)

    def add() -> str:
        try:
            with both.begin() as db:
                return runs.add_team(db, run.id, NewTeam(f"新しい班 {time}", "みどり市"), by=None).name
        except Refused as refused:
            return str(refused)

    said = together(add, add)

    message = f"チーム名「新しい班 {time}」はもうあります。「1班」「2班」のように名前を分けてください。"
    assert sorted(said) == sorted([f"新しい班 {time}", message])
    assert _count(both, TeamRow) == 2


def test_of_processes_that_start_together_one_shows_an_organisers_code(both: Database) -> None:
    def start() -> str | None:
        with both.begin() as db:
            return organiser_code.first_code(db, given=None)

    shown = together(start, start, start)

    code = next(code for code in shown if code is not None)
    assert [found is None for found in shown].count(False) == 1
    with both.reading() as db:
        assert organiser_code.is_code(db, typed=code, given=None)
