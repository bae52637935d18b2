"""Whatever is opened from a timetable says where it goes on; nobody is led to where they are."""

from __future__ import annotations

from collections.abc import Iterator

from workbook import config
from workbook.classroom.period import now
from workbook.classroom.period.state import Place
from workbook.content.course import timetable
from workbook.content.model.courses import Course, Period
from workbook.content.model.library import Library
from workbook.content.shelf import Shelf
from workbook.pages.frame import next_step
from workbook.pages.frame.next_step import Opened

READ = {"case": "stages", "worksheet": "questions", "module": ""}


def _periods(library: Library) -> Iterator[tuple[Course, Period]]:
    for course in library.courses.values():
        yield from ((course, period) for day in course.days for period in day.periods)


def _opened(place: Place) -> Opened:
    only = tuple(filter(None, place.query.get(READ[place.page], "").split(",")))
    return Opened(place.page, place.query["id"], "", place.query.get("use", ""), only)


def test_whatever_a_timetable_opens_has_a_next_step_that_leads_on() -> None:
    library = Shelf(config.ROOT).current()
    stuck, walked = [], 0
    for course, period in _periods(library):
        slot = timetable.slot(period, library.modules)
        places = [place for row in slot.rows for place in now.places_of(row, course, slot, library)]
        for place in (one for one in places if one.page in READ):
            step = next_step.after(library, course, period, _opened(place))
            walked += 1
            stuck += [(period.id, place)] if step.place == place or not (step.place or step.said) else []

    assert walked > len(library.worksheets)
    assert stuck == []


def test_blocks_of_one_module_that_open_the_same_case_lead_on_each_to_its_own_next_block() -> None:
    library = Shelf(config.ROOT).current()
    course, period = next(_periods(library))
    blocks = [one for one in library.modules["m09"].blocks if one.kind == "case" and one.case == "v14"]
    ends = [
        next_step.after(library, course, period, Opened("case", "v14", "m09", "full", block.stages)).place
        for block in blocks
    ]

    assert len({block.stages for block in blocks}) == len(blocks) > 1
    assert len({end.query["at"] if end else "" for end in ends}) == len(blocks)
