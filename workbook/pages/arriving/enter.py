"""The step from a page to the cookie: the browser hands in its ticket and comes back to where it was going."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from workbook import config
from workbook.classroom.entrance.arrivals import Admission
from workbook.office.visit import Visit
from workbook.pages.frame import browser

_ENTER = "/enter"
_JS = """
const used = new Set();
export default function ({ data }) {
  if (used.has(data.door)) return;
  used.add(data.door);
  // The cookie arrives with the answer; the ticket never stands in the address bar.
  fetch(data.door, { redirect: "manual", credentials: "same-origin" })
    .then((answer) => window.location.replace(answer.type === "opaqueredirect" ? data.next : data.door))
    .catch(() => window.location.replace(data.door));
}
"""
_HTML = """
<p role="status">ひらいています。しばらくお待ちください。</p>
"""


@dataclass(frozen=True)
class _Door:
    """A way in that this browser is taking, who will have come in, and what leads on from there."""

    address: str
    after: str
    person: str


def go_in(admission: Admission, *, name: str = "", **query: str) -> None:
    """Let the browser in with its one-time ticket, then open a page by its address (none: the first page)."""
    address = config.at(f"{_ENTER}?{urlencode({'ticket': admission.ticket})}")
    after = config.at(f"/{name}" + (f"?{urlencode(query)}" if query else ""))
    browser.put(browser.DOOR, _Door(address, after, admission.person.id))
    _take(browser.get(browser.DOOR))


def go_on(visit: Visit) -> None:
    """Show the door again where another run took it away before the browser had gone through it."""
    door = browser.get(browser.DOOR)
    if door is not None and (visit.me is None or visit.me.id != door.person):
        _take(door)


def _take(door: _Door) -> None:
    _component()(data={"door": door.address, "next": door.after}, key=f"enter-{hash(door.address)}")
    st.stop()


@cache
def _component() -> ComponentRenderer:
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_enter", html=_HTML, js=_JS)
