"""A copy of a document that runs ahead of it: what is refused here has not touched what others see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pycrdt import TransactionEvent

from workbook.desk.document import plain_values
from workbook.desk.table import update_check, wire
from workbook.desk.table.lib0 import MalformedError

ROOTS_LIMIT = 5_000
DOCUMENT_LIMIT = 8 * 2**20


class TooMuchError(ValueError):
    """The document would grow beyond its limit."""


class Draft:
    """Takes every update first. `updates` gives what it is made of: the committed document, then what is on its way."""

    def __init__(self, updates: Callable[[], Sequence[bytes]]) -> None:
        self._updates = updates
        self._heard = False
        self._waiting = 0
        self.renew()
        self._roots = set(self._doc.keys())

    def renew(self) -> None:
        """Make it anew: what was refused, or could not be written, is in it no more."""
        updates = self._updates()
        self._size = len(updates[0]) + self._waiting
        self._doc = plain_values.opened(updates)
        self._doc.observe(self._on_change)

    def follow(self, update: bytes) -> None:
        """Take in what is committed already."""
        self._doc.apply_update(update)
        self._size += len(update)

    def take(self, update: bytes) -> bool:
        """Take an update and return whether it holds anything new; raise MalformedError or TooMuchError.

        What waits for something that did not come yet is not in the document, and counts all the same.
        """
        contents = update_check.read(update)
        if len(self._roots | contents.roots) > ROOTS_LIMIT:
            raise TooMuchError
        self._heard = False
        try:
            self._doc.apply_update(update)
        except ValueError as oops:
            raise MalformedError from oops
        except BaseException as oops:
            self.renew()
            if type(oops).__name__ == "PanicException":  # pyo3 exports no class for it
                raise MalformedError from oops
            raise
        if not self._heard:
            if self._has(contents.brought) and self._has(contents.deleted):
                return False
            self._waiting += len(update)
        self._check_size(len(update))
        self._roots |= contents.roots
        return True

    def _has(self, ends: Mapping[int, int]) -> bool:
        known = wire.clocks(self._doc.get_state())
        return all(end <= known.get(client, 0) for client, end in ends.items())

    def _check_size(self, more: int) -> None:
        self._size += more
        if self._size > DOCUMENT_LIMIT:
            self._size = len(self._doc.get_update()) + self._waiting
            if self._size > DOCUMENT_LIMIT:
                self.renew()
                raise TooMuchError

    def _on_change(self, _event: TransactionEvent) -> None:
        self._heard = True
