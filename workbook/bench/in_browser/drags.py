"""What a frame costs while five people drag on one large map, beside the same picture of which one piece is moved."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.bench.in_browser import frame_work, map_sheet, other_hands
from workbook.bench.in_browser.frame_work import FrameWork
from workbook.bench.in_browser.map_sheet import MapSheet
from workbook.bench.in_browser.onlooker import COMPUTER, browser
from workbook.bench.in_browser.server import served
from workbook.desk.table.connection import COOKIE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, WebSocket

TIMES = 6
_PATIENCE = 120_000
_STEPS = 60
_MOST_WORK = 16
_PAPER = "svg:has(.who)"
_HELD = f'.who[data-id="{map_sheet.who(1)}"]'
_INSIDE = """(one, [across, down]) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left + width * across, top + height * down];
}"""
_FLOOR = Path(__file__).with_name("moved_piece.js")


_Point = tuple[float, float]


@dataclass(frozen=True)
class FrameFigures:
    """The frames of one picture: how many, the milliseconds of the processor on the main thread, and where they go."""

    count: int
    middle: float
    most: float
    parts: dict[str, float]

    def __str__(self) -> str:
        """Return it as cells of a table."""
        parts = "・".join(f"{name} {taken:.1f}" for name, taken in self.parts.items())
        return f"{self.count} | {self.middle:.1f} | {self.most:.1f} | {parts}"


@dataclass(frozen=True)
class DragFigures:
    """What was measured in one run; `most` is what 95 of 100 frames stay below."""

    drawn: FrameFigures
    floor: FrameFigures
    sent: float
    growth: float

    def __str__(self) -> str:
        """Return it as a table in Markdown, with what else a drag costs below it."""
        return "\n".join(
            (
                f"{map_sheet.PEOPLE} 人・線 {map_sheet.TIES} 本、{map_sheet.HANDS} 人が同時に動かす",
                "",
                "| 1 コマのプロセッサ ms | コマ | 中央 | 95 % | 平均の内わけ |",
                "|---|---|---|---|---|",
                f"| つながりマップ（めやす 95 % が {_MOST_WORK} ms 以下） | {self.drawn} |",
                f"| 同じ絵の一つを動かすだけのページ | {self.floor} |",
                "",
                f"1 回動かすと {self.sent / 1000:.1f} kB 送り、1,000 回で文書は {self.growth:.0f} kB ふえます。",
            )
        )

    def as_json(self) -> str:
        """Return it for programs."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=2)


def run(*, times: int = TIMES) -> DragFigures:
    """Measure in a real browser before a server of our own; raise NoBrowserError where there is none."""
    with browser() as found, map_sheet.furnished() as held:
        url = held.database.url.render_as_string(hide_password=False)
        with served(url) as address, _open(found, address, held) as (page, sent):
            floor = page.context.new_page()
            floor.evaluate(_FLOOR.read_text(encoding="utf-8"), _picture(page))
            return _dragged(found, (page, floor), (address, held), sent, times)


@contextmanager
def _open(found: Browser, address: str, held: MapSheet) -> Iterator[tuple[Page, list[int]]]:
    """Give the page of the sheet, and the bytes of everything it says to the desk."""
    context = found.new_context(viewport={"width": COMPUTER[0], "height": COMPUTER[1]}, locale="ja-JP")
    context.add_cookies([{"name": COOKIE, "value": held.tokens[0], "url": address}])
    context.set_default_timeout(_PATIENCE)
    sent: list[int] = []

    def watch(socket: WebSocket) -> None:
        if held.sheet in socket.url:
            socket.on("framesent", lambda message: sent.append(len(message)))

    try:
        page = context.new_page()
        page.on("websocket", watch)
        page.goto(f"{address}/{held.page}")
        page.locator(_HELD).wait_for()
        page.locator(_PAPER).first.evaluate("paper => paper.scrollIntoView({block: 'center'})")
        yield page, sent
    finally:
        context.close()


def _picture(page: Page) -> list[str]:
    """Return the picture as it is drawn, with its styles, and who of it is moved."""
    styles = "root => [...root.getRootNode().querySelectorAll('style')].map(one => one.textContent).join('')"
    paper = page.locator(_PAPER).first
    return [paper.evaluate("paper => paper.outerHTML"), paper.evaluate(styles), _HELD]


def _dragged(
    found: Browser, pages: tuple[Page, Page], where: tuple[str, MapSheet], sent: list[int], times: int
) -> DragFigures:
    """Drag in both by turns, so that a busy minute is nobody's."""
    (page, floor), held = pages, where[1]
    drawn: list[FrameWork] = []
    moved: list[FrameWork] = []
    before = held.size()
    with other_hands.dragging(*where) as dropped:
        _drag(page, *_way(page, 0))
        sent.clear()
        for number in range(1, times + 1):
            for one, frames in ((page, drawn), (floor, moved)):
                one.bring_to_front()
                way = _way(one, number)
                with frame_work.traced(found, one) as seen:
                    _drag(one, *way)
                frames.extend(seen)
    drags = len(dropped) + times + 1
    return DragFigures(_figures(drawn), _figures(moved), sum(sent) / times, (held.size() - before) / drags)


def _way(page: Page, number: int) -> tuple[_Point, _Point]:
    """Return from where to where somebody is dragged, to and fro; to look for both is the bench's own work, and in no frame."""
    across = 0.2 + 0.6 * (number % 2)
    return (
        page.locator(_HELD).evaluate(_INSIDE, [0.5, 0.5]),
        page.locator(_PAPER).first.evaluate(_INSIDE, [across, 0.5]),
    )


def _drag(page: Page, start: _Point, end: _Point) -> None:
    """Drag whoever stands there across the paper with the mouse."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=_STEPS)
    page.mouse.up()


def _figures(seen: Sequence[FrameWork]) -> FrameFigures:
    work = sorted(frame.work for frame in seen) or [0.0]
    last = len(work) - 1
    parts = {
        name: sum(frame.parts[name] for frame in seen) / len(seen) for name in (seen[0].parts if seen else ())
    }
    return FrameFigures(len(seen), work[last // 2], work[min(int(len(work) * 0.95), last)], parts)
