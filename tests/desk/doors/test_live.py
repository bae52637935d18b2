"""One look for all who listen: everybody hears what is new within a second or two, and nobody hears another's run."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from workbook.desk.doors import live
from workbook.desk.doors.live import Listener, Live, Topic
from workbook.desk.table import wire

PATIENCE = 40.0
RUN = "run"


class Board:
    """A bulletin of its own: a token is `<member>@<team>`, team `all` watches the run."""

    def __init__(self) -> None:
        self.words = {RUN: "はじめ"}
        self.looks = 0
        self.acts: list[tuple[str, Mapping[str, Any]]] = []
        self.here: set[str] = set()
        self.has_trouble = False

    def listener(self, token: str, run: str, breakout: str) -> Listener | None:
        member, _, team = token.partition("@")
        if not team or run not in self.words:
            return None
        return Listener(member, Topic(run, breakout, team="" if team == "all" else team))

    def news(self, topics: Collection[Topic]) -> Mapping[Topic, Mapping[str, Any]]:
        self.looks += 1
        if self.has_trouble:
            self.has_trouble = False
            raise ValueError
        return {topic: {"words": self.words[topic.run], "team": topic.team} for topic in topics}

    def act(self, listener: Listener, said: Mapping[str, Any]) -> None:
        self.acts.append((listener.member, said))

    def seen(self, members: Collection[str]) -> None:
        self.here |= set(members)


@asynccontextmanager
async def _open(board: Board) -> AsyncIterator[int]:
    screens = Live(board)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with screens.running():
            yield

    app = Starlette(routes=live.routes(screens), lifespan=lifespan)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        task = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            await task


def _listen(port: int, token: str, *, run: str = RUN, origin: str | None = None, **more: Any) -> connect:
    headers = {
        "Cookie": f"wb_member={token}",
        **({"Origin": origin} if origin else {"Origin": f"http://127.0.0.1:{port}"}),
    }
    return connect(f"ws://127.0.0.1:{port}/live/ws/{run}", additional_headers=headers, **more)


async def _news(screen: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        while True:
            said = json.loads(await screen.recv())
            if said["news"] is not None:
                news: dict[str, Any] = said["news"]
                return news


def test_every_screen_hears_what_is_new_and_each_thing_once() -> None:
    async def play() -> None:
        board = Board()
        async with _open(board) as port, _listen(port, "sato@1") as one, _listen(port, "suzuki@2") as other:
            assert [(await _news(screen)) for screen in (one, other)] == [
                {"words": "はじめ", "team": "1"},
                {"words": "はじめ", "team": "2"},
            ]
            board.words[RUN] = "つづき"
            live.notice()
            assert [(await _news(screen))["words"] for screen in (one, other)] == ["つづき", "つづき"]
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(2.5):
                    await one.recv()  # several looks, nothing new
            assert board.here == {"sato", "suzuki"}

    asyncio.run(play())


def test_what_another_process_said_is_heard_without_a_notice() -> None:
    async def play() -> None:
        board = Board()
        async with _open(board) as port, _listen(port, "sato@1") as one:
            await _news(one)
            board.words[RUN] = "つづき"
            assert (await _news(one))["words"] == "つづき"

    asyncio.run(play())


def test_many_screens_cost_one_look() -> None:
    async def play() -> None:
        looks = []
        for count in (1, 40):
            board = Board()
            async with _open(board) as port:
                screens = [await _listen(port, f"m{number}@{number % 8}") for number in range(count)]
                for screen in screens:
                    await _news(screen)
                before = board.looks
                await asyncio.sleep(3.2)
                looks.append(board.looks - before)
                for screen in screens:
                    await screen.close()
        assert max(looks) <= 8  # one look a screen would be forty times as many
        assert min(looks) >= 1

    asyncio.run(play())


@pytest.mark.parametrize(
    ("token", "run"), [("", RUN), ("sato", RUN), ("sato@1", "other")], ids=["nobody", "no team", "other run"]
)
def test_who_may_not_listen_hears_nothing(token: str, run: str) -> None:
    async def play() -> None:
        board = Board()
        async with _open(board) as port, _listen(port, token, run=run) as screen:
            with pytest.raises(ConnectionClosed) as closed:
                await screen.recv()
            assert closed.value.rcvd
            assert closed.value.rcvd.code == wire.NOT_JOINED
            assert board.here == set()

    asyncio.run(play())


def test_a_foreign_page_is_turned_away() -> None:
    async def play() -> None:
        async with _open(Board()) as port:
            with pytest.raises(InvalidStatus) as refused:
                await _listen(port, "sato@1", origin="https://elsewhere.example")
            assert refused.value.response.status_code == 403

    asyncio.run(play())


def test_the_bar_may_ask_and_nonsense_does_no_harm() -> None:
    async def play() -> None:
        board = Board()
        async with _open(board) as port, _listen(port, "sato@1") as one, _listen(port, "suzuki@2") as other:
            await _news(one)
            await _news(other)
            for nonsense in (b"\xff\x00", b"[1]", b"[" * 1_000, b"{" + b'"a":1,' * 2_000, b"null"):
                await one.send(nonsense)
            await one.send(b'{"do": "hand", "reason": "talk"}')
            await other.send("words and not bytes")  # the connection ends, the others' stay
            async with asyncio.timeout(PATIENCE):
                while not board.acts:  # noqa: ASYNC110 -- it is filled from another thread
                    await asyncio.sleep(0.05)
            assert board.acts == [("sato", {"do": "hand", "reason": "talk"})]
            board.words[RUN] = "つづき"
            assert (await _news(one))["words"] == "つづき"

    asyncio.run(play())


def test_one_look_that_fails_is_not_the_last() -> None:
    async def play() -> None:
        board = Board()
        async with _open(board) as port, _listen(port, "sato@1") as one:
            await _news(one)
            board.has_trouble = True
            board.words[RUN] = "つづき"
            assert (await _news(one))["words"] == "つづき"

    asyncio.run(play())


def test_a_screen_that_takes_nothing_holds_up_no_other_and_is_told_the_newest_only() -> None:
    words, large = (
        "一二三四五六七八九十",
        "あ" * 1_500_000,
    )  # together more than the buffers of the machine take in

    async def play() -> str:
        board, whole = Board(), {"compression": None, "max_size": None, "max_queue": 1}
        async with (
            _open(board) as port,
            _listen(port, "sato@1", **whole) as slow,
            _listen(port, "suzuki@2", **whole) as quick,
        ):
            await _news(quick)
            for word in words:
                board.words[RUN] = f"{word}{large}"
                live.notice()
                assert (await _news(quick))["words"][0] == word
            heard = ""
            while not heard.endswith(words[-1]):
                heard += (await _news(slow))["words"][0]
            return heard

    assert len(asyncio.run(play())) <= len(words), "what is old by now is not told any more"
