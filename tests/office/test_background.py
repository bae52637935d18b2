"""Large files are made one after the other, and a closing house waits for one part at the most."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import IO

from workbook.office.background import Workroom


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 40
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_closing_house_stops_after_the_part_that_is_being_made() -> None:
    room, made = Workroom(), []

    def parts(_: IO[bytes]) -> Iterator[tuple[int, int]]:
        for number in range(1000):
            made.append(number)
            yield number, 1000
            time.sleep(0.05)

    room.begin("a", parts)
    room.begin("b", parts)
    until(lambda: bool(made))
    room.close()

    assert len(made) < 100
