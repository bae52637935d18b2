"""The step from a page to the cookie: the browser hands in its ticket and comes back to where it was going."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from workbook import config

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


def go_in(ticket: str, *, name: str = "", **query: str) -> None:
    """Let the browser in with a one-time ticket, then open a page by its address (none: the first page)."""
    door = config.at(f"{_ENTER}?{urlencode({'ticket': ticket})}")
    after = config.at(f"/{name}" + (f"?{urlencode(query)}" if query else ""))
    _component()(data={"door": door, "next": after}, key=f"enter-{hash(ticket)}")
    st.stop()


@cache
def _component() -> ComponentRenderer:
    """Register the component once for the process, not at import."""
    return st.components.v2.component("workbook_enter", html=_HTML, js=_JS)
