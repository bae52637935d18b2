"""What to watch for in a course is gathered from what it holds, once each, and from nothing else."""

from __future__ import annotations

from tests import ours
from workbook.content.course import watched
from workbook.content.model.blocks import FacilitatorBlock

OURS = ours.library()


def test_every_module_and_activity_a_course_holds_brings_what_to_watch_for_once() -> None:
    found = watched.of_course(OURS.courses["facilitators"], OURS)

    guides = [one for one in OURS.modules["m22"].blocks if isinstance(one, FacilitatorBlock)]
    assert [(one.title, one.periods) for one in found] == [
        ("進行役の準備 ― 二人で場を守る", ("二人で場を守る",))
    ]
    assert found[0].notes == tuple(
        one.watch.strip() for one in guides
    )  # both halves, held one after the other


def test_a_module_held_twice_is_one_and_what_no_course_holds_is_not_there() -> None:
    for course in OURS.courses.values():
        found = watched.of_course(course, OURS)

        assert len({one.title for one in found}) == len(found)
        assert all(len(set(one.notes)) == len(one.notes) for one in found)
        assert all(one.notes and one.periods for one in found)
    forum = str(watched.of_course(OURS.courses["caravan"], OURS))
    assert "一人で話し続ける人" not in forum  # the national world café is another course's
