"""Our courses can be held as they are written, on every way through them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests import ours
from workbook.content.checks.running.homework import MOST_TASKS, tasks_between
from workbook.content.course import held, timetable
from workbook.content.course.held import Slot
from workbook.content.model.courses import ActivityItem, Course

OURS = ours.library()
WAYS = [
    pytest.param(course.id, track, id=f"{course.id}-{track or 'everybody'}")
    for course in OURS.courses.values()
    for track in ("", *(one.id for one in course.tracks))
]


def _begins(slot: Slot) -> int:
    begin = timetable.minutes_of(slot.period.starts)
    assert begin is not None
    return begin + slot.begins


def _breaks(course: Course) -> list[int]:
    days = {period.id: d for d, day in enumerate(course.days) for period in day.periods}
    return sorted(days[interval.after] for interval in course.homework)


@pytest.mark.parametrize(("name", "track"), WAYS)
def test_no_team_has_more_tasks_between_two_sessions_than_it_can_do(name: str, track: str) -> None:
    course = OURS.courses[name]
    way = held.way(course, held.slots(course, OURS), track)

    assert max(map(len, tasks_between(way, _breaks(course)).values()), default=0) <= MOST_TASKS


@pytest.mark.parametrize("name", sorted(OURS.courses))
def test_nobody_is_in_two_places_at_once(name: str) -> None:
    course = OURS.courses[name]
    for track in course.tracks:
        for d, _ in enumerate(course.days):
            way = [slot for slot in held.way(course, held.slots(course, OURS), track.id) if slot.day == d]
            timed = sorted(
                (begin + slot.begins, begin + slot.begins + timetable.length(slot.item))
                for slot in way
                if (begin := timetable.minutes_of(slot.period.starts)) is not None
            )
            assert all(ends <= begins for (_, ends), (begins, _) in pairwise(timed))


def test_prefectures_read_in_their_own_half_hour_and_come_back_when_everybody_waits_for_them() -> None:
    course = OURS.courses["block"]
    slots = [slot for slot in held.slots(course, OURS) if isinstance(slot.item, ActivityItem)]
    (reading,) = [slot for slot in slots if slot.period.id == "b2p"]
    (together,) = [slot for slot in slots if slot.period.id == "b2" and "県の一行" in str(slot.item)]

    assert timetable.length(reading.item) == timetable.length(together.item) == 30
    assert _begins(reading) + 30 + 10 == _begins(together)  # a break lies between
    assert together in held.way(course, held.slots(course, OURS), "")
    assert together in held.way(course, held.slots(course, OURS), "prefecture")


def test_a_way_leaves_out_what_goes_on_while_its_people_are_elsewhere() -> None:
    course = OURS.courses["block"]
    slots = held.slots(course, OURS)

    def modules(track: str) -> list[str]:
        return [slot.module.id for slot in held.way(course, slots, track) if slot.module]

    assert "m17" in modules("")
    assert "m17" not in modules("prefecture")
    assert "m16" not in modules("")
    assert "m16" in modules("prefecture")
