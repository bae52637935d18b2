"""A visitor without a browser: a real Streamlit session in this process, and what a run of the script costs it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit import config as streamlit_config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime_util import serialize_forward_msg
from streamlit.runtime.session_manager import ClientContext, SessionClient
from streamlit.util import calc_hash

from workbook.desk.table.connection import COOKIE

_SCRIPT = Path(__file__).with_name("measured_script.py")
_LONGEST = 60
_SETTINGS = {"runner.postScriptGC": False, "runner.magicEnabled": False, "server.fileWatcherType": "none"}
"""As in .streamlit/config.toml, wherever the command is called."""


class RunFailedError(Exception):
    """A run of the script ended with an exception."""


@dataclass(frozen=True)
class ScriptRun:
    """What one run of the script took: milliseconds of the processor, elements sent, nodes of their HTML, bytes sent."""

    cpu: float
    elements: int
    nodes: int
    size: int


@dataclass(frozen=True)
class Context:
    """What the browser said when it opened its connection."""

    headers: tuple[tuple[str, str], ...]
    cookies: Mapping[str, str]
    remote_ip: str | None = None


class _Client(SessionClient):
    """The end of the connection: it takes every message as the socket would, and counts."""

    def __init__(self, token: str) -> None:
        self._context = Context((("Host", "localhost"),), {COOKIE: token} if token else {})
        self.elements = 0
        self.nodes = 0
        self.size = 0
        self.failed = ""
        self.is_over = asyncio.Event()

    def begin(self) -> None:
        """Count from nothing."""
        self.elements, self.nodes, self.size, self.failed = 0, 0, 0, ""
        self.is_over.clear()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message."""
        self.size += len(serialize_forward_msg(msg))
        kind = msg.WhichOneof("type")
        if kind == "delta":
            self.elements += 1
            element = msg.delta.new_element
            self.nodes += element.html.body.count("<") - element.html.body.count("</")
            if element.WhichOneof("type") in {"exception", "alert"}:
                self.failed = str(element)
        elif kind == "script_finished":
            self.is_over.set()

    @property
    def client_context(self) -> ClientContext:
        """What the browser said when it opened its connection."""
        return self._context


class Visitor:
    """One session, which asks for pages as a browser does."""

    def __init__(self, runtime: Runtime, token: str) -> None:
        self._client = _Client(token)
        self._runtime = runtime
        self._session = runtime.connect_session(self._client, {})

    async def ask(self, address: str, query: str) -> ScriptRun:
        """Let the script run for a page; return what it took. Raises RunFailedError if the page failed."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_script_hash = calc_hash(address)
        message.rerun_script.page_name = address
        message.rerun_script.context_info.url = "http://localhost/"
        self._client.begin()
        begin = time.process_time()
        self._runtime.handle_backmsg(self._session, message)
        await asyncio.wait_for(self._client.is_over.wait(), _LONGEST)
        took = (time.process_time() - begin) * 1000
        if self._client.failed:
            raise RunFailedError(self._client.failed)
        return ScriptRun(took, self._client.elements, self._client.nodes, self._client.size)


@asynccontextmanager
async def streamlit_running() -> AsyncIterator[Runtime]:
    """Run Streamlit without its server, set up as the workbook's."""
    for name, value in _SETTINGS.items():
        streamlit_config.set_option(name, value)
    runtime = Runtime(
        RuntimeConfig(str(_SCRIPT), MemoryMediaFileStorage("/media"), MemoryUploadedFileManager("/upload"))
    )
    await runtime.start()
    try:
        yield runtime
    finally:
        runtime.stop()
        await runtime.stopped
