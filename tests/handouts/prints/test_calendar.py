"""Days as a calendar file: the same day in Japan, lines of 75 octets, no character cut."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from workbook.handouts.prints import calendar
from workbook.handouts.prints.calendar import Appointment

NOW = datetime(2026, 5, 1, 0, 30, tzinfo=UTC)


def test_a_homework_is_two_days_with_names_that_stay_the_same() -> None:
    found = calendar.of_homework(
        run="run",
        interval="h1",
        title="宿題",
        due=date(2026, 5, 22),
        meets_on=date(2026, 5, 25),
        text="課で, 見せます。",
    )

    assert calendar.write(found, at=NOW).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//juso-workbook//homework//JA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:run-h1-due@juso-workbook",
        "DTSTAMP:20260501T003000Z",
        "DTSTART;VALUE=DATE:20260522",
        "DTEND;VALUE=DATE:20260523",
        "SUMMARY:期日　宿題",
        "DESCRIPTION:課で\\, 見せます。",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:run-h1-meeting@juso-workbook",
        "DTSTAMP:20260501T003000Z",
        "DTSTART;VALUE=DATE:20260525",
        "DTEND;VALUE=DATE:20260526",
        "SUMMARY:次の集まり（宿題を持ち寄ります）",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    moved = calendar.of_homework(run="run", interval="h1", title="別名", due=date(2026, 6, 1), meets_on=None)
    assert [one.uid for one in moved] == [found[0].uid]


@pytest.mark.parametrize(
    "text",
    ["会議" * 60, "a" * 200, "👨‍👩‍👧𠮷葛󠄀" * 20, "一行目\r\n二行目\n\n\\;,", "\x00BEGIN:VEVENT\r\nUID:x"],
)
def test_long_and_nasty_texts_stay_one_property_and_come_back(text: str) -> None:
    written = calendar.write([Appointment("a", text, date(2026, 1, 1))], at=NOW)

    lines = written.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)
    unfolded = written.replace("\r\n ", "").split("\r\n")
    (summary,) = [line.removeprefix("SUMMARY:") for line in unfolded if line.startswith("SUMMARY:")]
    plain = summary.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == text.replace("\r\n", "\n").replace("\x00", "")
    assert unfolded.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\\n", ";", ":", ",", "\x00\r\n"]
)
def test_nothing_people_wrote_becomes_a_property_or_an_event(end: str) -> None:
    nasty = f"宿題{end}ATTACH:https://example.org{end}END:VEVENT{end}BEGIN:VALARM{end}X-A;B=C:d"

    written = calendar.write([Appointment(nasty, nasty, date(2026, 1, 1), nasty)], at=NOW)

    read = Calendar.from_ical(written)
    (event,) = read.subcomponents
    assert set(read) == {"VERSION", "PRODID", "CALSCALE", "METHOD"}
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert event.subcomponents == []
    assert not read.errors + event.errors
    assert "ATTACH:https://example.org" in event["SUMMARY"]
