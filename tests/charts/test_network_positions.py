"""Whoever was put somewhere on a map stands there: at every width, at every stage, on paper as in the editor."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tests.charts import map_vectors
from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.charts.drawing import network_places, network_standing
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
        assert max(abs(x - x1) - box[0], abs(y - y1) - box[1]) > network_places.TIE


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


def _names(nodes: list[dict[str, Any]], *, low: bool) -> tuple[dict[str, tuple[float, float]], float]:
    """Return where the names stand, and how high the picture is."""
    sheet = worksheet("network")
    values = {"map": {"nodes": nodes, "edges": []}}
    (picture,) = charts.draw(sheet, None, values, stage="start", width=760, low=low)
    called = {str(one["name"]) for one in nodes}
    said = (("".join(one.lines), (one.x, one.y)) for one in picture.drawing.words)
    return {name: at for name, at in said if name in called}, picture.drawing.height


def test_one_alone_has_room_around_for_the_next_but_on_the_shared_screen() -> None:
    alone = [{"_row": "r1", "name": "甲", "stance": "self"}]

    (_, usual), (_, low) = (_names(alone, low=is_low) for is_low in (False, True))

    assert usual > network_standing.LOWEST
    assert low < 150


@pytest.mark.parametrize("is_put", [True, False])
def test_on_the_shared_screen_a_map_is_lower_and_so_its_letters_larger_and_no_tie_is_hidden(
    is_put: bool,  # noqa: FBT001 -- a case of the test
) -> None:
    spots = ["50,50", "0,0", "100,0", "0,100", "100,100"]
    nodes: list[dict[str, Any]] = [
        {"_row": f"r{number}", "name": name, **({"position": spots[number]} if is_put else {})}
        for number, name in enumerate("甲乙丙丁戊")
    ]

    (_, usual), (at, low) = (_names(nodes, low=is_low) for is_low in (False, True))

    assert low < 0.7 * usual
    assert len(at) == len(nodes)
    for (x, y), (x1, y1) in combinations(at.values(), 2):
        assert abs(x - x1) > 150 or abs(y - y1) > 80  # a frame is 122 by 50


def test_a_map_whose_people_stand_close_is_as_high_on_the_shared_screen_as_ever() -> None:
    nodes = [
        {"_row": f"r{number}", "name": name, "position": f"50,{number * 20}"}
        for number, name in enumerate("甲乙丙丁戊")
    ]

    assert _names(nodes, low=True) == _names(nodes, low=False)
