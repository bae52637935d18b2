"""What the shared screen shows follows from one signal, and fits."""

from __future__ import annotations

from classroom_wall import Opened, put_up, read
from sqlalchemy import update

from workbook.classroom.period.state import Screen
from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import AnsweringTeams
from workbook.classroom.wall.screen_view import View
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database


def test_a_view_narrows_turns_pages_and_keeps_towns_of_a_size_together(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, teams = open_run(database, 5)
    bands = ["over-300k", "under-10k", "", "under-10k", "30k-100k"]
    for team, band in zip(teams, bands, strict=True):
        with database.begin() as db:
            db.execute(update(tables.Team).where(tables.Team.id == team.id).values(population_band=band))
        put_up(database, library, team, "talk", goal=team.name)
    found = read(database, AnsweringTeams(run.id, library))

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


def test_few_cards_have_large_letters_and_many_still_fit() -> None:
    assert [screen_view.room_for(cards) for cards in (0, 1, 2, 3, 4, 6, 7, 12, 13, 20, 60)] == [
        1,
        1,
        2,
        3,
        6,
        6,
        12,
        12,
        20,
        20,
        20,
    ]
