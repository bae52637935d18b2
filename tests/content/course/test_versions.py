"""Full, short and parts of one module."""

from __future__ import annotations

from typing import Any

from workbook.content.course import versions
from workbook.content.model.modules import Module


def _module(*, short: int = 12) -> Module:
    blocks: list[dict[str, Any]] = [
        {"id": "a", "kind": "reading", "text": "x", "minutes": 10},
        {"id": "b", "kind": "reading", "text": "x", "minutes": 10, "short": 0},
        {"id": "c", "kind": "reading", "text": "x", "minutes": 10, "short": 2},
        {"id": "d", "kind": "key-message", "text": "x"},
    ]
    words = {
        "purpose": "x",
        "outline": "x",
        "points": ["x"],
        "goals": ["x"],
        "label": "最低限",
        "sources": ["S1"],
    }
    parts = [{"id": "half", "title": "後半", "blocks": ["d", "c"]}]
    rest = {"audience": ["everyone"], "minutes": {"full": 30, "short": short}, "parts": parts}
    return Module.model_validate({"id": "m1", "title": "はじめ", "blocks": blocks, **words, **rest})


def _seen(version: versions.Version) -> list[tuple[str, int]]:
    return [(step.block.id, step.minutes) for step in version.steps]


def test_the_full_version_shows_everything() -> None:
    version = versions.of_module(_module(), "full")

    assert (version.minutes, _seen(version)) == (30, [("a", 10), ("b", 10), ("c", 10), ("d", 0)])


def test_the_short_version_drops_what_takes_no_time_there_and_keeps_what_never_took_any() -> None:
    version = versions.of_module(_module(), "short")

    assert (version.minutes, _seen(version)) == (12, [("a", 10), ("c", 2), ("d", 0)])


def test_the_short_version_drops_a_facilitators_words_about_what_it_leaves_out() -> None:
    words = {"kind": "facilitator", "say": "話す", "watch": "見る", "late": "残す"}
    blocks = [
        {"id": "a", "kind": "reading", "text": "x", "minutes": 10},
        {"id": "about-a", **words},
        {"id": "b", "kind": "reading", "text": "x", "minutes": 10, "short": 0},
        {"id": "about-b", **words},
    ]
    module = _module().model_copy(
        update={"blocks": Module.model_validate({**_module().model_dump(), "blocks": blocks}).blocks}
    )

    assert [step.block.id for step in versions.of_module(module, "short").steps] == ["a", "about-a"]
    assert [step.block.id for step in versions.of_module(module, "full").steps] == [
        "a",
        "about-a",
        "b",
        "about-b",
    ]


def test_a_part_keeps_the_modules_order() -> None:
    version = versions.of_module(_module(), "half")

    assert (version.part, version.minutes, _seen(version)) == ("後半", 10, [("c", 10), ("d", 0)])


def test_an_unknown_use_is_the_full_version() -> None:
    assert versions.of_module(_module(), "nonsense").use == "full"


def test_a_short_version_as_long_as_the_full_one_is_no_choice() -> None:
    assert [version.use for version in versions.choices(_module())] == ["full", "short", "half"]
    assert [version.use for version in versions.choices(_module(short=30))] == ["full", "half"]
