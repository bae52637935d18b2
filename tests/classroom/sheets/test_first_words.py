"""The first words of a sheet stand beside today's, for its own team only."""

from __future__ import annotations

from datetime import date

import pytest
from classroom_homework import Opened, come, sheet_of
from classroom_pen import Pen

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import first_words, hand_ins
from workbook.classroom.homework.first_words import FIRST_DAY, FirstAndNow
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.library import Library
from workbook.desk.document.difference import Segment
from workbook.store.database import Database


def test_first_words_stand_beside_todays(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(database)
    sato = come(database, team)
    pen = Pen(database, sheet_of(database, sato, place), form)
    with database.reading() as db:
        nothing = [
            first_words.first_and_now(db, pen.sheet, form, by=sato, marker=one)
            for one in ("first-hand-in", FIRST_DAY)
        ]
    pen.write(sato, 0, goal="会う。")
    pen.write(sato, 6 * 60 - 1, goal="家で会う。")
    pen.write(sato, 6 * 60, goal="家で会って話す。", who="課長")

    with database.reading() as db:
        before_hand_in = first_words.first_and_now(db, pen.sheet, form, by=sato)
        first_day = first_words.first_and_now(db, pen.sheet, form, by=sato, marker=FIRST_DAY)
    with database.begin() as db:
        hand_ins.hand_in(db, pen.sheet, form, interval="h1", by=sato)
    pen.write(sato, 2_000, who="課長と係長")
    with database.begin() as db:
        hand_ins.hand_in(db, pen.sheet, form, interval="h1", by=sato)
        first_hand_in = first_words.first_and_now(db, pen.sheet, form, by=sato)

    assert (nothing, before_hand_in) == ([(), ()], ())
    assert first_day == (
        FirstAndNow(
            "goal",
            "めざすこと",
            "家で会う。",
            "家で会って話す。",
            (
                Segment("same", "家で会"),
                Segment("removed", "う"),
                Segment("added", "って話す"),
                Segment("same", "。"),
            ),
        ),
        FirstAndNow("who", "だれと", "", "課長", (Segment("added", "課長"),)),
    )
    assert [(one.first, one.now) for one in first_hand_in] == [
        ("家で会って話す。", "家で会って話す。"),
        ("課長", "課長と係長"),
    ]


@pytest.mark.parametrize("names", [("talk",), ("talk", "home")])
def test_a_team_sees_its_own_first_words_of_every_worksheet_in_two_queries(
    database: Database, open_run: Opened, library: Library, queries: list[str], names: tuple[str, ...]
) -> None:
    _, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    for name, ask in (("talk", "goal"), ("home", "one")):
        paper = library.worksheets[name]
        for person, words in ((sato, "会う。"), (takahashi, "秘密の文。")):
            sheet = sheet_of(database, person, sheets.of_worksheet(paper))
            pen = Pen(database, sheet, of_worksheet(paper))
            pen.write(person, 0, **{ask: words})
            pen.write(person, 2_000, **{ask: f"{words}話す。"})
    wanted = [library.worksheets[name] for name in names]
    queries.clear()

    with database.reading() as db:
        found = first_words.of_team(db, wanted, by=sato)

    assert len(queries) == 2
    assert [
        (each.worksheet.id, each.since, each.questions[0].first, each.questions[0].now) for each in found
    ] == [(name, date(2026, 5, 1), "会う。", "会う。話す。") for name in names]


def test_who_has_no_team_has_no_first_words(database: Database, open_run: Opened, library: Library) -> None:
    open_run(database)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person

    with database.reading() as db:
        assert first_words.of_team(db, library.worksheets.values(), by=organiser) == ()
