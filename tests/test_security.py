"""docs/security.md leaves nothing of the standard's level 2 out, and every test it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.test_reliability import missing

TEXT = (Path(__file__).resolve().parents[1] / "docs/security.md").read_text(encoding="utf-8")
_ROW = re.compile(
    r"\| (?P<first>\d+\.\d+\.\d+)(?:–(?P<last>\d+\.\d+\.\d+))? \| [^|]+ \| (?P<result>[^|]+) \|"
)
# How many requirements of levels 1 and 2 each section of the ASVS 5.0.0 has; they stand before those of level 3, if not
# told otherwise below.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2,
    "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2,
    "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4,
    "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2,
    "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1,
    "9.1": 3, "9.2": 4,
    "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3,
    "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4,
    "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7,
    "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
    "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
RESULTS = ("holds", "partly: ", "not: ", "does not apply: ")


def _told() -> list[tuple[int, ...]]:
    """Return every requirement that has a row, those between the ends of a row too."""
    wanted = [
        (*map(int, section.split(".")), number)
        for section, most in SECTIONS.items()
        for number in range(1, most + 1)
    ]
    found = []
    for row in _ROW.finditer(TEXT):
        first = tuple(map(int, row["first"].split(".")))
        last = tuple(map(int, (row["last"] or row["first"]).split(".")))
        found += [one for one in wanted if first <= one <= last]
        assert first in wanted, row["first"]
        assert last in wanted, row["last"]
    return found


def test_every_requirement_stands_there_once_and_in_order() -> None:
    wanted = [
        (*map(int, section.split(".")), number)
        for section, most in SECTIONS.items()
        for number in range(1, most + 1)
    ]

    assert _told() == wanted


def test_every_row_has_a_result_and_says_what_is_missing_or_why() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| \d", line)]

    assert len(rows) == len(_ROW.findall(TEXT))
    assert [row["result"] for row in _ROW.finditer(TEXT) if not row["result"].startswith(RESULTS)] == []


def test_every_test_that_is_named_exists() -> None:
    assert missing(TEXT) == []
