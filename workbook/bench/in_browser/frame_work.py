"""What a browser's main thread does for each frame it draws, by its own trace: in the processor's time, whatever else runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-lighthouse"]
_TASK, _END = "RunTask", "Commit"
_MAIN = "CrRendererMain"
_PARTS = {
    "FunctionCall": "スクリプト",
    "UpdateLayoutTree": "配置",
    "Layout": "配置",
    "PrePaint": "描画",
    "Paint": "描画",
    "Layerize": "描画",
    "Commit": "描画",
}
"""The parts of a frame that are told apart; the rest is what the browser does beside them."""


@dataclass(frozen=True)
class FrameWork:
    """The milliseconds of the processor one frame took on the main thread, and those of its parts."""

    work: float
    parts: dict[str, float]


class _Event(BaseModel):
    name: str
    ph: str
    pid: int
    tid: int
    ts: float = 0
    tdur: float = 0
    args: dict[str, object] = {}


class _Trace(BaseModel):
    traceEvents: list[_Event]  # noqa: N815 -- the browser's word


@contextmanager
def traced(browser: Browser, page: Page) -> Iterator[list[FrameWork]]:
    """Give the list of frames that are drawn meanwhile; it is filled when this ends."""
    frames: list[FrameWork] = []
    browser.start_tracing(page=page, categories=_CATEGORIES)
    try:
        yield frames
    finally:
        frames.extend(read(browser.stop_tracing()))


def read(trace: bytes) -> list[FrameWork]:
    """Return the frames of the page that drew most; what ran between two of them counts for the second."""
    events = _Trace.model_validate(json.loads(trace)).traceEvents
    mains = {(one.pid, one.tid) for one in events if one.args.get("name") == _MAIN}
    drawn = [(one.pid, one.tid) for one in events if one.name == _END and (one.pid, one.tid) in mains]
    if not drawn:
        return []
    main = max(set(drawn), key=drawn.count)
    whole = sorted(
        (one for one in events if one.ph == "X" and (one.pid, one.tid) == main), key=lambda one: one.ts
    )
    return list(_frames(whole))


def _frames(whole: list[_Event]) -> Iterator[FrameWork]:
    """Yield what was done up to the end of the task of each commit; events stand in the order they began in."""
    work, parts, is_drawn = 0.0, dict.fromkeys(_PARTS.values(), 0.0), False
    for event in whole:
        if event.name == _TASK:
            if is_drawn:
                yield FrameWork(work, parts)
                work, parts, is_drawn = 0.0, dict.fromkeys(_PARTS.values(), 0.0), False
            work += event.tdur / 1000
        elif part := _PARTS.get(event.name):
            parts[part] += event.tdur / 1000
            is_drawn |= event.name == _END
