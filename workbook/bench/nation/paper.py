"""On paper: what a day with so many municipalities would need, from what was measured, and what is full first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.bench.nation.point import Point

BUSY = 0.5
"""So much of one processor a process may take: beyond it people wait longer for each other than for their own work."""
POOL = 21
"""Connections a process may open at most (the pool of `store/engines.py` and the one that listens)."""
ALLOWED = 100
"""Connections that PostgreSQL allows as it is installed (`max_connections`)."""
_MB_OF_GB = 1024


@dataclass(frozen=True)
class Day:
    """What is assumed of a day: one team of each municipality, changes and clicks a second of each person, hours."""

    municipalities: int = 1_741
    team: int = 5
    edits: float = 0.2
    clicks: float = 1 / 60
    hours: float = 5.0


@dataclass(frozen=True)
class Rates:
    """What the measured country costs: milliseconds of the processor, MB, bytes.

    `followed`: what each further process takes for each change it did not write itself.
    """

    edit: float
    edit_postgres: float
    page: float
    page_postgres: float
    followed: float
    quiet: float
    process: float
    person: float
    connection: float
    size: float
    log: float


@dataclass(frozen=True)
class Limit:
    """Something that is full at so many municipalities."""

    what: str
    municipalities: float


def rates(points: Sequence[Point]) -> Rates:
    """Return the rates of the largest crowd at one process, as if each team sat at several."""
    largest = max(points, key=lambda point: (-point.shape.processes, point.shape.people))
    return Rates(
        edit=largest.edit_app * _apart(points),
        edit_postgres=largest.edit_postgres,
        page=largest.page_app,
        page_postgres=largest.page_postgres,
        followed=largest.followed,
        quiet=largest.quiet,
        process=largest.process,
        person=(largest.seat + largest.visit) / 1024,
        connection=largest.connection,
        size=largest.size,
        log=largest.log,
    )


def _apart(points: Sequence[Point]) -> float:
    """Return how many times an edit costs when a team sits at several processes, each with as many people as one alone."""
    alone = {one.shape.people: one.edit_app for one in points if one.shape.processes == 1}
    several = [one for one in points if one.shape.processes > 1]
    many = max(several, key=lambda one: one.shape.processes, default=None)
    as_one = alone.get(many.shape.people // many.shape.processes) if many else None
    return max(1.0, many.edit_app / as_one) if many and as_one else 1.0


def processes(rate: Rates, day: Day) -> float:
    """Return how many processes the day needs; infinite when what others write fills each of them."""
    people = day.municipalities * day.team
    edits, clicks = people * day.edits, people * day.clicks
    own = (edits * (rate.edit - rate.followed) + clicks * rate.page) / 1000
    room = BUSY - rate.quiet - edits * rate.followed / 1000
    return own / room if room > 0 else math.inf


def limits(rate: Rates, day: Day) -> list[Limit]:
    """Return what is full when, the first one first."""
    town = day.team / 1000
    one = town * (day.edits * rate.edit + day.clicks * rate.page)
    of_postgres = town * (day.edits * rate.edit_postgres + day.clicks * rate.page_postgres)
    found = [
        Limit("一つのプロセス（一つのコアの半分）", (BUSY - rate.quiet) / one),
        Limit("二つのコアに、アプリと PostgreSQL を一緒に", 2 / (one + of_postgres)),
        Limit(
            f"PostgreSQL の接続 {ALLOWED}（一つのプロセスが {POOL} まで）",
            _at_most(rate, day, ALLOWED // POOL),
        ),
        Limit("PostgreSQL の一つのコア", 1 / of_postgres),
        Limit(
            "ほかのプロセスが書いたものを見るだけで、どのプロセスもいっぱい",
            (BUSY - rate.quiet) / (town * day.edits * rate.followed) if rate.followed else math.inf,
        ),
    ]
    return sorted(found, key=lambda limit: limit.municipalities)


def _at_most(rate: Rates, day: Day, number: int) -> float:
    """Return how many municipalities so many processes carry."""
    each = day.team / 1000
    of_edits = each * day.edits * (rate.edit + rate.followed * (number - 1))
    return number * (BUSY - rate.quiet) / (of_edits + each * day.clicks * rate.page)


def told(rate: Rates, day: Day) -> str:
    """Return the calculation as text."""
    people = day.municipalities * day.team
    edits, clicks = people * day.edits, people * day.clicks
    number = processes(rate, day)
    written = edits * day.hours * 3600
    postgres = (edits * rate.edit_postgres + clicks * rate.page_postgres) / 1000
    needed = (
        "いくつあっても足りない"
        if math.isinf(number)
        else f"{math.ceil(number)}（メモリ {(math.ceil(number) * rate.process + people * rate.person) / _MB_OF_GB:.0f} GB、"
        f"PostgreSQL の接続 {math.ceil(number) * POOL} まで）"
    )
    lines = [
        (
            f"{day.municipalities:,} の市町村が同じ日に（一つに {day.team} 人、一人が {1 / day.edits:.0f} 秒に一度書き、"
            f"{1 / day.clicks:.0f} 秒に一度ページを替える、{day.hours:.0f} 時間）"
        ),
        f"  人 {people:,}、変更 {edits:,.0f} /秒、ページ {clicks:,.0f} /秒",
        f"  アプリのプロセス {needed}",
        (
            f"  PostgreSQL のコア {postgres:.1f}、一日に増えるデータベース {written * rate.size / 1e9:.1f} GB、"
            f"ログ（WAL） {written * rate.log / 1e9:.1f} GB"
        ),
        "はじめにいっぱいになるもの（市町村の数）",
        *(
            f"  {limit.municipalities:,.0f}：{limit.what}"
            if math.isfinite(limit.municipalities)
            else f"  ない：{limit.what}"
            for limit in limits(rate, day)
        ),
    ]
    return "\n".join(lines)
