"""The wall shows what may be shown and nothing else, ranks nobody, and costs the same however many teams there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from classroom_paper import write
from classroom_training import TEXTS
from sqlalchemy import update

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.period import signals
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Screen
from workbook.classroom.period.steering import Floor
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import Room, Subject, Wall
from workbook.classroom.wall.screen_view import View
from workbook.content import library as libraries
from workbook.content.forms import personal
from workbook.content.library import Library
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
GOAL = Subject("talk", "goal")


@pytest.fixture(scope="module")
def library() -> Library:
    """The small training, in which one worksheet is for all of the course to see."""
    name = "exercises/worksheets/talk.yaml"
    return libraries.read_texts({**TEXTS, name: TEXTS[name].replace("aliases:", "seen_by: course\naliases:")})


def _join(database: Database, team: Team) -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person


def _write(
    database: Database, library: Library, team: Team, worksheet: str, **texts: str
) -> tuple[Sheet, Person]:
    person = _join(database, team)
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets[worksheet]))
        write(db, sheet, person, **texts)
    return sheet, person


def _read(database: Database, room: Room, subject: Subject = GOAL) -> Wall:
    with database.reading() as db:
        return all_answers.read(db, room, subject)


def _words(found: Wall) -> set[str]:
    return {card.values["goal"] for card in found.cards}


def test_only_answers_that_may_be_shown_are_on_the_wall(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (first, second, third, _silent) = open_run(both, 4)
    elsewhere, (stranger,) = open_run(both, 1, title="別の回")
    _write(both, library, first, "talk", goal="見せてよい言葉")
    kept, author = _write(both, library, second, "talk", goal="チームの中だけの言葉")
    _write(both, library, third, "home", one="チームのシートの言葉")
    _write(both, library, third, "alone", moved="ひとりの言葉")
    _write(both, library, stranger, "talk", goal="別の回の言葉")
    with both.begin() as db:
        sheets.keep_in_team(db, kept, stays=True, by=author)

    room = Room(run.id, library)

    found = _read(both, room)
    assert _words(found) == {"見せてよい言葉"}
    assert found.kept == 1
    assert _read(both, room, Subject("home", "one")).cards == ()
    assert _read(both, room, Subject("alone", "moved")).cards == ()
    assert _read(both, room, Subject("oil", "door")).cards == ()
    assert _read(both, room, Subject("talk", "no-such")).cards == ()
    assert _words(_read(both, Room(elsewhere.id, library))) == {"別の回の言葉"}


def test_a_breakout_sees_its_own_teams_only(database: Database, open_run: Opened, library: Library) -> None:
    run, (first, second) = open_run(database, 2)
    with database.begin() as db:
        db.add(tables.Breakout(id="a", run_id=run.id, position=1, name="部屋A"))
        db.flush()
        db.execute(update(tables.Team).where(tables.Team.id == first.id).values(breakout_id="a"))
    _write(database, library, first, "talk", goal="部屋Aの言葉")
    _write(database, library, second, "talk", goal="部屋の外の言葉")

    assert _words(_read(database, Room(run.id, library, "a"))) == {"部屋Aの言葉"}
    assert _words(_read(database, Room(run.id, library))) == {"部屋Aの言葉", "部屋の外の言葉"}


def test_the_order_tells_neither_the_teams_place_nor_how_much_they_wrote(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 12)
    for number, team in enumerate(teams, start=1):
        _write(database, library, team, "talk", goal="あ" * number, who="だれか")
    room = Room(run.id, library)

    first, again, other = (
        _read(database, room),
        _read(database, room),
        _read(database, room, Subject("talk", "who")),
    )

    names = [card.name for card in first.cards]
    lengths = [len(card.values["goal"]) for card in first.cards]
    assert names == [card.name for card in again.cards]
    assert [card.label for card in first.cards] == [f"チーム{letter}" for letter in "ABCDEFGHIJKL"]
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))
    assert names != [card.name for card in other.cards]


def test_a_label_stays_when_another_team_withdraws(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 3)
    written = [_write(database, library, team, "talk", goal=team.name) for team in teams]
    before = {card.name: card.label for card in _read(database, Room(run.id, library)).cards}

    with database.begin() as db:
        sheets.keep_in_team(db, written[0][0], stays=True, by=written[0][1])

    after = {card.name: card.label for card in _read(database, Room(run.id, library)).cards}
    assert after == {name: label for name, label in before.items() if name != teams[0].name}


@pytest.mark.parametrize("teams", [1, 60])
def test_walls_and_picks_are_read_in_the_same_few_queries(
    database: Database, open_run: Opened, library: Library, queries: list[str], teams: int
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        _write(database, library, team, "talk", goal="顔", who="民生委員")
    organiser = Person("o", "主催者", "", "organiser")
    with database.begin() as db:
        by = replace(organiser, id=arrivals.admit_organiser(db, name="").person.id)
        for one in sheets.team_sheets(db, run=run.id):
            Floor(run.id, by).pick(db, one.sheet, "goal")
    queries.clear()

    with database.reading() as db:
        found = all_answers.read(db, Room(run.id, library), GOAL)
        sent = len(queries)
        picks = Halls().of_run(db, run.id).picks
        queue = all_answers.picked(db, Room(run.id, library), picks)

    assert (len(found.cards), len(queue)) == (teams, teams)
    assert (sent, len(queries)) == (3, 8)


def test_a_withdrawn_answer_leaves_the_queue_and_every_screen_looks_again(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    sheet, author = _write(database, library, team, "talk", goal="顔")
    with database.begin() as db:
        by = arrivals.admit_organiser(db, name="").person
        Floor(run.id, by).pick(db, sheet, "goal")
        before = Halls().of_run(db, run.id)
        assert [
            card.values["goal"] for _, _, card in all_answers.picked(db, Room(run.id, library), before.picks)
        ] == ["顔"]

        sheets.keep_in_team(db, sheet, stays=True, by=author)

        after = Halls().of_run(db, run.id)
        assert all_answers.picked(db, Room(run.id, library), after.picks) == ()
    assert after.seq > before.seq
    assert [one.kind for one in _signals(database, run.id)] == [signals.PICK, signals.KEPT]


def test_a_sheet_under_a_former_id_is_on_the_wall_once(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    sheet, _ = _write(database, library, team, "talk", goal="前の名前で書いた")
    with database.begin() as db:
        db.execute(update(tables.Sheet).where(tables.Sheet.id == sheet.id).values(content_id="speak"))

    assert _words(_read(database, Room(run.id, library))) == {"前の名前で書いた"}


def test_a_view_narrows_turns_pages_and_keeps_towns_of_a_size_together(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 5)
    bands = ["over-300k", "under-10k", "", "under-10k", "30k-100k"]
    for team, band in zip(teams, bands, strict=True):
        with database.begin() as db:
            db.execute(update(tables.Team).where(tables.Team.id == team.id).values(population_band=band))
        _write(database, library, team, "talk", goal=team.name)
    found = _read(database, Room(run.id, library))

    together = all_answers.narrowed(found, View(by_band=True))
    small = all_answers.narrowed(found, View(band="under-10k"))

    assert [card.band for card in together] == ["under-10k", "under-10k", "30k-100k", "over-300k", ""]
    assert {card.name for card in small} == {"2班", "4班"}
    assert all_answers.narrowed(found, View(question="goal", only_picked=True)) == ()
    assert all_answers.page(together, View(size=2, page=9)) == (2, 3, together[4:])
    assert all_answers.page((), View(page=3)) == (0, 1, ())


def test_what_a_signal_carries_comes_back_and_what_is_unknown_shows_nothing() -> None:
    view = View(screen_view.WALL, "talk", "goal", page=2, size=6, by_band=True)

    assert view.said == {"worksheet": "talk", "question": "goal", "page": 2, "size": 6, "by_band": True}
    assert screen_view.seen(Screen(1, view.what, view.said)) == view
    assert screen_view.seen(Screen(1, "wall", {"page": "二", "has_names": "yes", "stranger": None})) == View(
        "wall"
    )
    assert screen_view.seen(Screen(1, "no-such-view", view.said)) == screen_view.seen(None) == View()
    assert (screen_view.place_of(screen_view.chart(1)), screen_view.place_of("goal")) == (1, None)


def test_the_names_of_towns_and_teams_are_covered_wherever_they_stand() -> None:
    words = personal.words_to_cover(towns=["みどり市", ""], teams=["みどり市 1班", "1班", "あおば班"])

    found = personal.covered(
        {"a": "みどり市 1班とあおば班で", "b": [{"_row": "みどり市", "c": "みどり市"}], "d": 3}, words
    )

    assert found == {"a": "〇〇と〇〇で", "b": [{"_row": "みどり市", "c": "〇〇"}], "d": 3}


def _signals(database: Database, run: str) -> tuple[signals.Signal, ...]:
    with database.reading() as db:
        return signals.of_run(db, run)


def test_few_cards_have_large_letters_and_many_still_fit() -> None:
    assert [screen_view.room_for(cards) for cards in (0, 3, 4, 6, 7, 12, 13, 20, 60)] == [
        3,
        3,
        6,
        6,
        12,
        12,
        20,
        20,
        20,
    ]
