"""Moments and lengths of time are said by the clock of Japan, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from workbook.content.forms import times

LATE = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)


def test_a_day_begins_at_midnight_in_japan() -> None:
    assert times.today(LATE) == date(2026, 11, 25)
    assert times.moment(LATE) == "令和8年11月25日（水） 00:30"


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(seconds=59), "1分以内"),
        (timedelta(minutes=1), "1分前"),
        (timedelta(minutes=30), "30分前"),
        (timedelta(hours=9), "令和8年11月24日（火）"),
    ],
    ids=["just now", "a minute", "half an hour", "before midnight"],
)
def test_how_long_ago_is_said_in_minutes_and_then_by_the_day(past: timedelta, said: str) -> None:
    assert times.ago(LATE - past, LATE) == said


def test_hours_are_said_within_one_day_only() -> None:
    noon = LATE + timedelta(hours=12)

    assert times.ago(LATE, noon) == "12時間前"
    assert times.ago(LATE - timedelta(hours=1), noon) != "13時間前"


def test_no_minutes_are_nothing_and_one_number_of_weeks_is_said_once() -> None:
    assert (times.minutes(90), times.minutes(0)) == ("90分", "")
    assert (times.weeks(4, 4), times.weeks(4, 6)) == ("4週間", "4〜6週間")
