"""What came of a run holds its own room's teams, in a number of queries that does not grow, and no kept sheet's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from classroom_paper import derive, write
from classroom_reported import Opened, come, helper, room
from sqlalchemy import update

from workbook.classroom.homework import comments, hand_ins
from workbook.classroom.outcome import roll, run_report
from workbook.classroom.outcome.run_report import Band, HeldDay, HeldPeriod, Outcome, TeamSheets
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet
from workbook.classroom.period import log_in_words, raised_hands
from workbook.classroom.period.steering import Floor
from workbook.classroom.run import contents
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import kept_in_team
from workbook.content.forms.form import of_worksheet
from workbook.content.forms.reported import Quote, Theme
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database


def wrote(database: Database, library: Library, person: Person, name: str, **texts: str) -> Sheet:
    worksheet = library.worksheets[name]
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(worksheet))
        write(db, sheet, person, **texts)
        if "two" in texts:
            derive(db, sheet, of_worksheet(worksheet))
    return sheet


def gather(database: Database, run: Run, library: Library, by: Person) -> Outcome:
    with database.reading() as db:
        return run_report.gather(db, run, library.courses["town"], library=library, by=by)


def test_what_came_of_a_run_is_what_its_teams_did(both: Database, open_run: Opened, library: Library) -> None:
    run, (one, two) = open_run(both, 2)
    steers = helper(both, run)
    sato, suzuki = come(both, one, "佐藤"), come(both, two, "鈴木", "住宅課")
    sheet = wrote(both, library, sato, "home", one="係長に。", two="館長に。")
    wrote(both, library, sato, "talk", goal="わける。")
    wrote(both, library, suzuki, "talk", goal="あつまる。")
    with both.begin() as db:
        hand_ins.hand_in(db, sheet, of_worksheet(library.worksheets["home"]), interval="h1", by=sato)
        comments.comment(db, sheet, by=steers, text="いいですね")
        answered = comments.comment(db, sheet, by=sato, text="どう書きますか")
        comments.answer_comment(db, answered.id, by=steers, text="そのままで")
        raised_hands.raise_hand(db, by=suzuki, reason="time")
        begun = Floor(run.id, steers).begin_row(db, period="p1", line=0)
        Floor(run.id, steers).begin_row(db, period="p1", line=0)

    found = gather(both, run, library, steers)

    assert found.days[1] == HeldDay("1日目", date(2026, 5, 1), (HeldPeriod("出会う", 30, "", begun.at),))
    assert [day.on for day in found.days] == [None, date(2026, 5, 1), None, None]
    assert found.bands == (Band("1–3万", 2, 1, 2),)
    assert [each.came for each in found.rolls] == [1, 1]
    assert found.sheets == (
        TeamSheets("1班", ("持ち帰り",), ("話すこと",), ()),
        TeamSheets("2班", (), ("話すこと",), ()),
    )
    assert found.themes == (Theme("話すこと", "めざすこと", (Quote("あつまる。"), Quote("わける。"))),)
    assert [(each.title, each.teams) for each in found.open.homework] == [("持ち帰り", ("2班",))]
    assert (found.open.hands, found.open.comments) == (("2班",), 1)


def test_only_the_periods_a_run_holds_are_told_with_their_homework(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, _ = open_run(database)

    part = replace(run, periods=("p2",))

    found = gather(database, part, contents.held(library, part), helper(database, run))

    assert [[period.title for period in day.periods] for day in found.days] == [["持ち寄る"]]
    assert found.open.homework == ()


@pytest.mark.parametrize("role", ["facilitator", "observer"])
def test_nothing_of_another_run_room_or_kept_sheet_is_in_it(
    both: Database, open_run: Opened, library: Library, role: str
) -> None:
    run, (mine, other, keeps) = open_run(both, 3)
    room(both, run, mine, "a")
    room(both, run, other, "b")
    with both.begin() as db:
        db.execute(update(tables.Team).where(tables.Team.id == keeps.id).values(breakout_id="a"))
    elsewhere, (far,) = open_run(both, 1, title="第2回")
    wrote(both, library, come(both, mine, "佐藤"), "talk", goal="会う。")
    strangers = [come(both, team, f"秘密{place}") for place, team in enumerate((other, far, keeps))]
    written = [wrote(both, library, person, "talk", goal="秘密の文。") for person in strangers]
    there = Floor(elsewhere.id, helper(both, elsewhere))
    with both.begin() as db:
        kept_in_team.keep_in_team(db, written[2], stays=True, by=strangers[2])
        comments.comment(db, written[2], by=strangers[2], text="秘密の問い")
        raised_hands.raise_hand(db, by=strangers[0], reason="time")
        there.begin_row(db, period="p1", line=0)

    found = gather(both, run, library, helper(both, run, role, "a"))

    assert [each.team.name for each in found.rolls] == ["1班", "3班"]
    assert [each.name for each in found.sheets] == ["1班", "3班"]
    assert "秘密の" not in str(found)
    assert "秘密0" not in str(found)
    assert "秘密1" not in str(found)
    assert found.open.hands == ()
    assert found.open.comments == 0
    assert [period.begun for day in found.days for period in day.periods] == [None] * 4
    assert not [each.team.code for each in found.rolls if each.team.code]


def test_who_may_not_watch_gets_nothing(database: Database, open_run: Opened, library: Library) -> None:
    run, (team,) = open_run(database)
    elsewhere, _ = open_run(database, 1, title="第2回")
    member = come(database, team, "佐藤")
    observer = helper(database, run, "observer")
    town = library.courses["town"]

    stranger = helper(database, elsewhere)
    with database.reading() as db:
        for who in (member, stranger):
            with pytest.raises(Refused):
                run_report.gather(db, run, town, library=library, by=who)
        for who in (member, observer):
            with pytest.raises(Refused):
                roll.of_run(db, run.id, by=who)
            with pytest.raises(Refused):
                log_in_words.of_run(db, run.id, course=town, library=library, by=who)


def test_queries_do_not_grow_with_the_teams(
    database: Database, open_run: Opened, library: Library, queries: list[str]
) -> None:
    counted = []
    for teams in (1, 3):
        run, opened = open_run(database, teams, title=f"{teams}班の回")
        for place, team in enumerate(opened):
            person = come(database, team, f"佐藤{place}")
            wrote(database, library, person, "talk", goal="会う。")
            wrote(database, library, person, "home", one="係長に。", two="館長に。")
        steers = helper(database, run, breakout="")
        queries.clear()
        gather(database, run, library, steers)
        with database.reading() as db:
            roll.of_run(db, run.id, by=steers)
            log_in_words.of_run(db, run.id, course=None, library=library, by=steers)
        counted.append(len(queries))

    assert counted[0] == counted[1]
    assert counted[0] < 25
