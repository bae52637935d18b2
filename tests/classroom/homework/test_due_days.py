"""The life of homework: due, at home, written, handed in, talked about, given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from classroom_homework import MAY_20, Opened, come, organiser, sheet_of

from workbook.classroom.homework import comments, due_days
from workbook.classroom.people.entries import Refused
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.store.database import Database


def test_a_fixed_day_takes_the_place_of_counted_weeks_and_moves_what_follows(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(both)
    boss, sato = organiser(both), come(both, team)
    course = library.courses["town"]

    with both.begin() as db:
        due_days.set_date(db, run.id, name="p2", on=date(2026, 6, 1), by=boss)
        due_days.set_date(db, run.id, name="h1", on=date(2026, 5, 25), by=boss)
    with both.reading() as db:
        dates = due_days.dates_of(db, run.id)
    with both.begin() as db:
        due_days.set_date(db, run.id, name="h1", on=None, by=boss)
        (due,) = due_days.of_course(course, starts_on=run.starts_on, dates=due_days.dates_of(db, run.id))
    with pytest.raises(Refused), both.begin() as db:
        due_days.set_date(db, run.id, name="p2", on=None, by=sato)

    (fixed,) = due_days.of_course(course, starts_on=run.starts_on, dates=dates)
    assert (fixed.earliest, fixed.latest, fixed.meets_on) == (date(2026, 5, 25),) * 2 + (date(2026, 6, 1),)
    assert (due.earliest, due.latest) == (date(2026, 6, 1),) * 2
    with both.reading() as db:
        assert due_days.dates_of(db, run.id) == {"p2": date(2026, 6, 1)}


def test_a_day_ends_at_midnight_in_japan(library: Library) -> None:
    (due,) = due_days.of_course(library.courses["town"], starts_on=date(2026, 5, 1))

    assert due.latest == date(2026, 5, 22)
    assert not due.is_late(datetime(2026, 5, 22, 14, 59, tzinfo=UTC))
    assert due.is_late(datetime(2026, 5, 22, 15, 0, tzinfo=UTC))
    assert not replace(due, latest=None).is_late(datetime(2030, 1, 1, tzinfo=UTC))


def test_what_is_done_alone_months_later_has_its_days_and_moves_no_meeting() -> None:
    period = {"title": "コマ", "minutes": 5, "audience": ["everyone"], "items": [{"rest": 5}]}
    weeks = {"title": "三か月から半年たったら", "after": "p1", "before": "alone", "weeks": [13, 26]}
    course = Course.model_validate(
        {
            "id": "town",
            "title": "研修",
            "summary": "要約",
            "audience": ["everyone"],
            "label": "当教材の案",
            "days": [
                {"id": "d1", "title": "一日目", "periods": [period | {"id": "p1"}]},
                {"id": "d2", "title": "ひとりで", "periods": [period | {"id": "alone", "mode": "self"}]},
                {"id": "d3", "title": "二日目", "periods": [period | {"id": "p2"}]},
            ],
            "homework": [weeks | {"id": "look", "text": "読み返します。"}],
        }
    )

    days = due_days.days_of(course, starts_on=date(2026, 5, 1), dates={})

    assert days == {
        "p1": (date(2026, 5, 1), date(2026, 5, 1)),
        "alone": (date(2026, 7, 31), date(2026, 10, 30)),
        "p2": (date(2026, 5, 2), date(2026, 5, 2)),
    }


def test_comments_stand_beside_questions_and_are_answered_by_the_team(
    both: Database, open_run: Opened, place: sheets.SheetPlace
) -> None:
    _, (one, two) = open_run(both, 2)
    sato, takahashi, boss = come(both, one), come(both, two, "高橋"), organiser(both)
    sheet = sheet_of(both, sato, place, one="会う。")

    with both.begin() as db:
        asked = comments.comment(db, sheet, by=boss, question="one", text="だれに会いますか。", at=MAY_20)
        comments.answer_comment(db, asked.id, by=sato, text="母です。", at=MAY_20 + timedelta(hours=1))
    with both.begin() as db:
        answer = comments.of_sheet(db, sheet, by=sato)[0].answers[0]
        comments.answer_comment(db, answer.id, by=boss, text="わかりました。", at=MAY_20 + timedelta(hours=2))
    for refused in (
        lambda db: comments.comment(db, sheet, by=takahashi, text="のぞき見"),
        lambda db: comments.answer_comment(db, asked.id, by=takahashi, text="のぞき見"),
        lambda db: comments.of_sheet(db, sheet, by=takahashi),
        lambda db: comments.comment(db, sheet, by=boss, text="　\n"),
        lambda db: comments.comment(db, sheet, by=boss, text="あ" * 2_001),
        lambda db: comments.answer_comment(db, "nothing", by=boss, text="返事"),
    ):
        with pytest.raises(Refused), both.begin() as db:
            refused(db)

    with both.reading() as db:
        (found,) = comments.of_sheet(db, sheet, by=sato)
    assert (found.question, found.name, found.role, found.text) == (
        "one",
        "進行",
        "organiser",
        "だれに会いますか。",
    )
    assert [(each.name, each.text, each.answers) for each in found.answers] == [
        ("佐藤", "母です。", ()),
        ("進行", "わかりました。", ()),
    ]


def test_homework_before_a_period_that_is_not_held_is_due_only_when_somebody_says_so(
    library: Library,
) -> None:
    course = timetable.held(library.courses["town"], periods=("p1",), tracks=())
    start, fixed = date(2026, 5, 1), date(2026, 5, 20)

    (without,) = due_days.of_course(course, starts_on=start)
    (said,) = due_days.of_course(course, starts_on=start, dates={"h1": fixed})

    assert (without.earliest, without.latest) == (None, None)
    assert (said.earliest, said.latest) == (fixed, fixed)


def test_the_days_of_a_run_are_fixed_together_or_not_at_all(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(both)
    boss, sato = organiser(both), come(both, team)
    wanted = {"h1": date(2026, 5, 25), "p2": None}

    for by, first in ((boss, date(2026, 5, 8)), (sato, None)):
        try:
            with both.begin() as db:
                due_days.set_days(db, run.id, first=first, dates=wanted, by=by)
        except Refused:
            assert by == sato

    with both.reading() as db:
        held, dates = runs.find(db, run.id), due_days.dates_of(db, run.id)
    assert held is not None
    (due,) = due_days.of_course(library.courses["town"], starts_on=held.starts_on, dates=dates)
    assert (held.starts_on, dates) == (date(2026, 5, 8), {"h1": date(2026, 5, 25)})
    assert due_days.until(due) == "期日：令和8年5月25日（月）"
