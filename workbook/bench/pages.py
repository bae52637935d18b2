"""What a click costs: every page a trainee sees and the console, beside a page with nothing on it, in the same minute."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.bench import made_up_run, page_tour
from workbook.bench.page_tour import BARE, EMPTY, Stop, Tour
from workbook.bench.visitor import ScriptRun, Visitor, streamlit_running

TIMES = 30
_WARM = 3
"""The first runs of a session read libraries and compile statements."""


@dataclass(frozen=True)
class PageFigures:
    """A page: milliseconds of the processor (the middle one of many runs), what it sends, questions to the database.

    `elements` are Streamlit's, `nodes` those of the HTML in them; `ratio` is to the page with nothing on it, `to_bare` to Streamlit alone.
    """

    name: str
    title: str
    cpu: float
    ratio: float
    to_bare: float
    elements: int
    nodes: int
    size: int
    queries: int


@dataclass(frozen=True)
class PagesFigures:
    """What was measured, and how busy the machine was (what waited for a processor in the last minute)."""

    teams: int
    times: int
    load: float
    pages: tuple[PageFigures, ...]

    def __str__(self) -> str:
        """Return it as a table in Markdown."""
        return "\n".join(
            (
                f"{self.teams} 班、{self.times} 回の中央値、待ち行列 {self.load:.1f}",
                "",
                "| ページ | プロセッサ ms | 何もないページの | Streamlit だけの | 要素 | HTML の要素 | KB | 問い合わせ |",
                "|---|---|---|---|---|---|---|---|",
                *(
                    f"| {one.title} | {one.cpu:.1f} | {one.ratio:.1f} 倍 | {one.to_bare:.1f} 倍 | {one.elements} "
                    f"| {one.nodes} | {one.size / 1000:.1f} | {one.queries} |"
                    for one in self.pages
                ),
            )
        )

    def as_json(self) -> str:
        """Return it for programs."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=2)


def run(*, teams: int, times: int = TIMES) -> PagesFigures:
    """Measure every page so many times, page after page and then all over again, so that a busy minute is nobody's."""
    with page_tour.furnished(teams=teams) as tour:
        taken, queries = asyncio.run(_measure(tour, times))
    middle = {stop.name: statistics.median(run.cpu for run in taken[stop.name]) for stop in tour.stops}
    pages = tuple(
        PageFigures(
            stop.name,
            stop.title,
            middle[stop.name],
            middle[stop.name] / middle[EMPTY],
            middle[stop.name] / middle[BARE],
            taken[stop.name][-1].elements,
            taken[stop.name][-1].nodes,
            taken[stop.name][-1].size,
            queries[stop.name],
        )
        for stop in tour.stops
    )
    return PagesFigures(teams, times, _load(), pages)


async def _measure(tour: Tour, times: int) -> tuple[dict[str, list[ScriptRun]], dict[str, int]]:
    async with streamlit_running() as runtime:
        visitors = {stop.name: Visitor(runtime, stop.token) for stop in tour.stops}
        for _ in range(_WARM):
            await _round(tour.stops, visitors)
        queries = {}
        for stop in tour.stops:
            with made_up_run.counted(tour.database) as asked:
                await visitors[stop.name].ask(stop.address, stop.query)
            queries[stop.name] = len(asked)
        rounds = [await _round(tour.stops, visitors) for _ in range(times)]
    return {stop.name: [one[stop.name] for one in rounds] for stop in tour.stops}, queries


async def _round(stops: Sequence[Stop], visitors: dict[str, Visitor]) -> dict[str, ScriptRun]:
    return {stop.name: await visitors[stop.name].ask(stop.address, stop.query) for stop in stops}


def _load() -> float:
    """Return how many waited for a processor; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
