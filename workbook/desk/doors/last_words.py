"""Somebody whose way in was closed by another's hand: what they wrote until then is heard, and they see nothing more."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook.desk.table import connection, wire
from workbook.desk.table.connection import COOKIE, Door
from workbook.desk.table.doorkeeper import Visitor
from workbook.desk.table.draft import TooMuchError
from workbook.desk.table.lib0 import MalformedError
from workbook.store.unavailable import StoreUnavailable

_STAYS = 5.0
_MOST_MESSAGES = 20


async def hear(door: Door, socket: WebSocket, sheet: str) -> None:
    """Keep what a browser still has for a sheet that was its own, then part; a stranger is parted with at once."""
    token = socket.cookies.get(COOKIE, "")
    with suppress(RuntimeError, WebSocketDisconnect):
        try:
            visitor = (
                await door.rooms.in_thread(partial(door.doorkeeper.who_was, token, sheet)) if token else None
            )
            if visitor is not None:
                async with asyncio.timeout(_STAYS):
                    await _listen(door, socket, visitor, sheet)
        except StoreUnavailable:
            await socket.close(wire.LATER)
            return
        except TimeoutError:
            pass  # it had nothing to say
        except MalformedError:
            await socket.close(wire.MALFORMED)
            return
        except TooMuchError:
            await socket.close(wire.TOO_LARGE)
            return
        await socket.close(wire.NOT_JOINED)


async def _listen(door: Door, socket: WebSocket, visitor: Visitor, sheet: str) -> None:
    """Greet as a table does, but with an empty sheet: the browser answers with everything the server lacks."""
    state = await door.rooms.in_thread(partial(door.rooms.state_of, sheet))
    welcome = {"kind": "welcome", **visitor.plain(), "may_write": False, "takes_late": True}
    for message in (wire.notice(welcome), wire.state(state), wire.lacking(wire.EMPTY)):
        await socket.send_bytes(message)
    for _ in range(_MOST_MESSAGES):
        data = await socket.receive_bytes()
        if len(data) > connection.MESSAGE_LIMIT:
            raise TooMuchError
        message_read = wire.read(data)
        if message_read.kind == "update" and message_read.data != wire.EMPTY:
            await door.keep_late(visitor, sheet, message_read.data)
            await socket.send_bytes(wire.notice({"kind": "late", "message": connection.LATE}))
            return
