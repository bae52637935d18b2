"""A returned file does what was shown of it, or nothing; all of it without a page."""

from __future__ import annotations

import pytest
from pages_building import Building
from pages_homework import carried_home, edited, said, write
from sqlalchemy import func, select

from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people import persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.office import taking_in
from workbook.office.taking_in import Found, Lost
from workbook.store import tables


def shown(building: Building, me: Person, file: bytes) -> Found:
    (found,) = taking_in.read(building.visit(me), me, file, name="宿題.xlsx")
    assert isinstance(found, Found)
    return found


def came_home(building: Building) -> int:
    with building.database.reading() as db:
        return db.scalar(select(func.count()).select_from(tables.Homecoming)) or 0


def test_a_sheet_that_changed_after_the_look_is_shown_again_and_nothing_is_written(
    building: Building,
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    first = shown(building, me, edited(carried_home(building, me), {"goal": "会う。話す。"}))
    write(building, me, {"goal": "三月に会う。"})

    second = taking_in.accept(building.visit(me), me, first)

    assert isinstance(second, Found)
    assert (first.is_new, second.is_new) == (False, True)
    assert [one.before for one in second.plan.told] == ["三月に会う。"]
    assert (said(building, sheet), came_home(building)) == ({"goal": "三月に会う。"}, 0)
    third = taking_in.accept(building.visit(me), me, second)
    assert isinstance(third, Accepted)
    assert third.changes == second.plan.changes
    assert came_home(building) == 1


def test_a_colleague_who_writes_elsewhere_in_the_sheet_keeps_nobody_waiting(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    found = shown(building, me, edited(carried_home(building, me), {"goal": "会う。話す。"}))
    plan = [{"_row": "r1", "who": "課長"}]
    write(building, me, {"plan": plan})

    done = taking_in.accept(building.visit(me), me, found)

    assert isinstance(done, Accepted)
    assert said(building, sheet) == {"goal": "会う。話す。", "plan": plan}


def test_newer_questions_are_looked_at_before_anything_comes_in(building: Building) -> None:
    me = building.alone()
    sheet = write(building, me, {"goal": "会う。"})
    found = shown(building, me, edited(carried_home(building, me), {"goal": "会う。話す。"}))
    file = building.content / "exercises/worksheets/talk.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("label: めざすこと", "label: めざす姿"), encoding="utf-8")

    now = taking_in.accept(building.visit(me), me, found)

    assert isinstance(now, Found)
    assert now.is_new
    assert now.plan.told[0].label == "めざす姿"
    assert said(building, sheet) == {"goal": "会う。"}


def test_a_run_that_ended_after_the_look_takes_nothing_in(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    found = shown(building, me, edited(carried_home(building, me), {"goal": "会う。話す。"}))
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)
        late = persons.by_id(db, me.id)
    assert late is not None

    with pytest.raises(Refused):
        taking_in.accept(building.visit(late), late, found)

    assert said(building, sheet) == {"goal": "会う。"}


def test_a_foreign_sheet_is_lost_and_says_nothing_of_its_words(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    stranger, me = building.member(second, name="高橋"), building.member(first)
    write(building, stranger, {"goal": "秘密の文。"})

    (lost,) = taking_in.read(building.visit(me), me, carried_home(building, stranger), name="x.xlsx")

    assert isinstance(lost, Lost)
    assert (lost.choices, "みどり班" in lost.message, "秘密" in lost.message) == ((), True, False)
