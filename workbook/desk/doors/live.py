"""What every screen of a run hears within a second or two: messages, clocks, calls. One look for all listeners.

The desk carries; what is said, and who may hear it, the classroom answers (`Bulletin`). Screens with the same
topic get the same words, so a look costs the same however many people listen.
"""

from __future__ import annotations

import asyncio
import json
import weakref
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from random import random
from typing import Protocol, TypeVar

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook.desk.doors import origin
from workbook.desk.doors.screen import Screen
from workbook.desk.table import wire
from workbook.desk.table.connection import COOKIE
from workbook.store.again import again_and_again
from workbook.store.next_look import LOOK, NextLook
from workbook.store.unavailable import StoreUnavailable

BEAT = 15.0
LONGEST = 600.0
MESSAGE_LIMIT = 1_024
_THREADS = 2

T = TypeVar("T")
News = Mapping[str, object]


@dataclass(frozen=True)
class Topic:
    """What a screen listens to: a team of a run, or (helpers and observers) a run or one breakout of it."""

    run: str
    breakout: str = ""
    team: str = ""


@dataclass(frozen=True)
class Listener:
    """Who listens to what."""

    member: str
    topic: Topic


class Bulletin(Protocol):
    """Answers from worker threads; every answer may take a look into the database."""

    def listener(self, token: str, run: str, breakout: str) -> Listener | None:
        """Return what the holder of a token hears of a run; None if nothing. `breakout`: the one they ask for."""

    def news(self, topics: Collection[Topic]) -> Mapping[Topic, News]:
        """Return what there is to know about each topic now."""

    def act(self, listener: Listener, said: Mapping[str, object]) -> None:
        """Do what somebody asks from the bar; what may not be done is not done."""

    def seen(self, members: Collection[str]) -> None:
        """Write down that these people are here now."""


class Live:
    """The screens that listen in this process. Lives in one event loop, within `running()`.

    `look_every`: seconds; None where every news is noticed (`notice`, `stir`). Who is here is written down all the same.
    """

    def __init__(self, bulletin: Bulletin, *, look_every: float | None = LOOK) -> None:
        self._bulletin = bulletin
        self._look_every = look_every
        self._screens: dict[Screen, Listener] = {}
        self._said: dict[Topic, str] = {}
        self._came: set[str] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look for news and carry them, until the process ends."""
        self._loop = asyncio.get_running_loop()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="live")
        self._next = NextLook(self._look_every)
        _RUNNING.add(self)
        try:
            async with again_and_again({"what there is to tell": self._look, "what time it is": self._beat}):
                yield
        finally:
            _RUNNING.discard(self)
            self._threads.shutdown()

    def notice(self) -> None:
        """Look at once; may be called from any thread."""
        self._next.at_once()

    def stir(self) -> None:
        """Look within a second, if somebody watches who is told that people write; may be called from any thread."""
        self._loop.call_soon_threadsafe(self._stir)

    def _stir(self) -> None:
        if any(not one.topic.team for one in self._screens.values()):
            self._next.soon()

    async def serve(self, socket: WebSocket, token: str, run: str, breakout: str = "") -> None:
        """Let a screen listen until it goes away."""
        await socket.accept()
        try:
            listener = await self._in_thread(partial(self._bulletin.listener, token, run, breakout))
        except StoreUnavailable:
            await socket.close(wire.LATER)
            return
        if listener is None:
            await socket.close(wire.NOT_JOINED)
            return
        screen = Screen(socket)
        self._screens[screen] = listener
        self._came.add(listener.member)
        try:
            if said := self._said.get(listener.topic):
                screen.tell(said)
            self._next.at_once()
            async with asyncio.timeout(LONGEST * (1 + random())):  # noqa: S311 -- so that not all come back at once
                while True:
                    await self._hear(screen, listener, await socket.receive_bytes())
        except TimeoutError:
            await screen.parted()  # whoever comes back is asked again who they are
        except (WebSocketDisconnect, RuntimeError, KeyError):
            pass  # it went away, or it did not speak as the bar does
        finally:
            self._screens.pop(screen, None)
            screen.forget()

    def part(self, members: Collection[str]) -> None:
        """Part with the screens of these people; who may still listen comes back by itself."""
        for screen, listener in self._screens.items():
            if listener.member in members:
                screen.part()

    async def _hear(self, screen: Screen, listener: Listener, data: bytes) -> None:
        said = _read(data)
        if said is not None and not screen.is_over:
            with suppress(StoreUnavailable):
                await self._in_thread(partial(self._bulletin.act, listener, said))
                self._next.at_once()

    async def _look(self) -> None:
        async with self._next.turn():
            topics = {listener.topic for listener in self._screens.values()}
            self._said = {topic: said for topic, said in self._said.items() if topic in topics}
            if topics:
                came, self._came = self._came, set()
                if came:
                    await self._in_thread(partial(self._bulletin.seen, came))
                self._tell(await self._in_thread(partial(self._bulletin.news, topics)))

    def _tell(self, news: Mapping[Topic, News]) -> None:
        said = {topic: json.dumps(known, ensure_ascii=False, sort_keys=True) for topic, known in news.items()}
        fresh = {topic for topic, text in said.items() if self._said.get(topic) != text}
        self._said.update(said)
        for screen, listener in self._screens.items():
            if listener.topic in fresh:
                screen.tell(said[listener.topic])

    async def _beat(self) -> None:
        """Say the time now and then, so that a dead connection is noticed, and write down who is here."""
        await asyncio.sleep(BEAT)
        for screen in self._screens:
            screen.beat()
        self._came |= {listener.member for listener in self._screens.values()}
        if self._came:
            self._next.at_once()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await self._loop.run_in_executor(self._threads, work)


def _read(data: bytes) -> Mapping[str, object] | None:
    """Return what the bar says; None for what no bar of ours says."""
    if not data or len(data) > MESSAGE_LIMIT:
        return None
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def routes(live: Live, *, address: str = "") -> list[BaseRoute]:
    """Return the route for `st.App`; `address` is the public address."""

    async def listen(socket: WebSocket) -> None:
        if origin.is_ours(socket.headers, address):
            token, run = socket.cookies.get(COOKIE, ""), socket.path_params["run_id"]
            await live.serve(socket, token, run, socket.query_params.get("room", ""))
        else:
            await socket.close()  # before it is accepted: the browser gets a plain 403

    return [WebSocketRoute("/live/ws/{run_id}", listen)]


_RUNNING: weakref.WeakSet[Live] = weakref.WeakSet()


def notice() -> None:
    """Carry at once what a page has just committed; may be called from any thread. Without it: within a second."""
    for live in list(_RUNNING):
        live.notice()
