"""How often Python looks through everything for garbage in a server that a thousand people sit at."""

from __future__ import annotations

import gc

_NEW, _YOUNG, _OLD = 5_000, 5, 40
"""Things made and not yet let go of until the new ones are looked through; how often until the young ones; until all."""


def look_seldom() -> None:
    """Look through all now, never again through what is here now, and seldom through the rest.

    Everybody waits for a look. One through all took 130 to 230 ms of the processor with 1,000 people at their sheets, and by
    Python's own measure (700, 10, 10) there were three within the time in which they came and wrote; with 300 who click, 0.12 to 0.23 s
    (docs/performance.md). Called once, when the server has read in what it is made of.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _OLD)
