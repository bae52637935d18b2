"""What the visitor's browser knows: the address, the cookie, and every session_state key in one place.

Session state holds how things are looked at, never what people wrote: that lives in the sheet's document. A returned
file that is being looked at (`RETURNED`) is the exception: whoever brought it still has the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from workbook.desk.table.connection import COOKIE
from workbook.office import visit
from workbook.office.house import here
from workbook.office.visit import Visit
from workbook.texts import cleaning

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Key:
    """A session_state key with the value it begins with."""

    name: str
    start: object = None

    def of(self, *parts: str) -> Key:
        """Return the same key for one thing of many (a course, a sheet)."""
        return Key("-".join((self.name, *parts)), self.start)


VERSION = Key("version", "")
NOTES = Key("notes", start=False)
PLACE = Key("place", "")
SCENES = Key("scenes", 1)
REWRITTEN = Key("rewritten", "")
NEWS = Key("news", "")
COURSE = Key("course")
SHEET = Key("sheet")
FILE = Key("file", "")
FILES = Key("files", 0)
RETURNED = Key("returned")
STOPPED = Key("stopped", start=False)
BACK = Key("back", "")
FIRST = Key("first")
STATE = Key("state", "")
MOMENTS = Key("moments", 20)
TOLD = Key("told", ())
SHORTENED = Key("shortened", frozenset())
PACE = Key("pace")
UNFOLDED = Key("unfolded", start=False)
DAY = Key("day")
CHECKED = Key("checked", start=False)
ASKED = Key("asked")
DOOR = Key("door")
PROPOSED = Key("proposed", start=False)
TEAM = Key("team")
TEAM_ORDER = Key("team-order", "need")
ROOM = Key("room", "")
NAMES = Key("names", start=False)
ALL_WORKS = Key("all-works", start=False)
PERIOD = Key("period", "")
PANEL = Key("panel", "times")
TO = Key("to", "")
SAID = Key("said", "")
SENT = Key("sent", start=False)
TURN = Key("turn", 0)
SUMMONED = Key("summoned", "")
WITHOUT = Key("without-professionals", start=False)
SHARING = Key("sharing")
LATE = Key("late", "")
KEPT = Key("kept", "")
GROWTH = Key("growth")
MERGING = Key("merging", start=False)
MERGED = Key("merged", "")
SOURCE = Key("wall-source")
WORKSHEET = Key("wall-worksheet")
QUESTION = Key("wall-question")
DISCUSSION = Key("wall-discussion")
BAND = Key("wall-band", "")
PART = Key("wall-part", "")
ORDER = Key("wall-order")
SIZE = Key("wall-size")


def get(key: Key) -> Any:  # noqa: ANN401 -- Any: each key has a type of its own
    """Return what is remembered under a key."""
    return st.session_state.get(key.name, key.start)


def put(key: Key, value: object) -> None:
    """Remember a value for as long as the page stays open."""
    st.session_state[key.name] = value


def empty_sent(box: Key) -> None:
    """Empty a box whose words were sent, before it is drawn; it stays the same box, and so keeps the focus."""
    if take(SENT.of(box.name)):
        put(box, box.start)


def take(key: Key) -> Any:  # noqa: ANN401 -- Any: each key has a type of its own
    """Return what is remembered under a key, for the last time."""
    return st.session_state.pop(key.name, key.start)


def asked(name: str) -> str:
    """Return a value of the address, such as `id`, as ids are written (W０５ is w05); empty when it is not there."""
    return cleaning.as_id(st.query_params.get(name, ""))


def asked_list(name: str) -> tuple[str, ...]:
    """Return a comma-separated value of the address."""
    return tuple(part for part in asked(name).split(",") if part)


def cookie() -> str | None:
    """Return the visitor's secret; a reload sees a new one, a click does not."""
    found: str | None = st.context.cookies.get(COOKIE)
    return found


def caller() -> str:
    """Return the network address of the visitor's browser, empty for this PC.

    It is the other end of the connection. What a proxy says of whom it speaks for is believed only if the proxy is
    on this PC, or listed in uvicorn's FORWARDED_ALLOW_IPS.
    """
    return st.context.ip_address or ""


def is_phone() -> bool:
    """Tell whether the browser calls itself a phone's; nothing else says how wide it is."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def arrive() -> Visit:
    """Return the visit of this click."""
    return visit.arrive(at_this_pc=is_this_pc())


def is_this_pc() -> bool:
    """Tell whether the workbook is looked at under an address that only its own PC understands."""
    return urlsplit(origin()).hostname in _HERE


def origin() -> str:
    """Return the address of the workbook as others reach it: the public one, or as this browser sees it."""
    settled = here().settings.address
    seen = urlsplit(st.context.url or "")
    return settled or (f"{seen.scheme}://{seen.netloc}" if seen.netloc else "")
