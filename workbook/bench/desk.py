"""How fast the desk is beside its floor: people who type at tables of five, on this machine only."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbook.bench import desk_floor, desk_server
from workbook.bench.scribe import Clock, Scribe, WritingPlace

_WARM_UP, _LAST = 2.0, 30.0


@dataclass(frozen=True)
class ServerFigures:
    """What was measured of one server; times in milliseconds, memory in MB, `cpu` in milliseconds for each change.

    `late` is how late the measuring side itself woke up: when it is not small, the machine was busy elsewhere
    and the other times say little.
    """

    sent: int
    acked: tuple[float, ...]
    seen: tuple[float, ...]
    late: tuple[float, ...]
    cpu: float
    memory: float

    def __str__(self) -> str:
        """Return it as a few lines."""
        return "\n".join(
            (
                f"  保存の確認まで     {_spread(self.acked)}",
                f"  同じ班の画面まで   {_spread(self.seen)}",
                f"  計る側の遅れ       {_spread(self.late)}",
                f"  変更 {self.sent} 件、1 件に CPU {self.cpu:.2f} ms、メモリ {self.memory:.0f} MB",
            )
        )

    def plain(self) -> dict[str, float | dict[str, float]]:
        """Return it for programs."""
        times = {name: _parts(getattr(self, name)) for name in ("acked", "seen", "late")}
        return {"sent": self.sent, **times, "cpu": self.cpu, "memory": self.memory}


@dataclass(frozen=True)
class DeskFigures:
    """The desk beside its floor, both measured in one go."""

    people: int
    floor: ServerFigures
    desk: ServerFigures

    def __str__(self) -> str:
        """Return it as a few lines."""
        ratios = "、".join(f"{name} {ratio:.1f} 倍" for name, ratio in self._ratios().items())
        return "\n".join(
            (
                f"{self.people} 人（{desk_server.TEAM} 人ずつ）",
                f"床（書きこんで配るだけのサーバー）\n{self.floor}",
                f"重層ワークブック\n{self.desk}",
                f"床に対して　{ratios}",
            )
        )

    def as_json(self) -> str:
        """Return it for programs."""
        said = {"people": self.people, "floor": self.floor.plain(), "desk": self.desk.plain()}
        return json.dumps({**said, "ratios": self._ratios()}, ensure_ascii=False, indent=2)

    def _ratios(self) -> dict[str, float]:
        """Return how many times the floor the desk takes; of nothing that was seen, none."""
        seen = {
            f"同じ班の画面まで {part}": (_parts(self.desk.seen)[part], _parts(self.floor.seen)[part])
            for part in ("p50", "p95")
            if self.desk.seen and self.floor.seen
        }
        pairs = {**seen, "CPU": (self.desk.cpu, self.floor.cpu)}
        return {name: desk / floor for name, (desk, floor) in pairs.items() if floor}


def run(*, people: int, seconds: float, every: float = 1.0) -> DeskFigures:
    """Let people write one change each `every` seconds and measure; nothing leaves this machine."""
    floor, desk = (
        _measured(program, people, seconds, every) for program in (desk_floor.__name__, desk_server.__name__)
    )
    return DeskFigures(people, floor, desk)


def _measured(program: str, people: int, seconds: float, every: float) -> ServerFigures:
    with _server(program, people) as port:
        before, clock = asyncio.run(_everybody(port, people, seconds, every))
        after = _cost(port)
    cpu = (after["cpu"] - before["cpu"]) / max(1, clock.sent) * 1000
    return ServerFigures(
        clock.sent, tuple(clock.acked), tuple(clock.seen), tuple(clock.late), cpu, after["memory"]
    )


@contextmanager
def _server(program: str, people: int) -> Iterator[int]:
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", program, str(Path(folder) / "bench.db"), str(people)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 -- our own module
            try:
                yield int(server.stdout.readline() if server.stdout else 0)
            finally:
                server.terminate()


async def _everybody(port: int, people: int, seconds: float, every: float) -> tuple[dict[str, float], Clock]:
    clock = Clock()
    everybody = [
        Scribe(
            port,
            WritingPlace(str(number), desk_server.team_of(number), f"text/q{number % 8}"),
            clock,
            seed=number,
        )
        for number in range(people)
    ]
    for some in range(0, people, 50):
        await asyncio.gather(*(person.come() for person in everybody[some : some + 50]))
    begin = time.monotonic() + _WARM_UP
    typing = [asyncio.create_task(person.type(begin, seconds, every)) for person in everybody]
    await asyncio.sleep(_WARM_UP)
    before = await asyncio.to_thread(_cost, port)
    await asyncio.gather(*typing)
    end = time.monotonic() + _LAST
    while len(clock.acked) < clock.sent and time.monotonic() < end:  # noqa: ASYNC110 -- the slowest count as well
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    await asyncio.gather(*(person.go() for person in everybody))
    return before, clock


def _cost(port: int) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/cost") as answer:
        cost: dict[str, float] = json.load(answer)
    return cost


def _spread(times: tuple[float, ...]) -> str:
    return " ".join(f"{name} {value:.1f} ms" for name, value in _parts(times).items()) or "―"


def _parts(times: tuple[float, ...]) -> dict[str, float]:
    ordered = sorted(times)
    last = len(ordered) - 1
    return {name: ordered[min(int(len(ordered) * part), last)] for name, part in _PARTS.items() if ordered}


_PARTS = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "最大": 1.0}
