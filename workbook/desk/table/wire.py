"""Messages on a sheet's WebSocket, in lib0 encoding (docs/desk.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pycrdt import (
    YMessageType,
    YSyncMessageType,
    create_awareness_message,
    create_update_message,
    write_message,
    write_var_uint,
)

from workbook.desk.table.lib0 import MalformedError, Reader

MALFORMED, NOT_JOINED, NOT_YOURS, TOO_LARGE = 4400, 4401, 4403, 4413
RESTART, LATER = 1012, 1013

PING = b"\x06"
EMPTY = b"\x00\x00"

# Beside the kinds of y-protocols our own.
ACK, _NOTICE, _PING = 4, 5, 6
UPDATE = bytes((YMessageType.SYNC, YSyncMessageType.SYNC_UPDATE))

_SYNC, _AWARENESS = int(YMessageType.SYNC), int(YMessageType.AWARENESS)
_STATE, _WHOLE, _CHANGE = (
    int(step)
    for step in (YSyncMessageType.SYNC_STEP1, YSyncMessageType.SYNC_STEP2, YSyncMessageType.SYNC_UPDATE)
)
# Plain numbers: to look one up in an enumeration takes longer than to read the message.


class Message(NamedTuple):
    """What a browser sent. `kind` is state, update, awareness or ping."""

    kind: str
    data: bytes = b""


@dataclass(frozen=True)
class Presence:
    """What one browser tab says about itself; `state` is JSON, `null` when it has gone."""

    client: int
    clock: int
    state: str


def read(message: bytes) -> Message:
    """Read a message from a browser."""
    reader = Reader(message)
    kind = reader.number()
    if kind == _PING:
        return Message("ping")
    if kind == _AWARENESS:
        return Message("awareness", reader.last())
    if kind != _SYNC:
        raise MalformedError
    step = reader.number()
    if step == _STATE:
        return Message("state", reader.last())
    if step not in (_CHANGE, _WHOLE):
        raise MalformedError
    return Message("update", reader.last())


def presences(data: bytes) -> list[Presence]:
    """Read an awareness update."""
    reader = Reader(data)
    count = reader.number()
    if count > len(data):
        raise MalformedError
    found = [Presence(reader.number(), reader.number(), reader.text()) for _ in range(count)]
    reader.end()
    return found


def clocks(state: bytes) -> dict[int, int]:
    """Read a state vector: client → clock."""
    reader = Reader(state)
    return {reader.number(): reader.number() for _ in range(reader.number())}


def count(message: bytes) -> int:
    """Return what an ack says."""
    reader = Reader(message)
    if reader.number() != ACK:
        raise MalformedError
    return reader.number()


def state(vector: bytes) -> bytes:
    """Say what the server has (sync step 1)."""
    return bytes((YMessageType.SYNC, YSyncMessageType.SYNC_STEP1)) + write_message(vector)


def lacking(update: bytes) -> bytes:
    """Send what the other side lacks (sync step 2)."""
    return bytes((YMessageType.SYNC, YSyncMessageType.SYNC_STEP2)) + write_message(update)


def update(data: bytes) -> bytes:
    """Pass on an update."""
    return create_update_message(data)


def awareness(present: list[Presence]) -> bytes:
    """Say who is at the sheet and in which box."""
    body = b"".join(
        write_var_uint(one.client)
        + write_var_uint(one.clock)
        + write_message(one.state.encode(errors="replace"))
        for one in present
    )
    return create_awareness_message(write_var_uint(len(present)) + body)


def ack(count: int) -> bytes:
    """Say that the first `count` updates of this connection are committed."""
    return bytes((ACK,)) + write_var_uint(count)


def notice(said: Mapping[str, object]) -> bytes:
    """Tell the person something."""
    return bytes((_NOTICE,)) + write_message(json.dumps(said, ensure_ascii=False).encode())
