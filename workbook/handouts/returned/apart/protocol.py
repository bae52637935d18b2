"""What the two processes say to each other: a question with a file, an answer in JSON, never a pickled object."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from typing import IO, Any

from pydantic import TypeAdapter

from workbook.handouts.returned import intake, lists
from workbook.handouts.returned.excel.list_pages import Page
from workbook.handouts.returned.returned_sheet import Returned

SHEETS: TypeAdapter[tuple[Returned, ...]] = TypeAdapter(tuple[Returned, ...])
PAGES: TypeAdapter[tuple[Page, ...]] = TypeAdapter(tuple[Page, ...])
# Any: the adapter belongs to what its reader gives, and a table cannot say so.
READ: dict[str, tuple[Callable[..., object], TypeAdapter[Any]]] = {
    "sheets": (intake.read, SHEETS),
    "pages": (lists.read, PAGES),
}
LONGEST_ANSWER = 64 << 20
_LENGTHS = struct.Struct(">II")


def send(to: IO[bytes], said: Mapping[str, object], data: bytes = b"") -> None:
    """Say something, with a file or without one."""
    text = json.dumps(said).encode("ascii")
    to.write(_LENGTHS.pack(len(text), len(data)) + text + data)
    to.flush()


def receive(given: IO[bytes], *, longest: int = LONGEST_ANSWER) -> tuple[dict[str, object], bytes]:
    """Return what was said and the file with it; raise EOFError when there is nobody any more."""
    head = given.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        raise EOFError
    text, data = _LENGTHS.unpack(head)
    if text + data > longest:
        raise EOFError
    said, file = given.read(text), given.read(data)
    if len(said) + len(file) < text + data:
        raise EOFError
    found: dict[str, object] = json.loads(said)
    return found, file
