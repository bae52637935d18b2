"""Messages on a sheet's WebSocket, in lib0 encoding (docs/desk.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MALFORMED, NOT_JOINED, NOT_YOURS, TOO_LARGE = 4400, 4401, 4403, 4413
RESTART, LATER = 1012, 1013

PING = b"\x06"
EMPTY = b"\x00\x00"

_SYNC, _AWARENESS, ACK, _NOTICE, _PING = 0, 1, 4, 5, 6
_STEP1, _STEP2, _UPDATE = 0, 1, 2
UPDATE = bytes((_SYNC, _UPDATE))
_LARGEST = 2**53


class MalformedError(ValueError):
    """What arrived is not a message of ours."""


@dataclass(frozen=True)
class Message:
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
    reader = _Reader(message)
    kind = reader.number()
    if kind == _PING:
        return Message("ping")
    if kind == _AWARENESS:
        return Message("awareness", reader.last())
    if kind != _SYNC:
        reader.fail()
    step = reader.number()
    if step == _STEP1:
        return Message("state", reader.last())
    if step not in {_STEP2, _UPDATE}:
        reader.fail()
    return Message("update", reader.last())


def presences(data: bytes) -> list[Presence]:
    """Read an awareness update."""
    reader = _Reader(data)
    count = reader.number()
    if count > len(data):
        reader.fail()
    found = [Presence(reader.number(), reader.number(), reader.text()) for _ in range(count)]
    reader.end()
    return found


def deletions(update: bytes) -> dict[int, int] | None:
    """Return client → first clock after the last deletion, when an update brings deletions and nothing else."""
    reader = _Reader(update)
    if reader.number():
        return None
    ends: dict[int, int] = {}
    for _ in range(reader.number()):
        client = reader.number()
        for _ in range(reader.number()):
            ends[client] = max(ends.get(client, 0), reader.number() + reader.number())
    return ends


def clocks(state: bytes) -> dict[int, int]:
    """Read a state vector: client → clock."""
    reader = _Reader(state)
    return {reader.number(): reader.number() for _ in range(reader.number())}


def count(message: bytes) -> int:
    """Return what an ack says."""
    reader = _Reader(message)
    if reader.number() != ACK:
        reader.fail()
    return reader.number()


def state(vector: bytes) -> bytes:
    """Say what the server has (sync step 1)."""
    return bytes((_SYNC, _STEP1)) + _sized(vector)


def lacking(update: bytes) -> bytes:
    """Send what the other side lacks (sync step 2)."""
    return bytes((_SYNC, _STEP2)) + _sized(update)


def update(data: bytes) -> bytes:
    """Pass on an update."""
    return UPDATE + _sized(data)


def awareness(present: list[Presence]) -> bytes:
    """Say who is at the sheet and in which box."""
    body = b"".join(
        _number(one.client) + _number(one.clock) + _sized(one.state.encode(errors="replace"))
        for one in present
    )
    return bytes((_AWARENESS,)) + _sized(_number(len(present)) + body)


def ack(count: int) -> bytes:
    """Say that the first `count` updates of this connection are committed."""
    return bytes((ACK,)) + _number(count)


def notice(said: Mapping[str, Any]) -> bytes:
    """Tell the person something."""
    return bytes((_NOTICE,)) + _sized(json.dumps(said, ensure_ascii=False).encode())


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:  # noqa: PLR2004 -- seven bits a byte
        out.append(0x80 | value & 0x7F)
        value >>= 7
    out.append(value)
    return bytes(out)


def _sized(data: bytes) -> bytes:
    return _number(len(data)) + data


class _Reader:
    """Reads one message strictly: nothing may be missing and nothing left over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def fail(self) -> None:
        raise MalformedError

    def number(self) -> int:
        value = shift = 0
        while True:
            if self._at >= len(self._data) or value > _LARGEST:
                raise MalformedError
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:  # noqa: PLR2004 -- the last byte of a number has no eighth bit
                return value
            shift += 7

    def sized(self) -> bytes:
        size = self.number()
        data = self._data[self._at : self._at + size]
        if len(data) != size:
            raise MalformedError
        self._at += size
        return data

    def text(self) -> str:
        try:
            return self.sized().decode()
        except UnicodeDecodeError as oops:
            raise MalformedError from oops

    def last(self) -> bytes:
        data = self.sized()
        self.end()
        return data

    def end(self) -> None:
        if self._at != len(self._data):
            raise MalformedError
