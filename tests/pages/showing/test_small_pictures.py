"""The heading over teams' pictures is true of every one of them."""

from __future__ import annotations

from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.pages.showing import small_pictures


def test_the_heading_over_maps_names_no_stage_as_each_team_is_shown_at_its_last() -> None:
    sheet = worksheet("network")
    first = charts.draw(sheet, None, {})[0]

    title = small_pictures.title(sheet, 0)

    assert first.stage
    assert title
    assert first.title == f"{title} {first.stage}"
