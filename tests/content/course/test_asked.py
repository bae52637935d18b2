"""A line of a timetable asks for some questions and scenes: what it does not ask is not counted."""

from __future__ import annotations

from tests import ours
from workbook.content.course import asked
from workbook.content.course.timetable import TimetableRow
from workbook.content.model.courses import SheetPortion

OURS = ours.library()
CASE = next(case for case in OURS.cases.values() if len(case.stages) > 2)


def _line(*stages: str, questions: tuple[str, ...] = ()) -> TimetableRow:
    asks = (SheetPortion(worksheet="w04", questions=questions),) if questions else ()
    return TimetableRow("activity", "一緒に", 10, case=CASE.id, stages=stages, worksheets=("w04",), asks=asks)


def test_named_scenes_and_questions_are_asked_and_no_others() -> None:
    found = asked.of_rows(OURS, [_line(CASE.stages[1].id, questions=("a", "b"))])

    assert found.scenes == {CASE.id: {CASE.stages[1].id}}
    assert found.questions == {"w04": {"a", "b"}}


def test_lines_ask_together_and_a_whole_sheet_is_no_part_of_it() -> None:
    found = asked.of_rows(OURS, [_line(CASE.stages[0].id, questions=("a",)), _line(CASE.stages[1].id)])

    assert found.scenes == {CASE.id: {CASE.stages[0].id, CASE.stages[1].id}}
    assert found.questions == {}


def test_a_scene_one_may_skip_is_asked_only_where_it_is_named() -> None:
    case = next(one for one in OURS.cases.values() if any(stage.optional for stage in one.stages))
    (skipped,) = [stage.id for stage in case.stages if stage.optional][:1]

    whole = asked.of_rows(OURS, [TimetableRow("activity", "一緒に", 10, case=case.id)])
    named = asked.of_rows(OURS, [TimetableRow("activity", "一緒に", 10, case=case.id, stages=(skipped,))])

    assert skipped not in whole.scenes[case.id]
    assert named.scenes[case.id] == {skipped}
