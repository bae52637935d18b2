"""Moments, days and lengths of time are said as people in Japan read them, by one clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workbook.content.forms import times

_EVENING = datetime(2026, 11, 24, 14, 59, tzinfo=UTC)  # a minute before midnight in Japan
_MIDNIGHT = _EVENING + timedelta(minutes=1)


def test_a_day_begins_at_midnight_in_japan_wherever_the_server_stands() -> None:
    assert (times.today(_EVENING), times.today(_MIDNIGHT)) == (date(2026, 11, 24), date(2026, 11, 25))
    assert times.moment(_EVENING) == "令和8年11月24日（火） 23:59"
    assert times.moment(_MIDNIGHT) == "令和8年11月25日（水） 00:00"


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(seconds=59), "1分以内"),
        (timedelta(minutes=1), "1分前"),
        (timedelta(minutes=59), "59分前"),
        (timedelta(minutes=60), "1時間前"),
        (timedelta(hours=23, minutes=59), "23時間前"),
        (timedelta(hours=24), "令和8年11月23日（月）"),
    ],
)
def test_what_is_long_ago_is_said_by_its_day_never_by_hours(past: timedelta, said: str) -> None:
    assert times.ago(_EVENING - past, _EVENING) == said


def test_no_length_of_time_is_not_said_as_none() -> None:
    assert [times.minutes(0), times.minutes(45)] == ["", "45分"]
    assert [times.weeks(2, 2), times.weeks(2, 4)] == ["2週間", "2〜4週間"]


def test_no_other_file_knows_how_far_japan_is_from_greenwich() -> None:
    house = Path(times.__file__).parents[2]
    holds = [path.name for path in house.rglob("*.py") if "hours=9" in path.read_text(encoding="utf-8")]

    assert holds == ["times.py"]
