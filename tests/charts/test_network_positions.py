"""Whoever was put somewhere on a map stands there: at every width, at every stage, on paper as in the editor."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from tests.charts import map_vectors
from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.charts.map import network_places, network_standing
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form


def _drawn(nodes: list[dict[str, Any]], **options: Any) -> dict[str, tuple[float, float]]:
    sheet = worksheet("network")
    values = {"map": {"nodes": nodes, "edges": []}}
    picture = charts.draw(sheet, forms.of_worksheet(sheet), values, stage="start", **options)[0]
    words = {"".join(one.lines): (one.x, one.y) for one in picture.drawing.words}
    return {
        name: (x / picture.width, y / picture.drawing.height)
        for name, (x, y) in words.items()
        if name in "甲乙丙"
    }


def test_the_vectors_for_the_browser_are_true() -> None:
    kept = json.loads(map_vectors.MAP.read_text(encoding="utf-8"))

    assert kept == json.loads(json.dumps(map_vectors.map_vectors()))


def test_whoever_was_put_somewhere_stands_there_at_every_width() -> None:
    nodes = [
        {"_row": "r1", "name": "甲", "position": "0,0"},
        {"_row": "r2", "name": "乙", "position": "100,50"},
    ]
    for width in (324.0, 456.0, 900.0):
        at = _drawn(nodes, width=width)
        assert at["甲"][0] < 0.25
        assert at["甲"][1] < 0.2
        assert at["乙"][0] > 0.75
        assert at["甲"][0] == pytest.approx(
            1 - at["乙"][0]
        )  # the whole frame is on the paper, on either side


def test_nobody_moves_when_somebody_else_comes_to_a_map_that_was_drawn_by_hand() -> None:
    nodes = [{"_row": "r1", "name": "甲", "position": "20,70"}, {"_row": "r2", "name": "乙"}]
    more = [*nodes, {"_row": "r3", "name": "丙"}]

    before, after = (_drawn(some, width=760) for some in (nodes, more))

    assert {name: after[name] for name in before} == before
    assert after["丙"] not in before.values()


def test_nobody_is_ever_shown_on_somebody_else() -> None:
    here = {"r1": (100, 20), "r2": (100, 20), "r3": (97, 24), "r4": (99, 19), "r5": None}
    half_covered = {"r1": (50, 50), "r2": (55, 50), "r3": (50, 57)}

    shown = network_standing.shares(here)

    assert shown["r1"] == (100, 20)  # who came first in the table stays
    assert all(
        abs(x - x1) >= 35 or abs(y - y1) >= 20  # so far apart frames on a phone do not touch
        for (x, y), (x1, y1) in combinations(shown.values(), 2)
    )
    assert abs(shown["r2"][1] - 20) <= 30  # beside, not anywhere
    assert network_standing.shares(half_covered) == half_covered  # that was somebody's wish


def test_numbers_on_a_phone_never_cover_each_other_where_somebody_was_put_twice() -> None:
    stacked = next(one for one in map_vectors.map_vectors()["maps"] if one["name"].startswith("forty-on-ten"))

    assert stacked["is_numbered"]
    for (x, y), (x1, y1) in combinations(stacked["people"].values(), 2):
        assert max(abs(x - x1), abs(y - y1)) > network_places.DOT[0]


def test_a_map_of_a_sheet_from_before_stands_as_it_stood() -> None:
    nodes = [{"_row": "r1", "name": "甲", "stance": "self"}, {"_row": "r2", "name": "乙"}]
    unread = [{**nodes[0], "position": "まん中"}, {**nodes[1], "position": "120,3"}]

    assert _drawn(unread, width=760) == _drawn(nodes, width=760)


def test_there_is_room_for_a_hundred_and_they_never_stand_on_each_other() -> None:
    given = {f"r{number}": None for number in range(100)}

    shares = network_standing.shares(given)

    assert len(set(shares.values())) == len(given)


@pytest.mark.parametrize(("width", "box"), [(324.0, (78.0, 54.0)), (760.0, (122.0, 50.0))])
def test_nine_whom_the_program_puts_leave_every_tie_between_them_to_be_seen(
    width: float, box: tuple[float, float]
) -> None:
    stood: list[network_standing.Share] = []
    for _ in range(9):
        stood.append(network_standing.free_spot(stood))
    at = [network_standing.on_paper(share, (width, network_standing.LOWEST), box) for share in stood]

    for (x, y), (x1, y1) in combinations(at, 2):
        assert (
            max(abs(x - x1) - box[0], abs(y - y1) - box[1]) > 36
        )  # so long at least is a tie of which both heads are seen


def test_a_picture_one_works_in_is_drawn_by_the_editor_alone_and_only_where_it_is_asked() -> None:
    sheet = worksheet("network", "cards")
    form = forms.of_worksheet(sheet)
    without = replace(form, asks=tuple(ask for ask in form.asks if not ask.picture))

    assert [chart.kind for chart in charts.only_looked_at(sheet, form).charts] == ["cards"]
    assert [chart.kind for chart in charts.only_looked_at(sheet, without).charts] == ["network", "cards"]


def test_what_hands_may_not_change_has_no_column_on_paper() -> None:
    sheet = worksheet("network")
    only_looked_at = sheet.model_copy(update={"charts": ()})

    def columns(form: Form) -> list[str]:
        return [field.id for ask in form.asks for grid in ask.grids for field in grid.fields]

    assert "position" in columns(forms.of_worksheet(sheet))
    assert "position" not in columns(forms.of_worksheet(only_looked_at))


def test_people_keep_apart_however_many_they_are() -> None:
    for count, width in product((*range(1, 30), 40, 49, 50, 60, 80), (320, 360, 560, 700, 1000)):
        found = network_places.around("me", [f"r{n}" for n in range(count)], width=width, box=(78, 54))
        room = (26, 26) if found.numbered else (78, 54)
        close = [
            (one, other)
            for one, other in combinations(found.at.values(), 2)
            if abs(one[0] - other[0]) < room[0] - 2 and abs(one[1] - other[1]) < room[1] - 2
        ]
        assert close == [], (count, width)
