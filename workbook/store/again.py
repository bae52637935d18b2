"""Loops that outlive the mistakes of their turns: an error is written down, and a moment later the next turn comes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from workbook.store.next_look import LOOK
from workbook.store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)

Turn = Callable[[], Awaitable[None]]


@asynccontextmanager
async def again_and_again(turns: Mapping[str, Turn]) -> AsyncIterator[None]:
    """Do each of these over and over, beside the others, until this is left; the names stand in the log."""
    tasks = [asyncio.create_task(_repeat(name, turn), name=name) for name, turn in turns.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _repeat(name: str, turn: Turn) -> None:
    while True:
        try:
            await turn()
        except StoreUnavailable as oops:
            _LOG.warning("%s: not for now: %s", name, oops)
            await asyncio.sleep(LOOK)
        except Exception:  # noqa: BLE001 -- whatever it was, nobody would learn that it is not done any more
            _LOG.exception("%s: tried again", name)
            await asyncio.sleep(LOOK)
