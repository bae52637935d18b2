"""Moments and lengths of time as people say them, by the clock of Japan wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from workbook.content import reading

JAPAN = timezone(timedelta(hours=9))


def today(at: datetime | None = None) -> date:
    """Return the day it is in Japan."""
    return (at or datetime.now(UTC)).astimezone(JAPAN).date()


def moment(at: datetime) -> str:
    """Return when something happened, in Japan."""
    there = at.astimezone(JAPAN)
    return f"{reading.say_day(there.date())} {there:%H:%M}"


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    past = int((now - at).total_seconds() // 60)
    if past < 1:
        return "1分以内"
    if past < 60:  # noqa: PLR2004 -- minutes of an hour
        return f"{past}分前"
    if today(at) == today(now):
        return f"{past // 60}時間前"
    return reading.say_day(today(at))


def minutes(count: int) -> str:
    """Return a length of time; nothing for none."""
    return f"{count}分" if count else ""


def weeks(first: int, last: int) -> str:
    """Return a number of weeks, as one number or a range."""
    return f"{first}週間" if first == last else f"{first}〜{last}週間"
