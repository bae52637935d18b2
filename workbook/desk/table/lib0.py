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
    """Reads bytes from front to back; where something is missing it raises MalformedError.

    Everything that arrives goes through it, a word as ten numbers: none of them calls anything.
    """

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data = data
        self._at = at

    def byte(self) -> int:
        """Return the next byte."""
        try:
            byte = self._data[self._at]
        except IndexError:
            raise MalformedError from None
        self._at += 1
        return byte

    def number(self) -> int:
        """Return a variable-length number."""
        data, at, value, shift = self._data, self._at, 0, 0
        try:
            while (byte := data[at]) >= _MORE:
                value |= (byte & 0x7F) << shift
                if value > _LARGEST:
                    raise MalformedError
                at += 1
                shift += 7
        except IndexError:
            raise MalformedError from None
        value |= byte << shift
        if value > _LARGEST:
            raise MalformedError
        self._at = at + 1
        return value

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
