"""Days as an .ics file that every calendar takes (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//juso-workbook//homework//JA"


@dataclass(frozen=True)
class Appointment:
    """A whole day. The same `uid` again moves the day in calendars that have it already."""

    uid: str
    title: str
    on: date
    text: str = ""


def of_homework(  # noqa: PLR0913 -- what is known of a homework, by keyword
    *, run: str, interval: str, title: str, due: date | None, meets_on: date | None, text: str = ""
) -> tuple[Appointment, ...]:
    """Return the due day of a homework and the next meeting, as far as they are known."""
    days = (
        ("due", f"期日　{title}", due, text),
        ("meeting", f"次の集まり（{title}を持ち寄ります）", meets_on, ""),
    )
    return tuple(
        Appointment(f"{run}-{interval}-{name}@juso-workbook", said, on, more)
        for name, said, on, more in days
        if on is not None
    )


def write(appointments: Sequence[Appointment], *, at: datetime) -> str:
    """Return the text of the file. `at` is when it is made; whole days need no time zone and stay the same day in Japan."""
    from icalendar import Calendar  # a tenth of a second that only those need who take days along

    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", _PRODUCT)
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    for one in appointments:
        file.add_component(_event(one, at))
    written: bytes = file.to_ical(sorted=False)
    return written.decode()


def _event(one: Appointment, at: datetime) -> Event:
    from icalendar import Event  # as above

    event = Event()
    event.add("uid", _plain(one.uid))
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1))
    event.add("summary", _plain(one.title))
    if one.text:
        event.add("description", _plain(one.text))
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """Return a text without what no calendar may hold: control characters, and line ends of other systems."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    seen = "".join(letter for letter in lines if letter in "\n\t" or letter.isprintable() or letter > "\x9f")
    return seen.encode(errors="ignore").decode()
