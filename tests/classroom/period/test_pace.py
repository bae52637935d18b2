"""The timetable beside the clock: what began, how late it is, what can be shortened, and which period it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from workbook.classroom.homework import due_days
from workbook.classroom.period import pace, period_of_today
from workbook.classroom.period.pace import Pace
from workbook.classroom.period.state import BegunRow
from workbook.content.course import timetable
from workbook.content.forms.times import JAPAN
from workbook.content.model.library import Library

DAY = datetime(2026, 5, 1, 13, 0, tzinfo=JAPAN)


def _at(clock: str, *, days: int = 0) -> datetime:
    hours, minutes = clock.split(":")
    return DAY.replace(hour=int(hours), minute=int(minutes)) + timedelta(days=days)


def _pace(
    library: Library, begun: Sequence[tuple[int, str]], now: str, *, starts: str | None = "13:00"
) -> Pace:
    course = library.courses["town"]
    (period,) = [one for day in course.days for one in day.periods if one.id == "p1"]
    period = period.model_copy(
        update={"starts": starts, "items": (*period.items, *course.days[2].periods[0].items)}
    )
    rows = [BegunRow(place, _at(clock), "p1", line) for place, (line, clock) in enumerate(begun)]
    return pace.of_period(timetable.slot(period, library.modules), library.modules, rows, at=_at(now))


def test_nothing_is_late_before_it_began(library: Library) -> None:
    found = _pace(library, [], "13:20")

    assert (found.now, found.late, found.ends) == (None, 0, None)
    assert [line.planned for line in found.lines] == [_at("13:00"), _at("13:30")]
    assert found.following == found.lines[0]


@pytest.mark.parametrize(
    ("begun", "now", "late", "ends"),
    [
        ([(0, "13:00")], "13:10", 0, "13:50"),
        ([(0, "13:03")], "13:10", 3, "13:53"),
        ([(0, "13:03")], "13:38", 8, "13:58"),
        ([(0, "12:58")], "13:10", -2, "13:48"),
        ([(0, "13:00"), (1, "13:25")], "13:26", -5, "13:45"),
        ([(0, "13:00"), (1, "13:41")], "13:50", 11, "14:01"),
    ],
)
def test_how_late_it_is_follows_from_what_began_and_from_what_goes_on_too_long(
    library: Library, begun: list[tuple[int, str]], now: str, late: int, ends: str
) -> None:
    found = _pace(library, begun, now)

    assert (found.late, found.ends) == (late, _at(ends))


def test_who_holds_the_period_in_the_evening_is_not_five_hours_late(library: Library) -> None:
    found = _pace(library, [(0, "18:00")], "18:32")

    assert (found.late, found.lines[1].planned) == (2, _at("18:30"))


def test_a_period_without_a_clock_time_counts_from_its_beginning(library: Library) -> None:
    assert _pace(library, [], "13:00", starts=None).lines[0].planned is None
    assert _pace(library, [(0, "9:10")], "9:45", starts=None).late == 5


def test_only_what_is_still_to_come_is_offered_to_be_shortened(library: Library) -> None:
    assert [(line.row.module, line.saves) for line in _pace(library, [], "13:00").shortenable] == [
        ("meeting", 20)
    ]
    assert _pace(library, [(0, "13:00")], "13:05").shortenable == ()


def test_what_began_yesterday_or_in_another_period_does_not_count(library: Library) -> None:
    course = library.courses["town"]
    period = course.days[1].periods[0]
    rows = [
        BegunRow(1, _at("13:00", days=-1), "p1", 0),
        BegunRow(2, _at("13:00"), "p2", 0),
        BegunRow(3, _at("13:00"), "p1", 9),
    ]

    slot = timetable.slot(period, library.modules)

    assert pace.of_period(slot, library.modules, rows, at=_at("13:05")).now is None


@pytest.mark.parametrize(
    ("now", "begun", "period"),
    [
        (_at("9:00", days=-3), [], "p1"),
        (_at("9:00"), [], "p1"),
        (_at("9:00", days=18), [], "p2"),
        (_at("9:00", days=90), [], "p1"),
        (_at("9:00"), [BegunRow(1, _at("8:00"), "p3", 0)], "p3"),
        (_at("9:00"), [BegunRow(1, _at("8:00", days=-1), "p3", 0)], "p1"),
        (_at("9:00"), [BegunRow(1, _at("8:00"), "p9", 0)], "p1"),
    ],
)
def test_the_period_of_today_is_found(
    library: Library, now: datetime, begun: list[BegunRow], period: str
) -> None:
    course = library.courses["town"]
    days = due_days.days_of(course, starts_on=date(2026, 5, 1), dates={})

    found = period_of_today.of_today(period_of_today.held(course), days=days, begun=begun, at=now)

    assert found is not None
    assert found.id == period


def test_of_two_periods_of_a_day_the_one_that_is_not_over_is_held(library: Library) -> None:
    (first, second) = [
        one.model_copy(update={"starts": starts})
        for one, starts in zip(period_of_today.held(library.courses["town"]), ("9:00", "13:00"), strict=False)
    ]
    days = dict.fromkeys((first.id, second.id), (DAY.date(), DAY.date()))

    found = [
        period_of_today.of_today([first, second], days=days, begun=[], at=_at(clock))
        for clock in ("9:29", "9:30", "18:00")
    ]

    assert found == [first, second, second]


def test_only_periods_of_the_run_that_somebody_holds_are_offered(library: Library) -> None:
    course = library.courses["town"]

    assert [one.id for one in period_of_today.held(course)] == ["p1", "p2", "p3"]
    assert period_of_today.of_today([], days={}, begun=[], at=DAY) is None


def test_without_a_first_day_no_period_has_one(library: Library) -> None:
    assert due_days.days_of(library.courses["town"], starts_on=None, dates={}) == {}
