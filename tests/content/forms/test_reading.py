"""Numbers and days are read as typed; what is not one stays words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbook.content.forms import reading


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("20", "20"),
        ("0", "0"),
        ("１，２００", "1200"),
        ("1,234,567.5", "1234567.5"),
        (" −3 ", "-3"),
        ("012", "12"),
        ("ー３．５", "-3.5"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: str) -> None:
    assert reading.read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "約20", "20件", "1,5", "1e5", "NaN", "∞", "1.2.3", "٣", "1_000", "9" * 16, "0" * 50]
)
def test_what_is_not_a_number_is_not_guessed(typed: str) -> None:
    assert reading.read_number(typed) is None


def test_the_own_unit_may_stand_behind_a_number() -> None:
    assert reading.read_number("３１ 件", unit="件") == Decimal(31)
    assert reading.read_number("31人", unit="件") is None
    assert reading.read_number("件", unit="件") is None


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-24",
        "2026/11/24",
        "２０２６年１１月２４日",
        "令和8年11月24日（火）",
        "R8.11.24",
        "令和８年１１月２４日",
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert reading.read_day(typed) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed", ["", "来週", "2026-02-30", "11/24", "平成30年4月1日", "2026-11-24 10:00", "0-0-0", "8年11月24日"]
)
def test_what_is_not_a_day_is_not_guessed(typed: str) -> None:
    assert reading.read_day(typed) is None


def test_a_day_with_the_wrong_weekday_is_not_guessed() -> None:
    assert reading.read_day("令和8年11月24日（水）") is None
    assert reading.read_day(reading.say_day(date(2026, 11, 24))) == date(2026, 11, 24)


def test_a_day_is_said_with_reiwa_and_weekday() -> None:
    assert reading.say_day(date(2026, 11, 24)) == "令和8年11月24日（火）"
    assert reading.say_day(date(2019, 5, 1)) == "令和元年5月1日（水）"
    assert reading.say_day(date(2019, 4, 30)) == "2019年4月30日（火）"
