"""One person at one sheet: a WebSocket from the handshake to the farewell."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook.desk.table import wire
from workbook.desk.table.doorkeeper import Access, Doorkeeper, Recheck, Visitor
from workbook.desk.table.draft import TooMuchError
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.open_sheet import OpenSheet
from workbook.desk.table.open_sheets import OpenSheets
from workbook.desk.table.outbox import Allowance, Outbox
from workbook.desk.table.writer import KEPT
from workbook.store.unavailable import StoreUnavailable

COOKIE = "wb_member"
MESSAGE_LIMIT = 2**20

_SHEET = re.compile(r"[A-Za-z0-9_-]{1,64}")

READ_ONLY = "このシートは見るだけです。書いた内容は保存されません。"
LATE = (
    "締切のあとに届いたので、「締切後に届いた言葉」としてあずかりました。シートにはまだ入っていません。"
    "チームと主催者の画面に出ていて、取り込めます。この端末にも残っています。"
)
TOO_MUCH = "このシートに入る量を超えました。書いた内容はこの端末に残っています。長い文を短くするか、進行役に伝えてください。"


@dataclass(frozen=True)
class Door:
    """What a connection needs to know about the house."""

    rooms: OpenSheets
    doorkeeper: Doorkeeper

    async def keep_late(self, visitor: Visitor, sheet: str, update: bytes) -> None:
        """Keep what came too late; raise MalformedError or TooMuchError."""
        await self.rooms.in_thread(partial(self.doorkeeper.keep_late, visitor, sheet, update))


class Line(NamedTuple):
    """A socket as ASGI hands it over: Starlette's would keep what the browser said at the door for as long as it stays."""

    receive: Receive
    send: Send


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was let in, and the door they came through."""

    door: Door
    token: str
    sheet: str
    visitor: Visitor
    access: Access

    async def still_welcome(self) -> bool:
        """Tell whether the door would say the same today; while nobody can be asked they stay."""
        with suppress(StoreUnavailable):
            asked = partial(_ask, self.door.doorkeeper, self.token, self.sheet)
            return await self.door.rooms.in_thread(asked) == (self.visitor, self.access)
        return True

    async def keep_late(self, update: bytes) -> None:
        """Keep what came too late."""
        await self.door.keep_late(self.visitor, self.sheet, update)


Stranger = Callable[[Door, WebSocket, str], Awaitable[None]]


class Connection:
    """A seat at a sheet. Everything runs in the event loop; sending never makes the sheet wait."""

    __slots__ = (
        "_acked",
        "_allowance",
        "_guest",
        "_outbox",
        "_receive",
        "_recheck",
        "_was_refused",
        "visitor",
    )

    def __init__(self, line: Line, guest: Guest) -> None:
        self.visitor = guest.visitor
        self._guest = guest
        self._receive = line.receive
        self._outbox = Outbox(line.send)
        self._allowance = Allowance()
        self._recheck = Recheck(guest.still_welcome, self._outbox.close)
        self._acked = 0
        self._was_refused = False

    def look_again(self) -> None:
        """Ask at once whether this person may still be here."""
        self._recheck.at_once()

    def send(self, message: bytes) -> None:
        """Put a message on its way."""
        self._outbox.send(message)

    def acked(self) -> None:
        """Say that one more update is committed."""
        self._acked += 1
        self.send(wire.ack(self._acked))

    def failed(self, reason: str) -> None:
        """Say that an update could not be committed, and part."""
        self.send(wire.notice({"kind": "trouble", "message": reason}))
        self._outbox.close(wire.LATER)

    async def serve(self) -> None:
        """Stay at the sheet until either side leaves. While nothing happens there is one task and a timer for each."""
        sheets = self._guest.door.rooms
        self.send(self._welcome())
        opened = await sheets.enter(self._guest.sheet, self)
        self._recheck.begin()
        try:
            with suppress(WebSocketDisconnect):
                await self._listen(opened)
                await self._outbox.last_words()
        finally:
            sheets.leave(opened, self)
            await self._outbox.end()
            await self._recheck.end()

    def _welcome(self) -> bytes:
        access = self._guest.access
        may = {"may_write": access.may_write, **({"takes_late": True} if access.keeps_late else {})}
        return wire.notice({"kind": "welcome", **self.visitor.plain(), **may})

    async def _listen(self, opened: OpenSheet) -> None:
        while not self._outbox.is_over:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message.get("code", wire.RESTART))
            data: bytes = message.get("bytes") or b""
            if pause := self._allowance.spend(len(data)):
                await asyncio.sleep(pause)
            try:
                if (update := self._handle(opened, data)) is not None:
                    await self._guest.keep_late(update)
                    self.send(wire.notice({"kind": "late", "message": LATE}))
            except TooMuchError:
                self.send(wire.notice({"kind": "refused", "message": TOO_MUCH}))
                self._outbox.close(wire.TOO_LARGE)
            except MalformedError:
                self._outbox.close(wire.MALFORMED)

    def _handle(self, opened: OpenSheet, data: bytes) -> bytes | None:
        """Do what a message asks; return an update that came too late for the sheet, to be kept beside it."""
        if len(data) > MESSAGE_LIMIT:
            raise TooMuchError
        message = wire.read(data)
        match message.kind:
            case "state":
                self.send(opened.answer(message.data))
            case "update" if self._guest.access.keeps_late and message.data != wire.EMPTY:
                return message.data
            case "update":
                self._update(opened, message.data)
            case "awareness":
                opened.hear(self, message.data)
            case "ping":
                self.send(wire.PING)
        return None

    def _update(self, opened: OpenSheet, data: bytes) -> None:
        if data == wire.EMPTY:
            return
        if self._guest.access.may_write:
            opened.take(self, data)
        elif not self._was_refused:
            self._was_refused = True
            self.send(wire.notice({"kind": "refused", "message": READ_ONLY}))


async def serve(door: Door, scope: Scope, line: Line, *, stranger: Stranger) -> None:
    """Let somebody in who may be at this sheet; a foreign sheet and an unknown one get the same answer.

    Whoever has no way in any more is left to `stranger`, which parts with them.
    """
    try:
        if (guest := await _let_in(door, WebSocket(scope, *line), stranger)) is not None:
            await Connection(line, guest).serve()
    except StoreUnavailable as oops:
        with suppress(RuntimeError, OSError):
            said = wire.notice({"kind": "trouble", "message": f"{oops}{KEPT}"})
            await line.send({"type": "websocket.send", "bytes": said})
            await line.send({"type": "websocket.close", "code": wire.LATER, "reason": ""})


async def _let_in(door: Door, socket: WebSocket, stranger: Stranger) -> Guest | None:
    """Accept a socket and ask who it is; None for whoever was parted with."""
    sheet = socket.path_params["sheet_id"]
    token = socket.cookies.get(COOKIE, "")
    await socket.accept()
    visitor, access = await door.rooms.in_thread(partial(_ask, door.doorkeeper, token, sheet))
    if visitor is not None and access is not None:
        return Guest(door, token, sheet, visitor, access)
    if visitor is None:
        await stranger(door, socket, sheet)
    else:
        await socket.close(wire.NOT_YOURS)
    return None


def _ask(doorkeeper: Doorkeeper, token: str, sheet: str) -> tuple[Visitor | None, Access | None]:
    visitor = doorkeeper.who(token) if token else None
    may_exist = _SHEET.fullmatch(sheet) is not None
    return visitor, doorkeeper.may_open(visitor, sheet) if visitor and may_exist else None
