"""History: who wrote what when, earlier states as new changes, the first words beside today's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from classroom_homework import Opened, come, sheet_of
from classroom_pen import START, Pen
from sqlalchemy import select

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import first_words, returns, take_home
from workbook.classroom.people import persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Sheet
from workbook.classroom.run import runs
from workbook.classroom.sheets import history, sheets
from workbook.classroom.sheets.history import Wrote
from workbook.content.forms.form import Form
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.database import Database


def now(database: Database, sheet: Sheet, form: Form) -> dict[str, Any]:
    with database.reading() as db:
        return sheets.values(db, sheet, form)


def test_minutes_of_one_person_are_one_moment_with_before_and_after(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    pen = Pen(both, sheet, form)
    pen.write(sato, 0, goal="会")
    pen.write(sato, 1, goal="会う。")
    pen.write(suzuki, 1.5, who="課長")
    last = pen.write(sato, 4, goal="会う。話す。", who="課長と係長")
    later = pen.write(sato, 30, goal="会う。")
    pen.write(sato, 31, more="消す")
    pen.write(sato, 32, more="")

    with both.reading() as db:
        found = history.history(db, sheet, form, by=suzuki)

    assert [(one.writers[0][0], one.ends - START, one.wrote) for one in found] == [
        ("鈴木", timedelta(minutes=1.5), (Wrote("who", "だれと", "", "課長"),)),
        (
            "佐藤",
            timedelta(minutes=4),
            (Wrote("goal", "めざすこと", "", "会う。話す。"), Wrote("who", "だれと", "課長", "課長と係長")),
        ),
        ("佐藤", timedelta(minutes=32), (Wrote("goal", "めざすこと", "会う。話す。", "会う。"),)),
    ]
    assert (found[1].seq, found[1].kind, found[1].writers) == (last, "wrote", (("佐藤", "福祉課"),))
    assert found[2].seq > later


def test_what_stood_before_an_entry_is_what_the_entry_before_it_left(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(database)
    sato, suzuki = come(database, team), come(database, team, "鈴木")
    pen = Pen(database, sheet_of(database, sato, place), form)
    pen.write(sato, 0, goal="人を置く。")
    pen.write(sato, 0.1, goal="人を置く。一本。")
    pen.write(suzuki, 0.2, goal="人を置く。一本。二本。", who="課長")
    pen.write(suzuki, 0.3, goal="人を置く。一本。二本。三本。")
    pen.write(sato, 1, goal="人を置く。太い一本。二本。三本。")

    with database.reading() as db:
        found = history.history(db, pen.sheet, form, by=sato)

    assert [
        (who, one.before, one.after)
        for moment in found
        for ((who, _),) in [moment.writers]
        for one in moment.wrote
        if one.ask == "goal"
    ] == [
        ("佐藤", "", "人を置く。一本。"),
        ("鈴木", "人を置く。一本。", "人を置く。一本。二本。三本。"),
        ("佐藤", "人を置く。一本。二本。三本。", "人を置く。太い一本。二本。三本。"),
    ]


def test_people_who_write_at_the_same_time_in_one_question_have_one_entry_with_their_names(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(database)
    sato, suzuki = come(database, team), come(database, team, "鈴木")
    pen = Pen(database, sheet_of(database, sato, place), form)
    second = 1 / 60
    pen.write(sato, 0, goal="会う。", more="一人で。")
    pen.write(suzuki, second, goal="会う。話す。")
    pen.write(sato, 2 * second, goal="会う。話す。聞く。")
    pen.write(sato, 1, goal="会う。話す。聞く。書く。", more="一人で書く。")

    with database.reading() as db:
        found = history.history(db, pen.sheet, form, by=sato)

    assert [
        ([name for name, _ in moment.writers], one.ask, one.before, one.after)
        for moment in found
        for one in moment.wrote
    ] == [
        (["佐藤", "鈴木"], "goal", "", "会う。話す。聞く。"),
        (["佐藤"], "more", "", "一人で書く。"),
        (["佐藤"], "goal", "会う。話す。聞く。", "会う。話す。聞く。書く。"),
    ]


def test_an_earlier_state_comes_back_as_a_new_change_and_can_be_taken_back(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    pen = Pen(both, sheet, form)
    early = pen.write(sato, 0, goal="会う。", who="課長")
    late = pen.write(suzuki, 60, goal="ちがう。", more="ほか。")
    with both.reading() as db:
        before = journal.updates(db, sheet.id)

    with both.begin() as db:
        one = history.restore(db, sheet, form, seq=early, by=suzuki, ask="goal")
    only_one = now(both, sheet, form)
    with both.begin() as db:
        whole = history.restore(db, sheet, form, seq=early, by=suzuki)
        again = history.restore(db, sheet, form, seq=early, by=suzuki)
        then = history.state_at(db, sheet, form, late, by=sato)
    restored = now(both, sheet, form)
    with both.begin() as db:
        history.restore(db, sheet, form, seq=late, by=sato)
        kinds = [(one.kind, one.writers[0][0]) for one in history.history(db, sheet, form, by=sato)]

    assert only_one == {"goal": "会う。", "who": "課長", "more": "ほか。"}
    assert restored == {"goal": "会う。", "who": "課長"}
    assert then == now(both, sheet, form) == {"goal": "ちがう。", "who": "課長", "more": "ほか。"}
    assert (one is None, whole is None, again) == (False, False, None)
    assert kinds == [("wrote", "佐藤"), ("wrote", "鈴木")] + [("restored", "鈴木")] * 2 + [
        ("restored", "佐藤")
    ]
    with both.reading() as db:
        assert journal.updates(db, sheet.id)[: len(before)] == before


def test_what_came_home_in_a_file_is_a_moment_of_its_own(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(database)
    sato = come(database, team)
    sheet = sheet_of(database, sato, place)
    with database.begin() as db:
        handout = take_home.take_home(db, sheet, form, by=sato, format="docx")
        file = {"handout": handout, "returned": {"goal": "課で書いた。"}, "by": sato}
        returns.accept(db, sheet, form, shown=returns.plan(db, sheet, form, **file), **file)

    with database.reading() as db:
        (found,) = history.history(db, sheet, form, by=sato)

    assert (found.kind, found.wrote) == ("brought-back", (Wrote("goal", "めざすこと", "", "課で書いた。"),))


def test_nobody_looks_into_or_changes_the_past_of_a_foreign_or_closed_sheet(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    run, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet = sheet_of(database, sato, place)
    seq = Pen(database, sheet, form).write(sato, 0, goal="会う。")
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        runs.close_run(db, run.id, by=None)
        late = persons.by_id(db, sato.id)
    assert late is not None

    for look in (
        lambda db: history.history(db, sheet, form, by=takahashi),
        lambda db: history.state_at(db, sheet, form, seq, by=takahashi),
        lambda db: first_words.first_and_now(db, sheet, form, by=takahashi),
        *(
            lambda db, who=who: history.restore(db, sheet, form, seq=0, by=who)
            for who in (takahashi, organiser, late)
        ),
    ):
        with pytest.raises(Refused), database.begin() as db:
            look(db)

    with database.reading() as db:
        assert len(history.history(db, sheet, form, by=late)) == 1
        assert db.scalars(select(tables.SheetUpdate.seq)).all() == [seq]
