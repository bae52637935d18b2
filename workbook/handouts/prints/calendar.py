"""Days as an .ics file that every calendar takes (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_MOST_OCTETS = 75
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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for one in appointments:
        lines += _event(one, at)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(one: Appointment, at: datetime) -> list[str]:
    text = [f"DESCRIPTION:{_escaped(one.text)}"] if one.text else []
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(one.uid)}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.title)}",
        *text,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    seen = "".join(
        letter for letter in plain if letter in "\n\t" or (letter.isprintable() or letter > "\x9f")
    )
    for letter in "\\;,":
        seen = seen.replace(letter, f"\\{letter}")
    return seen.replace("\n", "\\n").encode(errors="ignore").decode()


def _folded(line: str) -> Iterator[str]:
    """Break a line after at most 75 octets, never inside a character; what goes on begins with a space."""
    part, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part += letter
        octets += size
    yield part
