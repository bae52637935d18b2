"""How fast the console is with many teams, on this machine only: the board alone, then the whole page."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from workbook import config, house_clock
from workbook.bench import made_up_run
from workbook.classroom.people.views import Run
from workbook.classroom.period import teams_now
from workbook.classroom.period.state import Hall
from workbook.classroom.period.teams_now import Boards
from workbook.config import Settings
from workbook.content.course.timetable import longest_first
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.office import house
from workbook.pages.frame import links
from workbook.store.database import Database

_MAIN = Path(__file__).parents[1] / "pages" / "main.py"
_TIMES = 7
_CONSOLES = 5


@dataclass(frozen=True)
class ConsoleFigures:
    """What was measured; times in milliseconds, the middle one of several. `queries`: of one look, and of five at once."""

    teams: int
    sheets: int
    board: float
    same: float
    page: float
    queries: tuple[int, int]

    def __str__(self) -> str:
        """Return it as a few lines."""
        one, many = self.queries
        return "\n".join(
            (
                f"{self.teams} 班、シート {self.sheets} 枚",
                f"一覧を数え直す           {self.board:.1f} ms",
                f"変わりがないときの一覧   {self.same:.1f} ms",
                f"画面を描く（はじめから） {self.page:.1f} ms",
                f"データベースへの問い合わせ 1 人が見て {one} 回、{_CONSOLES} 人が同時に見て {many} 回",
            )
        )


def run(*, teams: int) -> ConsoleFigures:
    """Measure with so many teams of five on a throw-away database."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        database.prepare()
        shelf = Shelf(config.ROOT)
        course = longest_first(shelf.current().courses.values())[0]
        run_, token = made_up_run.furnish(database, shelf.current(), course=course.id, teams=teams)
        settings = Settings("sqlite://", (config.ROOT,))
        house.open_doors(house.House(settings, shelf, database, token=lambda: token, caller=str))
        try:
            return _measure(database, run_, shelf.current(), teams)
        finally:
            house.close_doors()
            database.close()


def _measure(database: Database, run: Run, library: Library, teams: int) -> ConsoleFigures:
    boards, later = Boards(), count(1)
    looked = boards.of_run(database, run, library, Hall())
    worksheets = [one.sheet for team in looked.teams for one in team.work.worksheets if one.sheet]
    cases = [one.sheet for team in looked.teams for one in team.work.cases if one.sheet]
    return ConsoleFigures(
        teams,
        len(worksheets) + len(cases),
        _time(lambda: Boards().of_run(database, run, library, Hall())),
        _time(
            lambda: boards.of_run(
                database, run, library, Hall(), at=house_clock.now() + next(later) * teams_now.FRESH
            )
        ),
        _time(lambda: _page(run)),
        (_queries(database, run, library, 1), _queries(database, run, library, _CONSOLES)),
    )


def _queries(database: Database, run: Run, library: Library, consoles: int) -> int:
    boards, now = Boards(), house_clock.now()
    with made_up_run.counted(database) as asked:
        for _ in range(consoles):
            boards.of_run(database, run, library, Hall(), at=now)
    return len(asked)


def _page(run: Run) -> None:
    page = AppTest.from_file(str(_MAIN), default_timeout=60)
    page._page_hash = calc_hash(links.PLACES["console"].address)  # noqa: SLF001 -- the only way to a page of a function
    page.query_params["run"] = run.id
    problems = page.run().exception
    if problems:
        raise RuntimeError(problems[0].message)


def _time(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)
