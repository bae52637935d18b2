"""A hand-in is a copy: work goes on, and it is given back once, by those who help."""

from __future__ import annotations

import pytest
from classroom_homework import MAY_20, Opened, come, organiser, sheet_of
from classroom_paper import together

from workbook.classroom.homework import hand_ins
from workbook.classroom.people import persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.store.database import Database


def test_handing_in_keeps_a_copy_while_work_goes_on_and_earlier_ones_stay(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato = come(both, team)
    sheet = sheet_of(both, sato, place, one="会う。")

    with both.begin() as db:
        first = hand_ins.hand_in(
            db, sheet, form, interval="h1", by=sato, note="よろしく\r\nお願いします", at=MAY_20
        )
    with both.begin() as db:
        same = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato, note="よろしく\nお願いします")
    sheet_of(both, sato, place, two="話す。")
    with both.begin() as db:
        second = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato)
        listed = hand_ins.of_sheet(db, sheet, by=sato)

    assert (first.values, first.note, first.name, first.at) == (
        {"one": "会う。"},
        "よろしく\nお願いします",
        "佐藤",
        MAY_20,
    )
    assert same == first
    assert second.values == {"one": "会う。", "two": "話す。"}
    assert listed == (second, first)


def test_a_hand_in_is_returned_once_and_by_those_who_help(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, boss = come(both, team), organiser(both)
    sheet = sheet_of(both, sato, place, one="会う。")
    with both.begin() as db:
        handed_in = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato)

    def give_back() -> hand_ins.HandIn | None:
        try:
            with both.begin() as db:
                return hand_ins.return_to_team(db, handed_in.id, by=boss, note="読みました。")
        except Refused:
            return None

    with pytest.raises(Refused), both.begin() as db:
        hand_ins.return_to_team(db, handed_in.id, by=sato)
    with pytest.raises(Refused), both.begin() as db:
        hand_ins.return_to_team(db, "nothing", by=boss)
    given = [one for one in together(give_back, give_back) if one]

    assert [(one.returned_by, one.return_note, one.values) for one in given] == [
        ("進行", "読みました。", {"one": "会う。"})
    ]


def test_a_closed_run_takes_no_homework_and_a_foreign_one_neither(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    run, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet = sheet_of(database, sato, place, one="会う。")
    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=takahashi)
    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=sato, note="あ" * 2_001)
    with database.begin() as db:
        runs.close_run(db, run.id, by=None)
    with database.reading() as db:
        later = persons.by_id(db, sato.id)
    assert later is not None

    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=later)

    with database.reading() as db:
        assert hand_ins.of_sheet(db, sheet, by=later) == ()
