"""A course becomes the timetable people know."""

from __future__ import annotations

from typing import Any

from workbook.content.course import timetable
from workbook.content.course.timetable import TimetableRow
from workbook.content.model.courses import Course, Interval
from workbook.content.model.modules import Module


def _module(id_: str, title: str, **more: Any) -> Module:
    block = {"id": "words", "kind": "reading", "text": "ことば"}
    words = {
        "purpose": "x",
        "outline": "x",
        "points": ["x"],
        "goals": ["x"],
        "label": "最低限",
        "sources": ["S1"],
    }
    minutes = {"full": 40, "short": 20}
    known = {
        "id": id_,
        "title": title,
        "minutes": minutes,
        "audience": ["everyone"],
        "blocks": [block],
        **words,
    }
    return Module.model_validate({**known, **more})


def _period(id_: str, items: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    minutes = sum(item.get("minutes", item.get("rest", 0)) for item in items)
    return {"id": id_, "title": id_, "minutes": minutes, "audience": ["everyone"], "items": items, **more}


def _course(*periods: dict[str, Any], homework: list[dict[str, Any]] | None = None) -> Course:
    return Course.model_validate(
        {
            "id": "town",
            "title": "まち",
            "summary": "x",
            "audience": ["everyone"],
            "label": "最低限",
            "days": [{"id": "d1", "title": "1日目", "periods": list(periods)}],
            "homework": homework or [],
        }
    )


MODULES = {"m1": _module("m1", "はじめ", parts=[{"id": "half", "title": "前半", "blocks": ["words"]}])}


def test_rows_follow_the_clock_from_the_periods_start() -> None:
    items: list[dict[str, Any]] = [
        {"module": "m1", "minutes": 40},
        {"rest": 10},
        {"module": "m1", "use": "half", "minutes": 20},
        {"module": "m1", "use": "short", "minutes": 20},
        {"activity": "持ち寄り", "minutes": 15, "how": "見せる", "case": "v1", "worksheets": ["w1"]},
        {"activity": "読みくらべ", "minutes": 5, "shows": "first-and-now"},
        {"planned": "これから", "minutes": 5},
    ]

    (day,) = timetable.of_course(_course(_period("p1", items, starts="9:30")), MODULES)

    ((slot,),) = day.groups
    assert (slot.starts, slot.ends) == ("9:30", "11:25")
    assert slot.rows == (
        TimetableRow("module", "はじめ", 40, "9:30", "10:10", "m1", "full"),
        TimetableRow("rest", "休憩", 10, "10:10", "10:20"),
        TimetableRow("module", "はじめ　前半", 20, "10:20", "10:40", "m1", "half"),
        TimetableRow("module", "はじめ　短縮版", 20, "10:40", "11:00", "m1", "short"),
        TimetableRow(
            "activity", "持ち寄り", 15, "11:00", "11:15", how="見せる", case="v1", worksheets=("w1",)
        ),
        TimetableRow("activity", "読みくらべ", 5, "11:15", "11:20", shows="first-and-now"),
        TimetableRow("planned", "これから", 5, "11:20", "11:25"),
    )


def test_a_period_without_a_start_has_minutes_and_no_clock() -> None:
    (day,) = timetable.of_course(_course(_period("p1", [{"rest": 5}])), {})

    ((slot,),) = day.groups
    assert (slot.starts, slot.ends, slot.rows) == ("", "", (TimetableRow("rest", "休憩", 5),))


def test_a_module_that_cannot_be_read_is_never_shown_by_its_id() -> None:
    (day,) = timetable.of_course(_course(_period("p1", [{"module": "broken", "minutes": 5}])), {})

    assert day.groups[0][0].rows == (TimetableRow("planned", "直している単元", 5),)


def test_periods_beside_each_other_stand_in_one_group() -> None:
    rest = [{"rest": 5}]
    course = _course(
        _period("a", rest), _period("b", rest, beside="a"), _period("c", rest, beside="b"), _period("d", rest)
    )

    (day,) = timetable.of_course(course, {})

    assert [[slot.period.id for slot in group] for group in day.groups] == [["a", "b", "c"], ["d"]]


def test_a_track_leaves_out_the_others_and_keeps_what_is_for_everybody() -> None:
    rest = [{"rest": 5}]
    tracks = {"tracks": ["city"]}
    course = _course(
        _period("a", rest, **tracks), _period("b", rest, beside="a", tracks=["pref"]), _period("c", rest)
    )

    (day,) = timetable.of_course(course, {}, track="pref")

    assert [[slot.period.id for slot in group] for group in day.groups] == [["b"], ["c"]]


def test_homework_stands_after_the_day_it_follows() -> None:
    rest = [{"rest": 5}]
    interval = {"id": "h", "title": "宿題", "after": "a", "before": "b", "weeks": [1, 2], "text": "x"}

    (day,) = timetable.of_course(_course(_period("a", rest), _period("b", rest), homework=[interval]), {})

    assert [found.id for found in day.homework] == ["h"]


def test_the_longest_course_comes_first_and_a_retired_one_never() -> None:
    short, long = _course(_period("a", [{"rest": 5}])), _course(_period("a", [{"rest": 50}]))
    retired = _course(_period("a", [{"rest": 90}])).model_copy(update={"retired": True})

    assert timetable.longest_first([short, retired, long]) == (long, short)


def test_neighbours_are_modules_and_not_breaks() -> None:
    items: list[dict[str, Any]] = [
        {"module": "m1", "minutes": 40},
        {"rest": 10},
        {"module": "m1", "use": "half", "minutes": 20},
    ]
    period = timetable.find_period(_course(_period("p1", items)), "p1")
    assert period is not None
    first, _, last = period.items

    assert timetable.neighbours(period, module="m1", use="full") == (None, last)
    assert timetable.neighbours(period, module="m1", use="half") == (first, None)
    assert timetable.neighbours(period, module="m2", use="full") == (None, None)


def test_what_is_not_held_is_not_in_the_timetable() -> None:
    course = _course(
        _period("all", [{"rest": 10}]),
        _period("city", [{"rest": 10}], tracks=["city"]),
        _period("pref", [{"rest": 10}], tracks=["pref"], beside="city"),
    ).model_copy(update={"tracks": ()})

    def left(*, periods: tuple[str, ...] = (), tracks: tuple[str, ...] = ()) -> list[list[list[str]]]:
        held = timetable.held(course, periods=periods, tracks=tracks)
        return [
            [[slot.period.id for slot in group] for group in table.groups]
            for table in timetable.of_course(held, {})
        ]

    assert left() == [[["all"], ["city", "pref"]]]
    assert left(tracks=("pref",)) == [[["all"], ["pref"]]]
    assert left(periods=("city",)) == [[["city"]]]
    assert left(periods=("city",), tracks=("pref",)) == []


def test_homework_after_what_is_not_held_is_not_given() -> None:
    home = Interval(id="h1", title="宿題", after="first", before="second", weeks=(2, 3), text="見せます。")
    course = _course(_period("first", [{"rest": 10}]), _period("second", [{"rest": 10}]))
    course = course.model_copy(update={"homework": (home,)})

    kept = [
        timetable.held(course, periods=periods, tracks=()).homework
        for periods in ((), ("first",), ("second",))
    ]

    assert kept == [(home,), (home,), ()]


def test_homework_for_a_room_that_is_not_held_is_brought_to_the_first_one_that_is() -> None:
    days = [
        {"id": "d1", "title": "1日目", "periods": [_period("first", [{"rest": 10}])]},
        {
            "id": "d2",
            "title": "2日目",
            "periods": [_period(name, [{"rest": 10}], tracks=[name]) for name in ("city", "pref")],
        },
    ]
    home = {"id": "h", "title": "宿題", "after": "first", "before": "city", "weeks": [1, 2], "text": "x"}
    head = {"id": "town", "title": "まち", "summary": "x", "audience": ["everyone"], "label": "最低限"}
    course = Course.model_validate({**head, "days": days, "homework": [home]})

    kept = [
        timetable.held(course, periods=(), tracks=tracks).homework[0].before
        for tracks in ((), ("city",), ("pref",), ("gone",))
    ]

    assert kept == ["city", "city", "pref", "city"]
