"""What somebody in front of a browser waits for: seconds until a page stands, how far it jumps, and bytes of the first visit."""

from __future__ import annotations

import dataclasses
import json
import statistics
from dataclasses import dataclass

from workbook.bench import page_tour
from workbook.bench.in_browser.onlooker import COMPUTER, PHONE, Onlooker, browser
from workbook.bench.in_browser.server import served
from workbook.bench.page_tour import EMPTY, Tour

TIMES = 5
_TEAMS = 3


@dataclass(frozen=True)
class Waited:
    """How long one waits (the middle of several times), beside the same way to a page with next to nothing on it."""

    what: str
    seconds: float
    floor: float
    most: str

    @property
    def ratio(self) -> float:
        """How many times as long as for the page with next to nothing."""
        return self.seconds / self.floor


@dataclass(frozen=True)
class Jumped:
    """How far a page jumps while it loads, on a phone and on a PC (layout shift, all of it added up)."""

    title: str
    phone: float
    computer: float


@dataclass(frozen=True)
class LoadFigures:
    """What was measured in one run."""

    waited: tuple[Waited, ...]
    jumped: tuple[Jumped, ...]
    first_visit: int

    def __str__(self) -> str:
        """Return it as tables in Markdown."""
        return "\n".join(
            (
                "| 待つ時間 | 秒 | ほとんど何もないページ 秒 | 倍 | めやす |",
                "|---|---|---|---|---|",
                *(
                    f"| {one.what} | {one.seconds:.2f} | {one.floor:.2f} | {one.ratio:.1f} 倍 | {one.most} |"
                    for one in self.waited
                ),
                "",
                "| ページのずれ（めやす 0.1 以下） | 390×844 | 1366×768 |",
                "|---|---|---|",
                *(f"| {one.title} | {one.phone:.3f} | {one.computer:.3f} |" for one in self.jumped),
                "",
                f"はじめての訪問で届くもの： {self.first_visit / 1e6:.2f} MB",
            )
        )

    def as_json(self) -> str:
        """Return it for programs."""
        told = dataclasses.asdict(self)
        for said, one in zip(told["waited"], self.waited, strict=True):
            said["ratio"] = one.ratio
        return json.dumps(told, ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class _Way:
    """A way to a page that is measured: which page, by a click or with nothing in the browser yet, until what is there."""

    what: str
    name: str
    most: str
    is_click: bool
    until: str = "page"


_WAYS = (
    _Way("研修のページを、中からひらく", "course", "2.5 倍以下", is_click=True),
    _Way(
        "ワークシートを中からひらき、はじめの欄が出る", "worksheet", "0.35 秒以下", is_click=True, until="box"
    ),
    _Way("単元のページを、はじめての端末でひらく", "module", "1.5 倍以下", is_click=False),
)


def run(*, times: int = TIMES) -> LoadFigures:
    """Measure in a real browser before a server of our own; raise NoBrowserError where there is none."""
    with browser() as found, page_tour.furnished(teams=_TEAMS) as tour, served(_url(tour)) as address:
        stops = {stop.name: stop for stop in tour.stops if stop.address}
        onlooker = Onlooker(found, address, stops)
        waited = _waits(onlooker, times)
        shown = [stop for name, stop in stops.items() if name != page_tour.CONSOLE]
        jumps = tuple(
            Jumped(stop.title, *(onlooker.jump(stop, size) for size in (PHONE, COMPUTER))) for stop in shown
        )
        return LoadFigures(waited, jumps, onlooker.first_visit())


def _url(tour: Tour) -> str:
    return tour.database.url.render_as_string(hide_password=False)


def _waits(onlooker: Onlooker, times: int) -> tuple[Waited, ...]:
    """Measure every way and its floor in turn, so that a busy minute is nobody's."""
    empty = onlooker.stops[EMPTY]
    taken: dict[str, list[float]] = {one.what: [] for one in _WAYS}
    floors: dict[bool, list[float]] = {True: [], False: []}
    with onlooker.page(empty) as page:
        onlooker.load(page, empty)
        for number in range(times + 1):
            for way in (one for one in _WAYS if one.is_click):
                took = onlooker.click(page, onlooker.stops[way.name], way.until)
                back = onlooker.click(page, empty, "page")
                if number:  # the first time fetches what later ones have
                    taken[way.what].append(took)
                    floors[True].append(back)
    for _ in range(times):
        for way in (one for one in _WAYS if not one.is_click):
            for kept, stop in ((taken[way.what], onlooker.stops[way.name]), (floors[False], empty)):
                with onlooker.page(stop) as page:
                    kept.append(onlooker.load(page, stop))
    middle = statistics.median
    return tuple(
        Waited(one.what, middle(taken[one.what]), middle(floors[one.is_click]), one.most) for one in _WAYS
    )
