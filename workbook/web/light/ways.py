"""Where things are in the 軽量版: addresses, and links that stand alone in their line."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from workbook import config
from workbook.classroom.period.state import Place
from workbook.pages.frame import prose

_ROOT = "/light"
_HERE = frozenset({"module", "case", "worksheet"})
_KEPT = ("use", "stages", "questions")


def home() -> str:
    """Return the address of the first page."""
    return config.at(_ROOT)


def sheets() -> str:
    """Return the address of everything a team writes in."""
    return config.at(f"{_ROOT}/sheets")


def course() -> str:
    """Return the address of the timetable."""
    return config.at(f"{_ROOT}/course")


def join() -> str:
    """Return the address where somebody joins a team."""
    return config.at(f"{_ROOT}/join")


def hand() -> str:
    """Return the address where one raises a hand."""
    return config.at(f"{_ROOT}/hand")


def to(place: Place) -> str:
    """Return the address of a place: here if the 軽量版 has it, otherwise in the workbook itself."""
    if place.page not in _HERE:
        return config.at(f"/{place.page}?{urlencode(place.query)}")
    kept = {name: place.query[name] for name in _KEPT if name in place.query}
    return content(place.page, place.query["id"], kept)


def content(kind: str, id_: str, query: Mapping[str, str] | None = None) -> str:
    """Return the address of a module, a case or a worksheet."""
    return config.at(f"{_ROOT}/{kind}/{quote(id_)}{asking(query or {})}")


def box(kind: str, content_id: str, *parts: str, **query: str) -> str:
    """Return the address where an answer is written: of a question, or of a row of one of its tables."""
    path = [f"{_ROOT}/{kind}/{quote(content_id)}/write", *map(quote, parts)]
    return config.at("/".join(path)) + asking(query)


def from_alone(kind: str, content_id: str, query: Mapping[str, str]) -> str:
    """Return the address where what somebody wrote alone is carried into the sheet of their team."""
    return config.at(f"{_ROOT}/{kind}/{quote(content_id)}/alone{asking(query)}")


def asking(query: Mapping[str, str]) -> str:
    """Return the end of an address that says this; nothing for nothing."""
    said = {name: value for name, value in query.items() if value}
    return f"?{urlencode(said)}" if said else ""


def link(address: str, words: str) -> str:
    """Return a link in a line of its own; `words` may be anybody's."""
    return f'<a class="way" href="{prose.plain(address)}">{prose.plain(words)}</a>'


def of_place(place: Place) -> str:
    """Return the link to a place; what only the workbook itself can show says so."""
    more = "" if place.page in _HERE else "（ふつうの画面でひらきます）"
    return link(to(place), f"{place.title}{more}")
