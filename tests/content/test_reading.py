"""Numbers and days are read as typed; what is not one stays words."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from workbook.content import reading

TYPED = json.loads((Path(__file__).parents[1] / "vectors/typed.json").read_text(encoding="utf-8"))


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


@pytest.mark.parametrize(("typed", "on", "day"), TYPED["days"])
def test_a_day_is_read_as_people_type_it_and_never_guessed(
    typed: str, on: str | None, day: str | None
) -> None:
    found = reading.read_day(typed, on=date.fromisoformat(on) if on else None)

    assert (found.isoformat() if found else None) == day


def test_what_is_said_of_a_day_is_read_as_that_day() -> None:
    for day in (date(2026, 11, 24), date(2019, 5, 1), date(2019, 4, 30), date(1868, 10, 23)):
        assert reading.read_day(reading.say_day(day)) == day


def test_a_day_is_said_with_reiwa_and_weekday() -> None:
    assert reading.say_day(date(2026, 11, 24)) == "令和8年11月24日（火）"
    assert reading.say_day(date(2019, 5, 1)) == "令和元年5月1日（水）"
    assert reading.say_day(date(2019, 4, 30)) == "2019年4月30日（火）"
