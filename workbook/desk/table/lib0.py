"""The encoding that Yjs writes its messages and updates in, read strictly; pycrdt writes it.

pycrdt's own `Decoder` (0.14.13) hands out what there is of a message that was cut off, takes numbers of any length, and
does not tell what is left over; a guest's message is refused for each of these.
"""

from __future__ import annotations

_LARGEST = 2**53
_MORE = 0x80


class MalformedError(ValueError):
    """What arrived is not what it should be."""


class Reader:
    """Reads bytes from front to back; where something is missing it raises MalformedError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """Return the next byte."""
        if self._at >= len(self._data):
            raise MalformedError
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        """Return a variable-length number."""
        byte = self.byte()
        if byte < _MORE:
            return byte
        value, shift = byte & 0x7F, 7
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if value > _LARGEST:
                raise MalformedError
            if byte < _MORE:
                return value
            shift += 7

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        self._at += size
        if self._at > len(self._data):
            raise MalformedError

    def sized(self) -> bytes:
        """Return bytes that say their length first."""
        size = self.number()
        start = self._at
        self.skip(size)
        return self._data[start : self._at]

    def text(self) -> str:
        """Return a string."""
        try:
            return self.sized().decode()
        except UnicodeDecodeError as oops:
            raise MalformedError from oops

    def last(self) -> bytes:
        """Return bytes that say their length first and after which nothing follows."""
        data = self.sized()
        self.end()
        return data

    def end(self) -> None:
        """Make sure that nothing is left over."""
        if self._at != len(self._data):
            raise MalformedError
