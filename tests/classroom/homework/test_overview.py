"""Where every homework is: told for all teams, moved by what people do and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from classroom_homework import Opened, come, organiser, sheet_of
from classroom_paper import write

from workbook.classroom.homework import comments, hand_ins, overview, take_home
from workbook.classroom.homework.overview import Item
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.content.model.library import Library
from workbook.store.database import Database


def items(database: Database, run: Run, library: Library, by: Person) -> list[list[Item]]:
    with database.reading() as db:
        found = overview.of_run(db, run=run.id, course=library.courses["town"], library=library, by=by)
    return [[item for _, listed in team.intervals for item in listed] for team in found]


def test_homework_goes_through_its_states_and_never_back_by_itself(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace, library: Library
) -> None:
    run, (team,) = open_run(database)
    sato, boss = come(database, team), organiser(database)
    states: list[Item] = []

    def look() -> None:
        ((item,),) = items(database, run, library, sato)
        states.append(item)

    look()
    sheet = sheet_of(database, sato, place)
    with database.begin() as db:
        take_home.take_home(db, sheet, form, by=sato, format="pdf")
    look()
    with database.begin() as db:
        take_home.take_home(db, sheet, form, by=sato, format="xlsx")
    look()
    sheet_of(database, sato, place, one="会う。")
    look()
    with database.begin() as db:
        handed_in = hand_ins.hand_in(
            db, sheet, form, interval="h1", by=sato, at=datetime.now(UTC) + timedelta(days=400)
        )
    look()
    with database.begin() as db:
        hand_ins.return_to_team(db, handed_in.id, by=boss, note="読みました。")
        comments.comment(db, sheet, by=boss, text="よく分かりました。")
    sheet_of(database, sato, place, two="話す。")
    look()

    assert [(item.state, item.goes_on, item.is_late, item.comments) for item in states] == [
        ("これから", False, False, 0),
        ("これから", False, False, 0),
        ("持ち帰り中", False, False, 0),
        ("記入中", False, False, 0),
        ("提出済み", False, True, 0),
        ("返却", True, True, 1),
    ]


@pytest.mark.parametrize("teams", [1, 60])
def test_all_teams_are_listed_in_a_fixed_number_of_queries(  # noqa: PLR0913 -- fixtures
    database: Database,
    open_run: Opened,
    form: Form,
    place: sheets.SheetPlace,
    library: Library,
    *,
    queries: list[str],
    teams: int,
) -> None:
    run, made = open_run(database, teams)
    members = [come(database, team) for team in made]
    boss = organiser(database)
    for person in members:
        with database.begin() as db:
            sheet = sheets.sheet_for(db, person, place)
            write(db, sheet, person, one="会う。")
            hand_ins.hand_in(db, sheet, form, interval="h1", by=person)
    queries.clear()

    found = items(database, run, library, boss)

    assert len(queries) == 6
    assert [item.state for (item,) in found] == ["提出済み"] * teams


def test_members_see_their_own_team_only_and_strangers_nothing(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (_, two) = open_run(database, 2)
    _, (elsewhere,) = open_run(database, 1, title="第2回")
    takahashi, tanaka = come(database, two, "高橋"), come(database, elsewhere, "田中")

    def teams(by: Person, **more: Any) -> list[str]:
        with database.reading() as db:
            found = overview.of_run(
                db, run=run.id, course=library.courses["town"], library=library, by=by, **more
            )
        return [team.name for team in found]

    assert teams(takahashi) == teams(takahashi, team=run.id) == ["2班"]
    assert teams(organiser(database)) == ["1班", "2班"]
    with pytest.raises(Refused):
        teams(tanaka)
