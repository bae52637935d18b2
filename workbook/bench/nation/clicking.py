"""A room full of people who click: how long each waits for a page, at one process or at several behind nginx."""

from __future__ import annotations

import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from workbook import config
from workbook.bench import spent
from workbook.bench.nation import point, towns
from workbook.bench.nation.tab import Tab
from workbook.bench.nation.towns import TABLE, Click, Shape
from workbook.content.shelf import Shelf
from workbook.servers import own_nginx, own_postgres
from workbook.servers.own_app import OwnApp
from workbook.store.database import Database

PAUSE = 30.0
"""Seconds between two clicks of one person, on average: a page is read before one goes on."""
_COMING = 12.0
_BEAT = 0.02


@dataclass(frozen=True)
class ClickFigures:
    """What people waited, in seconds, and what a click cost the app, in milliseconds of the processor.

    `came`: from the first who came to the last whose first page was there. `late`: how long after its time this process, which
    plays the people on the same cores, was woken; so much of what they waited may be its own and not the app's.
    """

    people: int
    processes: int
    seconds: float
    came: float
    first: tuple[float, ...]
    clicks: tuple[float, ...]
    late: tuple[float, ...]
    cpu: float
    busy: float
    load: float

    def __str__(self) -> str:
        """Return it as a few lines."""
        return "\n".join(
            (
                f"{self.people} 人、プロセス {self.processes}、一人が {PAUSE:.0f} 秒に一度ページを替える（待ち行列 {self.load:.1f}）",
                f"  全員がはじめのページを見るまで {self.came:.1f} 秒（{_COMING:.0f} 秒のあいだに来る）、一人ひとりは {_spread(self.first)}",
                f"  ページ {len(self.clicks)} 回　{_spread(self.clicks)}",
                f"  この計測そのものの遅れ（同じコアの上で人を演じる側）　{_spread(self.late)}",
                f"  1 回にアプリの CPU {self.cpu:.1f} ms、アプリ全体でコアの {self.busy * 100:.0f} %",
            )
        )

    def as_json(self) -> str:
        """Return it for programs."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def run(*, people: int, processes: int, seconds: float) -> ClickFigures:
    """Let people come within a few seconds and click for a while; raises PostgresMissing or NginxMissing."""
    library = Shelf(config.ROOT).current()
    shape = Shape(processes, 1, -(-people // TABLE), 1)
    with ExitStack() as opened:
        folder = Path(
            opened.enter_context(tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True))
        )
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        postgres = opened.enter_context(own_postgres.running(folder / "pg", is_durable=True))
        database = Database(postgres.url)
        opened.callback(database.close)
        database.prepare()
        tokens = [one.place.token for one in towns.furnish(database, library, shape)][:people]
        apps = opened.enter_context(point.serving(folder, postgres.url, processes))
        port = apps[0].port
        if processes > 1:
            port = own_nginx.free_port()
            opened.enter_context(own_nginx.running(folder, listen=port, servers=[app.port for app in apps]))
        return asyncio.run(_play(port, tokens, towns.clicks(library), apps, seconds=seconds))


async def _play(
    port: int, tokens: Sequence[str], clicks: Sequence[Click], apps: Sequence[OwnApp], *, seconds: float
) -> ClickFigures:
    tabs = [Tab(port, token) for token in tokens]
    await _warm_up(apps, tokens[0], clicks)
    begin = time.monotonic()
    first = await asyncio.gather(
        *(_come(tab, clicks[0], _COMING * number / len(tabs)) for number, tab in enumerate(tabs))
    )
    came = time.monotonic() - begin
    begin, used = time.monotonic(), _used(apps)
    late = asyncio.create_task(_own_lateness(begin + seconds))
    of_each = await asyncio.gather(
        *(_go_round(tab, clicks, begin + seconds, seed=number) for number, tab in enumerate(tabs))
    )
    lasted, used = time.monotonic() - begin, _used(apps) - used
    took = tuple(sorted(one for clicked in of_each for one in clicked))
    await asyncio.gather(*(tab.close() for tab in tabs))
    return ClickFigures(
        people=len(tokens),
        processes=len(apps),
        seconds=seconds,
        came=came,
        first=tuple(sorted(first)),
        clicks=took,
        late=tuple(sorted(await late)),
        cpu=used / max(1, len(took)) * 1000,
        busy=used / lasted,
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0,
    )


async def _warm_up(apps: Sequence[OwnApp], token: str, clicks: Sequence[Click]) -> None:
    """Let each process read and compile what it does once."""
    for app in apps:
        tab = Tab(app.port, token)
        await tab.open()
        for click in clicks:
            await tab.click(click)
        await tab.close()


async def _come(tab: Tab, click: Click, after: float) -> float:
    await asyncio.sleep(after)
    begin = time.perf_counter()
    await tab.open()
    await tab.click(click)
    return time.perf_counter() - begin


async def _go_round(tab: Tab, clicks: Sequence[Click], end: float, *, seed: int) -> list[float]:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    took = []
    pause = chance.uniform(0, PAUSE)
    while (left := end - time.monotonic()) > pause:
        await asyncio.sleep(pause)
        took.append(await tab.click(chance.choice(clicks)))
        pause = chance.uniform(0.5, 1.5) * PAUSE
    await asyncio.sleep(max(0.0, left))
    return took


async def _own_lateness(end: float) -> list[float]:
    late = []
    while time.monotonic() < end:
        due = time.monotonic() + _BEAT
        await asyncio.sleep(_BEAT)
        late.append(time.monotonic() - due)
    return late


def _used(apps: Sequence[OwnApp]) -> float:
    return sum(spent.processor_of(app.pid) for app in apps)


def _spread(ordered: Sequence[float]) -> str:
    if not ordered:
        return "―"
    parts = {"p50": 0.5, "p95": 0.95, "最大": 1.0}
    last = len(ordered) - 1
    return " ".join(
        f"{name} {ordered[min(int(len(ordered) * part), last)] * 1000:.0f} ms" for name, part in parts.items()
    )
