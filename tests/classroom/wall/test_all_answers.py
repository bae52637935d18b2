"""The wall shows what may be shown and nothing else, ranks nobody, and costs the same however many teams there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from classroom_wall import GOAL, Opened, put_up, read
from sqlalchemy import update

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Person
from workbook.classroom.period import signals
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.steering import Floor
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import all_answers, kept_in_team
from workbook.classroom.wall.all_answers import AnsweringTeams, Subject, Wall
from workbook.content.forms import personal
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database


def _words(found: Wall) -> set[str]:
    return {card.values["goal"] for card in found.cards}


def test_only_answers_that_may_be_shown_are_on_the_wall(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (first, second, third, _silent) = open_run(both, 4)
    elsewhere, (stranger,) = open_run(both, 1, title="別の回")
    put_up(both, library, first, "talk", goal="見せてよい言葉")
    kept, author = put_up(both, library, second, "talk", goal="チームの中だけの言葉")
    put_up(both, library, third, "home", one="チームのシートの言葉")
    put_up(both, library, third, "alone", moved="ひとりの言葉")
    put_up(both, library, stranger, "talk", goal="別の回の言葉")
    with both.begin() as db:
        kept_in_team.keep_in_team(db, kept, stays=True, by=author)

    room = AnsweringTeams(run.id, library)

    found = read(both, room)
    assert _words(found) == {"見せてよい言葉"}
    assert found.kept == 1
    assert read(both, room, Subject("home", "one")).cards == ()
    assert read(both, room, Subject("alone", "moved")).cards == ()
    assert read(both, room, Subject("oil", "door")).cards == ()
    assert read(both, room, Subject("talk", "no-such")).cards == ()
    assert _words(read(both, AnsweringTeams(elsewhere.id, library))) == {"別の回の言葉"}


def test_a_breakout_sees_its_own_teams_only(database: Database, open_run: Opened, library: Library) -> None:
    run, (first, second) = open_run(database, 2)
    with database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=run.id, position=1, name="部屋A"))
        db.flush()
        db.execute(update(tables.Team).where(tables.Team.id == first.id).values(breakout_id="a"))
    put_up(database, library, first, "talk", goal="部屋Aの言葉")
    put_up(database, library, second, "talk", goal="部屋の外の言葉")

    assert _words(read(database, AnsweringTeams(run.id, library, "a"))) == {"部屋Aの言葉"}
    assert _words(read(database, AnsweringTeams(run.id, library))) == {"部屋Aの言葉", "部屋の外の言葉"}


def test_the_order_tells_neither_the_teams_place_nor_how_much_they_wrote(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 12)
    for number, team in enumerate(teams, start=1):
        put_up(database, library, team, "talk", goal="あ" * number, who="だれか")
    room = AnsweringTeams(run.id, library)

    first, again = read(database, room), read(database, room)

    names = [card.name for card in first.cards]
    lengths = [len(card.values["goal"]) for card in first.cards]
    assert names == [card.name for card in again.cards]
    assert [card.label for card in first.cards] == [f"チーム{letter}" for letter in "ABCDEFGHIJKL"]
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))
    assert names != [team.name for team in teams]


def test_a_team_has_the_same_label_in_every_view_of_every_answer(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 6)
    for team in teams[:4]:
        put_up(database, library, team, "talk", goal="顔", who="だれか")
    put_up(database, library, teams[4], "talk", more="ほかの班だけの言葉")
    subjects = (GOAL, Subject("talk", "who"), Subject("talk", "more"))

    with database.reading() as db:
        walls = all_answers.read_many(db, AnsweringTeams(run.id, library), subjects).values()

    called = {(card.name, card.label) for wall in walls for card in wall.cards}
    assert [len(wall.cards) for wall in walls] == [4, 4, 1]
    assert len(called) == len({label for _, label in called}) == 5
    for wall in walls:
        assert [card.label for card in wall.cards] == sorted(card.label for card in wall.cards)


def test_no_label_says_the_name_of_a_team(database: Database, open_run: Opened, library: Library) -> None:
    run, teams = open_run(database, 4)
    names = ("Aチーム", "チーム　ｂ", "Ｄ班", "C市の人")
    for team in teams:
        put_up(database, library, team, "talk", goal="顔")
    with database.begin() as db:
        for team, name in zip(teams, names, strict=True):
            db.execute(update(tables.Team).where(tables.Team.id == team.id).values(name=name))

    wall = read(database, AnsweringTeams(run.id, library))

    assert sorted(card.label for card in wall.cards) == ["チームC", "チームE", "チームF", "チームG"]


def test_a_label_stays_when_another_team_withdraws(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 3)
    written = [put_up(database, library, team, "talk", goal=team.name) for team in teams]
    before = {card.name: card.label for card in read(database, AnsweringTeams(run.id, library)).cards}

    with database.begin() as db:
        kept_in_team.keep_in_team(db, written[0][0], stays=True, by=written[0][1])

    after = {card.name: card.label for card in read(database, AnsweringTeams(run.id, library)).cards}
    assert after == {name: label for name, label in before.items() if name != teams[0].name}


@pytest.mark.parametrize("teams", [1, 60])
def test_walls_and_picks_are_read_in_the_same_few_queries(
    database: Database, open_run: Opened, library: Library, queries: list[str], teams: int
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        put_up(database, library, team, "talk", goal="顔", who="民生委員")
    organiser = Person(id="o", name="主催者", department="", role="organiser")
    with database.begin() as db:
        by = replace(organiser, id=arrivals.admit_organiser(db, name="").person.id)
        for one in sheets.team_sheets(db, run=run.id):
            Floor(run.id, by).pick(db, one.sheet, "goal")
    queries.clear()

    with database.reading() as db:
        found = all_answers.read(db, AnsweringTeams(run.id, library), GOAL)
        sent = len(queries)
        picks = Halls().of_run(db, run.id).picks
        queue = all_answers.picked(db, AnsweringTeams(run.id, library), picks)

    assert (len(found.cards), len(queue)) == (teams, teams)
    assert (sent, len(queries)) == (3, 8)


def test_a_withdrawn_answer_leaves_the_queue_and_every_screen_looks_again(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    sheet, author = put_up(database, library, team, "talk", goal="顔")
    with database.begin() as db:
        by = arrivals.admit_organiser(db, name="").person
        Floor(run.id, by).pick(db, sheet, "goal")
        before = Halls().of_run(db, run.id)
        assert [
            card.values["goal"]
            for _, _, card in all_answers.picked(db, AnsweringTeams(run.id, library), before.picks)
        ] == ["顔"]

        kept_in_team.keep_in_team(db, sheet, stays=True, by=author)

        after = Halls().of_run(db, run.id)
        assert all_answers.picked(db, AnsweringTeams(run.id, library), after.picks) == ()
    assert after.seq > before.seq
    assert [one.kind for one in _signals(database, run.id)] == [signals.PICK, signals.KEPT]


def test_a_sheet_under_a_former_id_is_on_the_wall_once(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    sheet, _ = put_up(database, library, team, "talk", goal="前の名前で書いた")
    with database.begin() as db:
        db.execute(update(tables.Sheet).where(tables.Sheet.id == sheet.id).values(content_id="speak"))

    assert _words(read(database, AnsweringTeams(run.id, library))) == {"前の名前で書いた"}


def test_the_names_of_towns_and_teams_are_covered_wherever_they_stand() -> None:
    words = personal.words_to_cover(towns=["みどり市", ""], teams=["みどり市 1班", "1班", "あおば班"])

    found = personal.covered(
        {"a": "みどり市 1班とあおば班で", "b": [{"_row": "みどり市", "c": "みどり市"}], "d": 3}, words
    )

    assert found == {"a": "〇〇と〇〇で", "b": [{"_row": "みどり市", "c": "〇〇"}], "d": 3}


def _signals(database: Database, run: str) -> tuple[signals.Signal, ...]:
    with database.reading() as db:
        return signals.of_run(db, run)
