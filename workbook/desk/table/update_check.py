"""What an update would do to a document, read before any library applies it.

The layout knows words, and maps of strings, numbers and ticks; so an update may hold nothing else. This is also
what keeps the process alive: lists within lists, 100,000 deep in 200 kB, end pycrdt with a segmentation fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from workbook.desk.document import layout
from workbook.desk.table.lib0 import MalformedError, Reader

_GC, _SKIP = 0, 10
_KIND, _HAS_KEY, _HAS_RIGHT, _HAS_LEFT = 0x1F, 0x20, 0x40, 0x80
_ROOT = 1


class Contents(NamedTuple):
    """What an update holds: the roots it names, what it brings and what it deletes.

    `brought` and `deleted` are, by client, the first clock after the last thing brought or deleted.
    """

    roots: frozenset[str]
    brought: Mapping[int, int]
    deleted: Mapping[int, int]


def read(update: bytes) -> Contents:
    """Read an update; raise MalformedError for anything that a document of ours never holds."""
    reader = Reader(update)
    roots: set[str] = set()
    brought: dict[int, int] = {}
    for _ in range(reader.number()):
        structs = reader.number()
        client = reader.number()
        clock = reader.number()
        for _ in range(structs):
            clock += _struct(reader, roots)
        brought[client] = max(brought.get(client, 0), clock)
    deleted = _deleted(reader)
    reader.end()
    return Contents(frozenset(roots), brought, deleted)


def _struct(reader: Reader, roots: set[str]) -> int:
    """Read one thing and return how many clocks it takes."""
    info = reader.byte()
    kind = info & _KIND
    if kind in {_GC, _SKIP}:
        return reader.number()
    if info & _HAS_LEFT:
        reader.number()
        reader.number()
    if info & _HAS_RIGHT:
        reader.number()
        reader.number()
    if not info & (_HAS_LEFT | _HAS_RIGHT):
        roots.add(_place(reader, kind, has_key=bool(info & _HAS_KEY)))
    content = _CONTENT.get(kind)
    if content is None:
        raise MalformedError
    return content(reader)


def _place(reader: Reader, kind: int, *, has_key: bool) -> str:
    """Return the root that something is put into: words into a text, values under the keys of a map."""
    if reader.number() != _ROOT:
        raise MalformedError
    root = reader.text()
    if has_key:
        reader.sized()
    fitting = _INTO_TEXT if layout.is_text(root) else _INTO_MAP
    if not layout.is_known(root) or (kind, has_key) not in fitting:
        raise MalformedError
    return root


def _words(reader: Reader) -> int:
    """Read words; a clock is counted for each half of a surrogate pair, as JavaScript does."""
    words = reader.text()
    return len(words) + sum(letter > "\uffff" for letter in words)


def _values(reader: Reader) -> int:
    count = reader.number()
    for _ in range(count):
        value = _VALUE.get(reader.byte())
        if value is None:
            raise MalformedError
        value(reader)
    return count


def _integer(reader: Reader) -> None:
    while reader.byte() & 0x80:
        pass


_DELETED, _WORDS, _VALUES = 1, 4, 8
_INTO_TEXT = frozenset({(_DELETED, False), (_WORDS, False)})
_INTO_MAP = frozenset({(_DELETED, True), (_VALUES, True)})
_CONTENT: Mapping[int, Callable[[Reader], int]] = {
    _DELETED: Reader.number,
    _WORDS: _words,
    _VALUES: _values,
}
"""Something deleted, words, values. Not here: JSON, bytes, embedded things, formats, nested types, documents."""

_VALUE: Mapping[int, Callable[[Reader], object]] = {
    127: lambda _reader: None,  # undefined
    126: lambda _reader: None,  # null
    125: _integer,
    124: lambda reader: reader.skip(4),
    123: lambda reader: reader.skip(8),
    122: lambda reader: reader.skip(8),
    121: lambda _reader: None,  # false
    120: lambda _reader: None,  # true
    119: Reader.sized,
}


def _deleted(reader: Reader) -> dict[int, int]:
    ends: dict[int, int] = {}
    for _ in range(reader.number()):
        client = reader.number()
        for _ in range(reader.number()):
            ends[client] = max(ends.get(client, 0), reader.number() + reader.number())
    return ends
