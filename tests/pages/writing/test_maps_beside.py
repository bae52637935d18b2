"""A map of then stands beside the map of now, at the stage in which they differ."""

from __future__ import annotations

import re
from typing import Any

from tests.charts.chart_examples import worksheet
from workbook.content.forms import form as forms
from workbook.pages.writing import maps_beside

SHEET = worksheet("network", "cards")
STAGES = next(ask.stages for ask in forms.of_worksheet(SHEET).asks if ask.stages)
HEADS = ("はじめ", "いま")


def _map(*names: str, **strengths: str) -> dict[str, Any]:
    nodes = [{"_row": f"r{n}", "name": name} for n, name in enumerate(names)]
    tie = {"_row": "e1", "from": "r0", "to": "r1", **{f"at-{code}": how for code, how in strengths.items()}}
    return {"nodes": nodes, "edges": [tie]}


def test_both_maps_stand_side_by_side_with_the_same_in_words() -> None:
    before, now = _map("本人", "民生委員"), _map("本人", "民生委員", "畑の人")

    drawn = maps_beside.pair(SHEET, "map", (before, now), heads=HEADS)

    said = re.findall(r'<img class="wb-map"[^>]* alt="([^"]*)"', drawn)
    assert [re.findall("合わせて([0-9]+)", one) for one in said] == [["2"], ["3"]]
    assert re.findall(r'wb-side">(はじめ|いま)', drawn) == list(HEADS)


def test_the_stage_is_shown_in_which_something_changed() -> None:
    first, *later = STAGES
    last = later[-1]
    same = {stage.code: "thick" for stage in later}
    assert len(later) > 1
    before = _map("本人", "民生委員", **{first.code: "thin"}, **same)

    changed_first = maps_beside.pair(
        SHEET, "map", (before, _map("本人", "民生委員", **{first.code: "thick"}, **same)), heads=HEADS
    )
    nothing_changed = maps_beside.pair(SHEET, "map", (before, before), heads=HEADS)

    assert last.label not in changed_first
    assert last.label in nothing_changed


def test_a_stage_that_nobody_wrote_is_not_shown() -> None:
    first, second, *later = STAGES
    before = _map("本人", "民生委員", **{first.code: "thin"})
    now = _map("本人", "民生委員", **{first.code: "thin", second.code: "thick"})

    changed = maps_beside.pair(SHEET, "map", (before, now), heads=HEADS)
    same = maps_beside.pair(SHEET, "map", (now, now), heads=HEADS)
    people = maps_beside.pair(SHEET, "map", (None, _map("本人", "民生委員")), heads=HEADS)

    assert [drawn.count(second.label) >= len(HEADS) for drawn in (changed, same, people)] == [
        True,
        True,
        False,
    ]
    assert people.count(first.label) >= len(HEADS)
    assert [stage.label for stage in later for drawn in (changed, same, people) if stage.label in drawn] == []


def test_who_had_drawn_nothing_is_told_so_and_a_question_without_a_map_has_none() -> None:
    drawn = maps_beside.pair(SHEET, "map", (None, _map("本人", "民生委員")), heads=HEADS)

    assert drawn.count("<img") == 1
    assert "まだだれも描かれていません" in drawn
    assert maps_beside.pair(SHEET, "rows", (None, []), heads=HEADS) == ""
    assert not maps_beside.is_map(SHEET, "rows")
