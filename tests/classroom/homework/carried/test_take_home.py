"""Files that leave with what a sheet says, one by one or all of a run at once."""

from __future__ import annotations

import re

import pytest
from classroom_homework import Opened, come, sheet_of

from tests.classroom.homework.carried.carrying import leave
from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import take_home
from workbook.classroom.people.entries import Refused
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.store.database import Database


def test_a_handout_remembers_the_sheet_as_it_left_and_not_what_came_after(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato = come(both, team)
    sheet = sheet_of(both, sato, place, goal="会う。")

    handout = leave(both, sheet, form, sato)
    empty = leave(both, sheet, form, sato, empty=True)
    sheet_of(both, sato, place, goal="あと。")

    with both.reading() as db:
        assert take_home.find(db, f" {handout.shown.lower()} ") == handout
        assert take_home.find(db, empty.id) == empty
        assert take_home.find(db, "ZZZZZZZZ") is None
    assert (handout.values, empty.values) == ({"goal": "会う。"}, {})
    assert re.fullmatch("[2-9A-HJKMNP-Z]{8}", handout.id)


@pytest.mark.parametrize("teams", [1, 3])
def test_all_sheets_of_a_run_leave_in_a_fixed_number_of_queries(  # noqa: PLR0913 -- fixtures
    database: Database,
    open_run: Opened,
    form: Form,
    place: sheets.SheetPlace,
    queries: list[str],
    *,
    teams: int,
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        sheet_of(database, come(database, team), place, goal=f"{team.name}の文。")
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
    queries.clear()

    with database.reading() as db:
        kept = sheets.team_sheets(db, run=run.id)
        values = sheets.values_many(db, kept, lambda _: form)
    with database.begin() as db:
        made_now = take_home.take_all_home(db, kept, values, by=organiser, format="xlsx")

    assert len(queries) == 2
    assert sorted(one.values["goal"] for one in made_now.values()) == [f"{team.name}の文。" for team in made]
    member = come(database, made[0], "別の人")
    if teams > 1:
        with pytest.raises(Refused), database.begin() as db:
            take_home.take_all_home(db, kept, values, by=member, format="xlsx")
