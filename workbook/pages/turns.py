"""Pages take turns: one is drawn at a time, whoever came first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 0.15
"""Seconds until somebody goes ahead all the same: a page that waits for the database or a file holds up nobody for long."""

_TURN = threading.BoundedSemaphore()


@contextmanager
def own() -> Iterator[None]:
    """Draw a page in a turn of its own.

    Python runs one thread at a time. Five pages drawn side by side are all ready when the last one is; one after the other, the
    first is ready after a fifth of that and the last no later (docs/performance.md).
    """
    has_turn = _TURN.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _TURN.release()
