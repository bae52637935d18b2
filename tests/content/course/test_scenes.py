"""Scenes open one after the other, never before something is written."""

from __future__ import annotations

import pytest

from workbook.content.course import scenes
from workbook.content.course.scenes import Bounds
from workbook.content.model.cases import Case, Stage

STAGES = tuple(
    Stage.model_validate({"id": name, "title": name, "text": "x", "question": "x", "minutes": 5})
    for name in "abc"
)


def _open(values: dict[str, str], opened: int) -> tuple[int, bool, bool]:
    told = scenes.told(STAGES, values, opened=opened)
    return len(told.scenes), told.next_may_open, told.is_over


@pytest.mark.parametrize("opened", [0, 1, 2, 99])
def test_nothing_written_shows_the_first_scene_alone(opened: int) -> None:
    assert _open({}, opened) == (1, False, False)


def test_words_let_the_next_scene_be_opened_and_do_not_open_it() -> None:
    assert _open({"a": "声をかける"}, 1) == (1, True, False)
    assert _open({"a": "声をかける"}, 2) == (2, False, False)


def test_spaces_are_no_words() -> None:
    assert _open({"a": " 　\n"}, 2) == (1, False, False)


def test_what_a_team_mate_wrote_is_open_after_a_reload() -> None:
    assert _open({"a": "一", "b": "二"}, 1) == (2, True, False)


def test_a_gap_stays_readable_and_opens_nothing_further() -> None:
    assert _open({"c": "三"}, 1) == (3, False, False)


def test_the_debrief_comes_after_the_last_words_and_only_when_asked_for() -> None:
    everything = {"a": "一", "b": "二", "c": "三"}

    assert _open(everything, 3) == (3, True, False)
    assert _open(everything, 4) == (3, False, True)
    assert _open({"a": "一", "b": "二"}, 4) == (3, False, False)


def test_a_module_may_tell_only_some_scenes_in_the_cases_order() -> None:
    known = {
        "id": "v1",
        "title": "x",
        "theme": "x",
        "place": "x",
        "about": "x",
        "debrief": "x",
        "label": "最低限",
    }
    door = {"kind": "resident", "text": "x"}
    case = Case.model_validate(
        {**known, "door": door, "resolved": False, "stages": [stage.model_dump() for stage in STAGES]}
    )

    assert [stage.id for stage in scenes.chosen(case, ("c", "a"))] == ["a", "c"]
    assert [stage.id for stage in scenes.chosen(case, ("unknown",))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("bounds", "values", "opened", "found"),
    [
        (Bounds(open_to=2), {}, 1, (2, False, False)),
        (Bounds(open_to=2), {"b": "二"}, 1, (2, True, False)),
        (Bounds(open_to=3), {}, 1, (3, False, False)),
        (Bounds(held_at=1), {"a": "一"}, 2, (1, False, False)),
        (Bounds(held_at=2), {"a": "一"}, 2, (2, False, False)),
        (Bounds(held_at=2), {"a": "一"}, 1, (1, True, False)),
        (Bounds(held_at=3), {"a": "一", "b": "二", "c": "三"}, 4, (3, False, False)),
    ],
)
def test_a_facilitator_opens_scenes_for_everybody_or_holds_them(
    bounds: Bounds, values: dict[str, str], opened: int, found: tuple[int, bool, bool]
) -> None:
    told = scenes.told(STAGES, values, opened=opened, bounds=bounds)

    assert (len(told.scenes), told.next_may_open, told.is_over) == found


def test_what_was_written_before_it_was_held_stays_open_and_leads_no_further() -> None:
    told = scenes.told(STAGES, {"a": "一", "b": "二"}, opened=3, bounds=Bounds(held_at=1))

    assert (len(told.scenes), told.next_may_open, told.is_held) == (2, False, True)


def test_a_team_hears_that_it_is_held_when_it_has_come_so_far() -> None:
    bounds = Bounds(held_at=2)

    held = [scenes.told(STAGES, {"a": "一"}, opened=opened, bounds=bounds).is_held for opened in (1, 2)]

    assert held == [False, True]
