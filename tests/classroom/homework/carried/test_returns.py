"""A file that comes back is shown first, and comes in once, beside what was written meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from classroom_homework import Opened, come, sheet_of
from classroom_paper import together, write
from sqlalchemy import func, select

from tests.classroom.homework.carried.carrying import bring, leave, now
from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import returns
from workbook.classroom.homework.returns import Accepted, Basis, ReturnPlan
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.store import tables
from workbook.store.database import Database

NOTHING = ReturnPlan((), None, Basis((0, 0), ()))


def test_a_file_brings_home_what_was_written_there_and_keeps_what_was_written_here(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    handout = leave(both, sheet, form, sato)
    with both.begin() as db:
        write(db, sheet, suzuki, goal="班で書いた。", more="班だけ。")
    returned = {"goal": "課で書いた。", "who": "課長"}

    with both.reading() as db:
        seen = returns.plan(db, sheet, form, handout=handout, returned=returned, by=sato)
    before = now(both, sheet, form)
    with both.begin() as db:
        first = returns.accept(db, sheet, form, handout=handout, returned=returned, by=sato, shown=seen)
    again = bring(both, sheet, form, suzuki, handout=handout, returned=returned)
    with both.reading() as db:
        later = returns.plan(db, sheet, form, handout=handout, returned=returned, by=sato)
        author = db.scalars(
            select(tables.SheetUpdate.member_id).order_by(tables.SheetUpdate.seq.desc())
        ).first()

    assert before == {"goal": "班で書いた。", "more": "班だけ。"}
    assert now(both, sheet, form) == {"goal": "班で書いた。\n課で書いた。", "who": "課長", "more": "班だけ。"}
    assert isinstance(first, Accepted)
    assert isinstance(again, Accepted)
    assert (seen.came, first.changes, again.seq) == (None, seen.changes, None)
    assert later.came is not None
    assert author == sato.id
    assert returns.told(first.changes) == "2 件を取り込みました。"
    assert returns.told(again.changes) == "新しく取り込むものはありませんでした。"


def test_the_same_file_from_two_people_at_once_comes_in_once(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place, goal="会う。")
    handout = leave(both, sheet, form, sato)

    file: dict[str, Any] = {"handout": handout, "returned": {"goal": "会う。話す。"}}
    with both.reading() as db:
        seen = {who.name: returns.plan(db, sheet, form, by=who, **file) for who in (sato, suzuki)}

    def press(who: Person) -> Accepted | ReturnPlan:
        with both.begin() as db:
            return returns.accept(db, sheet, form, by=who, shown=seen[who.name], **file)

    done = together(lambda: press(sato), lambda: press(suzuki))

    (late,) = [one for one in done if isinstance(one, ReturnPlan)]
    assert (late.update, late.told, late.came is None) == (None, (), False)
    assert now(both, sheet, form) == {"goal": "会う。話す。"}
    with both.reading() as db:
        assert db.scalar(select(func.count()).select_from(tables.Homecoming)) == 1


def test_what_was_shown_is_what_is_done_or_nothing_is(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place, goal="会う。")
    file: dict[str, Any] = {"handout": leave(both, sheet, form, sato), "returned": {"goal": "会う。話す。"}}

    def plan() -> ReturnPlan:
        with both.reading() as db:
            return returns.plan(db, sheet, form, by=sato, **file)

    def press(shown: ReturnPlan) -> Accepted | ReturnPlan:
        with both.begin() as db:
            return returns.accept(db, sheet, form, by=sato, shown=shown, **file)

    first = plan()
    sheet_of(both, suzuki, place, goal="集まる。")
    second = press(first)
    before = now(both, sheet, form)
    sheet_of(both, suzuki, place, more="ほかの問い。")
    assert isinstance(second, ReturnPlan)
    third = press(second)

    assert (first.told[0].before, second.told[0].before) == ("会う。", before["goal"])
    assert ("集まる。" in before["goal"], "話す。" in before["goal"]) == (True, False)
    assert isinstance(third, Accepted)
    assert [one for one in third.changes if one.changes] == list(second.told)
    assert now(both, sheet, form) == {"goal": second.told[0].after, "more": "ほかの問い。"}


def test_nobody_takes_home_or_brings_back_a_foreign_sheet(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet, foreign = sheet_of(database, sato, place, goal="会う。"), sheet_of(database, takahashi, place)
    handout = leave(database, sheet, form, sato)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person

    with pytest.raises(Refused):
        leave(database, sheet, form, takahashi)
    for who, where in ((takahashi, sheet), (takahashi, foreign), (organiser, sheet)):
        with pytest.raises(Refused), database.begin() as db:
            returns.accept(
                db, where, form, handout=handout, returned={"goal": "悪い。"}, by=who, shown=NOTHING
            )
        with pytest.raises(Refused), database.reading() as db:
            returns.plan(db, where, form, handout=handout, returned={"goal": "悪い。"}, by=who)

    assert now(database, sheet, form) == {"goal": "会う。"}
    assert leave(database, sheet, form, organiser).values == {"goal": "会う。"}
