"""What a frame of a dragged map costs is read from the browser's own trace, in the processor's time of its main thread."""

from __future__ import annotations

import json

from workbook.bench.in_browser import frame_work
from workbook.bench.in_browser.drags import DragFigures, FrameFigures
from workbook.bench.in_browser.frame_work import FrameWork

_MAIN, _OTHER = {"pid": 1, "tid": 1}, {"pid": 1, "tid": 2}


def _event(name: str, at: int, milliseconds: float, where: dict[str, int]) -> dict[str, object]:
    return {"name": name, "ph": "X", "ts": at, "tdur": milliseconds * 1000, **where}


def test_a_frame_is_all_the_main_thread_did_since_the_one_before() -> None:
    events = [
        {"name": "thread_name", "ph": "M", "args": {"name": "CrRendererMain"}, **_MAIN},
        _event("RunTask", 50, 40, _OTHER),
        _event("RunTask", 0, 2, _MAIN),
        _event("FunctionCall", 1, 1.5, _MAIN),
        _event("RunTask", 10, 5, _MAIN),
        _event("Layout", 11, 1, _MAIN),
        _event("Paint", 12, 3, _MAIN),
        _event("Commit", 14, 0.5, _MAIN),
        _event("RunTask", 20, 4, _MAIN),
        _event("Commit", 21, 1, _MAIN),
        _event("RunTask", 30, 9, _MAIN),
    ]

    read = frame_work.read(json.dumps({"traceEvents": events[::-1]}).encode())

    assert read == [
        FrameWork(7.0, {"スクリプト": 1.5, "配置": 1.0, "描画": 3.5}),
        FrameWork(4.0, {"スクリプト": 0.0, "配置": 0.0, "描画": 1.0}),
    ]


def test_a_drag_stands_beside_its_floor_and_what_it_may_be() -> None:
    drawn = FrameFigures(500, 7.5, 15.25, {"スクリプト": 1.5, "配置": 0.5, "描画": 3.0})
    figures = DragFigures(drawn, FrameFigures(90, 3.0, 9.0, {}), 400, 12)

    assert "95 % が 16 ms 以下） | 500 | 7.5 | 15.2 | スクリプト 1.5・配置 0.5・描画 3.0 |" in str(figures)
    assert "だけのページ | 90 | 3.0 | 9.0 |" in str(figures)
    assert str(figures).endswith("1 回動かすと 0.4 kB 送り、1,000 回で文書は 12 kB ふえます。")
    assert json.loads(figures.as_json())["drawn"]["most"] == 15.25
