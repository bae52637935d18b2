"""A sheet that is open at a table, with a shelf that can be made to fail, for tests."""

from __future__ import annotations

import asyncio
from typing import Any

from pycrdt import Doc, Text

from workbook.desk.table.doorkeeper import Visitor
from workbook.desk.table.open_sheet import OpenSheet


class Place:
    """A seat that writes down what it hears."""

    def __init__(self, name: str) -> None:
        self.visitor = Visitor(name, name)
        self.heard: list[object] = []

    def send(self, message: bytes) -> None:
        self.heard.append(message)

    def acked(self) -> None:
        self.heard.append("ack")

    def failed(self, reason: str) -> None:
        self.heard.append(reason)


class Shelf:
    """Writes when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[asyncio.Future[int]] = []

    def store(self, _sheet: str, _update: bytes, _visitor: Visitor) -> asyncio.Future[int]:
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        return future


def table() -> tuple[OpenSheet, Shelf, Place, Place]:
    shelf = Shelf()
    opened = OpenSheet("sheet", shelf.store, lambda _opened: None)
    sato, suzuki = Place("sato"), Place("suzuki")
    for place in (sato, suzuki):
        opened.greet(place)
        place.heard.clear()
    return opened, shelf, sato, suzuki


def typed(doc: Doc[Any], words: str) -> bytes:
    before = doc.get_state()
    doc.get("text/aim", type=Text).insert(0, words)
    return doc.get_update(before)


async def settle() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


def text(opened: OpenSheet) -> str:
    return str(opened.doc.get("text/aim", type=Text))


def deletion(doc: Doc[Any]) -> bytes:
    """Return an update that holds deletions only, as step 2 does when there is nothing else to bring."""
    return doc.get_update(doc.get_state())
