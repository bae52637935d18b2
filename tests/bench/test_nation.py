"""A nation on a small scale: every cost is counted, growth is told by its power, and paper says what is full first."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.what_is_here import loudly
from workbook import config
from workbook.bench.nation import clicking, crowd, fitted, nation, paper, point, towns
from workbook.bench.nation.nation import NationFigures
from workbook.bench.nation.paper import Day, Rates
from workbook.bench.nation.towns import Shape
from workbook.content.shelf import Shelf
from workbook.servers.own_postgres import PostgresMissing

RATES = Rates(
    edit=4.0,
    edit_postgres=1.0,
    page=30.0,
    page_postgres=6.0,
    followed=0.0,
    quiet=0.01,
    process=250.0,
    person=0.5,
    connection=5.0,
    size=900.0,
    log=1_500.0,
)


@given(st.floats(-2, 3), st.floats(0.001, 1_000))
def test_the_power_by_which_something_grows_is_found(power: float, factor: float) -> None:
    measured = [(x, factor * x**power) for x in (1.0, 4.0, 16.0)]

    assert fitted.exponent(measured) == pytest.approx(power, abs=1e-6)
    assert fitted.exponent([*measured[:1], (4.0, 0.0)]) is None


def test_what_a_day_needs_grows_with_its_people_and_without_end_when_each_process_follows_all_others() -> (
    None
):
    alone = paper.processes(RATES, Day())
    following = replace(RATES, followed=0.05)

    assert paper.processes(RATES, Day(municipalities=3_482)) == pytest.approx(2 * alone)
    assert alone == pytest.approx(1741 * 5 * (0.2 * 4 + 30 / 60) / 1000 / 0.49)
    assert paper.processes(following, Day()) > alone
    assert math.isinf(paper.processes(replace(RATES, followed=0.3), Day()))
    assert "いくつあっても足りない" in paper.told(replace(RATES, followed=0.3), Day())


def test_limits_come_in_the_order_in_which_they_are_reached() -> None:
    reached = [limit.municipalities for limit in paper.limits(replace(RATES, followed=0.05), Day())]

    assert reached == sorted(reached)
    assert len(reached) == 5
    assert all(math.isfinite(number) and number > 0 for number in reached)


def test_a_crowd_at_a_real_server_is_seated_writes_and_clicks_and_all_of_it_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crowd, "_SETTLES", 0.5)
    library = Shelf(config.ROOT).current()
    shape = Shape(processes=1, runs=1, teams=1, sheets=2)

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL runs as somebody else
        try:
            measured = point.measure(library, shape, folder=Path(folder), seconds=4)
        except PostgresMissing as oops:
            loudly(str(oops))

    assert measured.edits >= shape.people
    assert measured.shown > 0  # team-mates saw it
    for cost in (measured.page_app, measured.process, measured.connections, measured.commits, measured.log):
        assert cost > 0
    figures = NationFigures((measured,), nation.along(1, towns.most_sheets(library)), 0.0)
    assert f"| 1 | 1 | 2 | 1 | 5 | {measured.edits} |" in str(figures)
    assert "1,741 の市町村が同じ日に" in str(figures)


def test_the_axes_have_the_same_people_in_many_teams_and_in_many_runs() -> None:
    axes = nation.along(4, 10)

    assert (
        [shape.people for shape in axes["班"]] == [shape.people for shape in axes["開催回"]] == [20, 80, 320]
    )
    assert [shape.sheets for shape in axes["シート"]] == [1, 4, 10]
    assert [shape.processes for shape in axes["プロセス"]] == [1, 2, 4]


def test_what_a_room_waited_is_told_with_what_it_cost() -> None:
    figures = clicking.ClickFigures(
        2, 1, 60.0, 12.5, (0.1, 0.2), (0.03, 0.05, 0.06), (0.001, 0.009), 31.0, 0.4, 1.0
    )

    assert "全員がはじめのページを見るまで 12.5 秒" in str(figures)
    assert "ページ 3 回　p50 50 ms p95 60 ms 最大 60 ms" in str(figures)
    assert "この計測そのものの遅れ（同じコアの上で人を演じる側）　p50 9 ms" in str(figures)
