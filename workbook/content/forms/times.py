"""Moments, days and lengths of time as people in Japan read them: the one clock of the workbook."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from workbook import house_clock
from workbook.content import reading

JAPAN = timezone(timedelta(hours=9))
_HOUR = 60


def today(at: datetime | None = None) -> date:
    """Return the day it is in Japan, now or at a moment; the server may stand elsewhere."""
    return there(at or house_clock.now()).date()


def there(at: datetime) -> datetime:
    """Return a moment by the clocks of Japan."""
    return at.astimezone(JAPAN)


def moment(at: datetime) -> str:
    """Return when something happened, in Japan."""
    return f"{reading.say_day(today(at))} {there(at):%H:%M}"


def clock(at: datetime) -> str:
    """Return the time of day of a moment, in Japan."""
    return f"{there(at).hour}:{there(at).minute:02d}"


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    past = int((now - at).total_seconds() // 60)
    if past < 1:
        return "1分以内"
    if past < _HOUR:
        return f"{past}分前"
    if today(at) == today(now):
        return f"{past // _HOUR}時間前"
    return reading.say_day(today(at))


def minutes(count: int) -> str:
    """Return a length of time; nothing for none."""
    return f"{count}分" if count else ""


def weeks(first: int, last: int) -> str:
    """Return a number of weeks, as one number or a range."""
    return f"{first}週間" if first == last else f"{first}〜{last}週間"
