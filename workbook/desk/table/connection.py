"""One person at one sheet: a WebSocket from the handshake to the farewell."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook.desk.table import wire
from workbook.desk.table.doorkeeper import Access, Doorkeeper, Visitor
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.open_sheet import DOCUMENT_LIMIT, Room, TooMuchError
from workbook.desk.table.open_sheets import Rooms
from workbook.desk.table.writer import KEPT
from workbook.store.unavailable import StoreUnavailable

COOKIE = "wb_member"
MESSAGE_LIMIT = 2**20
OUTBOX_LIMIT = 2 * DOCUMENT_LIMIT  # a whole document must fit
RATE, BURST = 60.0, 120.0
COST_BYTES = 4_096
CHECK_EVERY = 30.0

_SHEET = re.compile(r"[A-Za-z0-9_-]{1,64}")

READ_ONLY = "このシートは見るだけです。書いた内容は保存されません。"
TOO_MUCH = "このシートに入る量を超えました。書いた内容はこの端末に残っています。長い文を短くするか、進行役に伝えてください。"


@dataclass(frozen=True)
class Door:
    """What a connection needs to know about the house."""

    rooms: Rooms
    doorkeeper: Doorkeeper


class Connection:
    """A seat in a room. Everything runs in the event loop; sending never makes the room wait."""

    def __init__(self, socket: WebSocket, visitor: Visitor, access: Access) -> None:
        self.visitor = visitor
        self._socket = socket
        self._access = access
        self._outbox: asyncio.Queue[bytes | int] = asyncio.Queue()
        self._waiting_bytes = 0
        self._acked = 0
        self._is_over = False
        self._was_refused = False
        self._allowance = BURST
        self._counted_at = time.monotonic()

    def send(self, message: bytes) -> None:
        """Put a message on its way; who cannot keep up is parted with and comes back fresh."""
        if self._is_over:
            return
        self._waiting_bytes += len(message)
        if self._waiting_bytes > OUTBOX_LIMIT:
            self.close(wire.LATER)
        else:
            self._outbox.put_nowait(message)

    def acked(self) -> None:
        """Say that one more update is committed."""
        self._acked += 1
        self.send(wire.ack(self._acked))

    def failed(self, reason: str) -> None:
        """Say that an update could not be committed, and part."""
        self.send(wire.notice({"kind": "trouble", "message": reason}))
        self.close(wire.LATER)

    def close(self, code: int) -> None:
        """Part, after what is already on its way."""
        if not self._is_over:
            self._is_over = True
            self._outbox.put_nowait(code)

    async def serve(
        self, rooms: Rooms, sheet: str, still_welcome: Callable[[], Awaitable[int | None]]
    ) -> None:
        """Stay at the sheet until either side leaves."""
        self.send(wire.notice({"kind": "welcome", **self._who(), "may_write": self._access.may_write}))
        room = await rooms.enter(sheet, self)
        tasks = [
            asyncio.create_task(self._deliver()),
            asyncio.create_task(self._listen(room)),
            asyncio.create_task(self._check(still_welcome)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if self._is_over:
                await asyncio.wait(tasks[:1], timeout=5)
        finally:
            rooms.leave(room, self)
            self._is_over = True
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, WebSocketDisconnect):
                raise result

    def _who(self) -> dict[str, str]:
        return {
            "member": self.visitor.member,
            "name": self.visitor.name,
            "department": self.visitor.department,
        }

    async def _deliver(self) -> None:
        while True:
            message = await self._outbox.get()
            if isinstance(message, int):
                await self._socket.close(message)
                return
            await self._socket.send_bytes(message)
            self._waiting_bytes -= len(message)

    async def _listen(self, room: Room) -> None:
        while not self._is_over:
            data = await self._receive()
            await self._pace(len(data))
            try:
                self._handle(room, data)
            except TooMuchError:
                self.send(wire.notice({"kind": "refused", "message": TOO_MUCH}))
                self.close(wire.TOO_LARGE)
            except MalformedError:
                self.close(wire.MALFORMED)

    def _handle(self, room: Room, data: bytes) -> None:
        if len(data) > MESSAGE_LIMIT:
            raise TooMuchError
        message = wire.read(data)
        _HANDLE[message.kind](self, room, message.data)

    async def _receive(self) -> bytes:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", wire.RESTART))
        return message.get("bytes") or b""

    async def _pace(self, size: int) -> None:
        """Let a connection that sends too much wait; nothing is dropped."""
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._counted_at) * RATE)
        self._counted_at = now
        self._allowance -= 1 + size / COST_BYTES
        if self._allowance < 0:
            await asyncio.sleep(-self._allowance / RATE)

    async def _check(self, still_welcome: Callable[[], Awaitable[int | None]]) -> None:
        while True:
            await asyncio.sleep(CHECK_EVERY)
            if (code := await still_welcome()) is not None:
                self.close(code)
                return

    def _state(self, room: Room, data: bytes) -> None:
        self.send(room.answer(data))

    def _update(self, room: Room, data: bytes) -> None:
        if data == wire.EMPTY:
            return
        if self._access.may_write:
            room.take(self, data)
        elif not self._was_refused:
            self._was_refused = True
            self.send(wire.notice({"kind": "refused", "message": READ_ONLY}))

    def _awareness(self, room: Room, data: bytes) -> None:
        room.hear(self, data)

    def _ping(self, _room: Room, _data: bytes) -> None:
        self.send(wire.PING)


_HANDLE: dict[str, Callable[[Connection, Room, bytes], None]] = {
    "state": Connection._state,  # noqa: SLF001 -- the table of this class
    "update": Connection._update,  # noqa: SLF001
    "awareness": Connection._awareness,  # noqa: SLF001
    "ping": Connection._ping,  # noqa: SLF001
}


async def serve(door: Door, socket: WebSocket) -> None:
    """Let somebody in who may be at this sheet; a foreign sheet and an unknown one get the same answer."""
    sheet = socket.path_params["sheet_id"]
    token = socket.cookies.get(COOKIE, "")
    await socket.accept()
    try:
        visitor, access = await door.rooms.in_thread(partial(_ask, door.doorkeeper, token, sheet))
    except StoreUnavailable as oops:
        await _refuse_for_now(socket, oops)
        return
    if visitor is None or access is None:
        await socket.close(wire.NOT_JOINED if visitor is None else wire.NOT_YOURS)
        return

    async def still_welcome() -> int | None:
        with suppress(StoreUnavailable):
            now = await door.rooms.in_thread(partial(_ask, door.doorkeeper, token, sheet))
            if now != (visitor, access):
                return (
                    wire.NOT_JOINED if now[0] is None else wire.NOT_YOURS if now[1] is None else wire.RESTART
                )
        return None

    try:
        await Connection(socket, visitor, access).serve(door.rooms, sheet, still_welcome)
    except StoreUnavailable as oops:
        await _refuse_for_now(socket, oops)


async def _refuse_for_now(socket: WebSocket, oops: StoreUnavailable) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_bytes(wire.notice({"kind": "trouble", "message": f"{oops}{KEPT}"}))
        await socket.close(wire.LATER)


def _ask(doorkeeper: Doorkeeper, token: str, sheet: str) -> tuple[Visitor | None, Access | None]:
    visitor = doorkeeper.who(token) if token else None
    may_exist = _SHEET.fullmatch(sheet) is not None
    return visitor, doorkeeper.may_open(visitor, sheet) if visitor and may_exist else None
