"""What an update would do to a document, read before any library applies it.

The layout knows words, and maps of strings, numbers and ticks; so an update may hold nothing else. This is also
what keeps the process alive: lists within lists, 100,000 deep in 200 kB, end pycrdt with a segmentation fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.desk.document import layout
from workbook.desk.table.lib0 import MalformedError, Reader

_GC, _SKIP = 0, 10
_KIND, _HAS_KEY, _HAS_RIGHT, _HAS_LEFT = 0x1F, 0x20, 0x40, 0x80
_ROOT = 1


@dataclass(frozen=True)
class Contents:
    """What an update holds: the roots it names, whether it holds more than deletions, and what it deletes.

    `deleted` is, by client, the first clock after the last deletion.
    """

    roots: frozenset[str]
    has_items: bool
    deleted: Mapping[int, int]


def read(update: bytes) -> Contents:
    """Read an update; raise MalformedError for anything that a document of ours never holds."""
    reader = Reader(update)
    roots: set[str] = set()
    clients = reader.number()
    for _ in range(clients):
        structs = reader.number()
        reader.number()  # client
        reader.number()  # clock
        for _ in range(structs):
            _struct(reader, roots)
    deleted = _deleted(reader)
    reader.end()
    return Contents(frozenset(roots), clients > 0, deleted)


def _struct(reader: Reader, roots: set[str]) -> None:
    info = reader.byte()
    kind = info & _KIND
    if kind in {_GC, _SKIP}:
        reader.number()
        return
    for neighbour in (_HAS_LEFT, _HAS_RIGHT):
        if info & neighbour:
            reader.number()
            reader.number()
    if not info & (_HAS_LEFT | _HAS_RIGHT):
        roots.add(_place(reader, kind, has_key=bool(info & _HAS_KEY)))
    content = _CONTENT.get(kind)
    if content is None:
        raise MalformedError
    content(reader)


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


def _values(reader: Reader) -> None:
    for _ in range(reader.number()):
        value = _VALUE.get(reader.byte())
        if value is None:
            raise MalformedError
        value(reader)


def _integer(reader: Reader) -> None:
    while reader.byte() & 0x80:
        pass


_DELETED, _WORDS, _VALUES = 1, 4, 8
_INTO_TEXT = frozenset({(_DELETED, False), (_WORDS, False)})
_INTO_MAP = frozenset({(_DELETED, True), (_VALUES, True)})
_CONTENT: Mapping[int, Callable[[Reader], object]] = {
    _DELETED: Reader.number,
    _WORDS: Reader.sized,
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
