"""By when homework is to be done, read from the words people see."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

From = Literal["session", "next", "last", "end"]
_DAYS = {"日": 1, "週間": 7, "か月": 30}
_LONG = r"(?P<count>\d+)(?P<unit>日|週間|か月)"
_WORDS: dict[From, tuple[re.Pattern[str], ...]] = {
    "session": (re.compile(rf"(?:研修(?:の日)?から)?{_LONG}以内"),),
    "next": (re.compile(rf"次(?:回|の回)の{_LONG}前まで"), re.compile(r"次(?:回|の回)まで")),
    "last": (re.compile(rf"最後の回の{_LONG}前まで"),),
    "end": (re.compile(rf"研修が終わって(?:から)?{_LONG}(?:後|以内)(?:まで)?"),),
}


@dataclass(frozen=True)
class Due:
    """So many days after the session, before the next or the last one, or after the course."""

    of: From
    days: int


def read(by: str) -> Due | None:
    """Return when something is due, or None when the words do not say it in a way that can be counted."""
    text = unicodedata.normalize("NFKC", by).strip()
    for of, patterns in _WORDS.items():
        for pattern in patterns:
            found = pattern.fullmatch(text)
            if found:
                said = found.groupdict()
                return Due(of, int(said["count"]) * _DAYS[said["unit"]] if said else 0)
    return None
