"""What a course works with: its worksheets and cases, in the order they come (with the small training of this room)."""

from __future__ import annotations

import pytest

from workbook.content.course import timetable, uses
from workbook.content.model.library import Library


def test_a_course_uses_its_team_worksheets_and_cases_in_order_once(library: Library) -> None:
    worksheets, cases = uses.used(library, "town")

    assert ([one.id for one in worksheets], [one.id for one in cases]) == (["talk", "home"], ["oil"])
    assert uses.used(library, "") == (worksheets, cases)


@pytest.mark.parametrize(("period", "earlier"), [("p0", []), ("p1", []), ("p2", ["talk", "home"])])
def test_before_a_period_only_what_came_earlier_counts(
    library: Library, period: str, earlier: list[str]
) -> None:
    worksheets, _ = uses.used(library, "town", before=period)

    assert [one.id for one in worksheets] == earlier


def test_the_work_of_a_timetables_line_is_its_worksheets_and_cases(library: Library) -> None:
    meeting, share = (
        timetable.slot(day.periods[0], library.modules).rows for day in library.courses["town"].days[1:3]
    )

    assert uses.of_rows(library, meeting) == (("talk",), ("oil",))
    assert uses.of_rows(library, share) == (("alone", "talk"), ("oil",))
