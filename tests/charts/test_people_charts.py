"""A person's state is never a ladder, a score, a sum or an average."""

from __future__ import annotations

import re
from typing import Any

from tests.charts.chart_examples import worksheet
from workbook import charts
from workbook.charts.drawing.picture import Picture

SEEN: list[dict[str, Any]] = [
    {"_row": "r1", "name": "保健師", "kind": "c1"},
    {"_row": "r2", "name": "金物店の主人", "kind": "c3"},
    {"_row": "r3", "name": "民生委員", "kind": "c1"},
    {"_row": "r4", "name": "まだ書いていない人"},
]


def drawn(width: float = 800) -> Picture:
    return charts.draw(worksheet("strip"), None, {"rows": SEEN}, width=width)[0]


def test_who_saw_what_is_said_and_nothing_is_reckoned() -> None:
    picture = drawn()

    assert picture.summary == (
        "「人」と見た人：「保健師」、「民生委員」。「店・会社・農漁業」と見た人：「金物店の主人」。"
        "どの箱にも上下や順番はありません。見え方のちがいから話しはじめます。"
    )
    assert picture.table == (
        ("名前", "種類"),
        ("保健師", "人"),
        ("金物店の主人", "店・会社・農漁業"),
        ("民生委員", "人"),
    )
    assert not re.search("平均|合計|点数|段階|[0-9]", picture.summary)


def test_all_states_are_boxes_of_the_same_size_without_an_axis_or_a_line_between_them() -> None:
    layout = drawn().figure["layout"]

    boxes = [(round(s["x1"] - s["x0"], 3), round(s["y1"] - s["y0"], 3)) for s in layout["shapes"]]
    assert len(boxes) == 3
    assert len(set(boxes)) == 1
    assert (layout["xaxis"]["visible"], layout["yaxis"]["visible"]) == (False, False)


def test_a_state_nobody_saw_has_its_box_too() -> None:
    texts = [text for trace in drawn().figure["data"] for text in trace.get("text", ())]

    assert "<b>場</b>" in texts
