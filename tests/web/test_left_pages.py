"""A page that somebody has left for another one is not run any more, whatever of it still asks."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig, app_session
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import ClientContext, SessionClient
from streamlit.util import calc_hash

from workbook.bench.visitor import Context
from workbook.web import inside_streamlit

PAGES = """
import time
import streamlit as st

@st.fragment
def of_first(): st.write("a part of a page")

@st.fragment
def of_second(): st.write("a part of another one")

def first(): of_first()

def second():
    time.sleep(0.3)  # the part of the page before asks meanwhile
    of_second()

def third(): st.switch_page(SECOND)

SECOND = st.Page(second)
st.navigation([st.Page(first), SECOND, st.Page(third)]).run()
"""


class Browser(SessionClient):
    """What a browser is told: the pages that began and were over, and the part of each that can be run alone."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.over: list[str] = []
        self.parts: dict[str, str] = {}
        self.ended = asyncio.Event()

    @property
    def client_context(self) -> ClientContext:
        """It is alone on this machine."""
        return Context((), {})

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message."""
        if msg.HasField("new_session"):
            self.begun.append(msg.new_session.page_script_hash)
        elif msg.HasField("delta") and msg.delta.fragment_id:
            self.parts[self.begun[-1]] = msg.delta.fragment_id
        elif msg.HasField("script_finished"):
            self.over.append(self.begun[-1])
            self.ended.set()


class Visit:
    """Somebody who goes from page to page."""

    def __init__(self, runtime: Runtime) -> None:
        self.browser = Browser()
        self._runtime = runtime
        self._session = runtime.connect_session(self.browser, {})

    def ask(self, *, page: str, part: str = "") -> None:
        """Ask for a page, or for a part of one."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        message.rerun_script.fragment_id = part
        self.browser.over.clear()
        self._runtime.handle_backmsg(self._session, message)

    async def seen(self, *, page: str, part: str = "", until: str = "") -> str:
        """Ask for something and wait until it, or the page it leads to, is there; return which page it is."""
        self.ask(page=page, part=part)
        while (until or page) not in self.browser.over:
            self.browser.ended.clear()
            await asyncio.wait_for(self.browser.ended.wait(), 60)
        return self.browser.begun[-1]


async def _visits(script: Path) -> list[list[str]]:
    """Return which pages were run: for who comes, for who goes on at once, for who stays, and for who is sent back by the page itself."""
    config = RuntimeConfig(
        str(script), MemoryMediaFileStorage("/media"), MemoryUploadedFileManager("/upload")
    )
    runtime = Runtime(config)
    await runtime.start()
    found = []
    try:
        visit = Visit(runtime)
        names = {calc_hash(name): name for name in ("first", "second", "third")}
        first, second, third = names
        # Streamlit begins it as the app itself, and says only then which page that is.
        visit.ask(page="")
        await asyncio.wait_for(visit.browser.ended.wait(), 60)
        (held,) = visit.browser.parts.values()
        visit.browser.begun.clear()
        await visit.seen(page=first, part=held)
        found.append([names[page] for page in visit.browser.begun])
        assert [await visit.seen(page=page) for page in (second, first)] == [second, first]
        left = visit.browser.parts[first]
        visit.browser.begun.clear()
        visit.ask(page=second)
        await visit.seen(page=first, part=left, until=second)  # before the second one is there
        await visit.seen(page=second, part=visit.browser.parts[second])
        found.append([names[page] for page in visit.browser.begun])
        visit.browser.begun.clear()
        await visit.seen(page=first)
        await visit.seen(page=first, part=left)
        found.append([names[page] for page in visit.browser.begun])
        await visit.seen(page=second)
        await visit.seen(page=third, until=second)  # and is sent back to where they were
        visit.browser.begun.clear()
        await visit.seen(page=second, part=visit.browser.parts[second])
        found.append([names[page] for page in visit.browser.begun])
    finally:
        runtime.stop()
        await runtime.stopped
    return found


def test_a_part_of_a_page_that_was_left_is_not_run_and_a_part_of_the_one_that_is_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("request_rerun", "_enqueue_forward_msg"):
        monkeypatch.setattr(
            app_session.AppSession, name, vars(app_session.AppSession)[name]
        )  # put back afterwards
    inside_streamlit.what_was_left_is_not_run()
    script = tmp_path / "pages.py"
    script.write_text(PAGES, encoding="utf-8")

    came, left, stayed, sent_back = asyncio.run(_visits(script))

    assert came == ["first"]
    assert left == ["second", "second"]
    assert stayed == ["first", "first"]
    assert sent_back == ["second"]
