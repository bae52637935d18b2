"""Our own content has no problems, and covers what the source asks of all of it together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.ours import library as our_content
from workbook import config
from workbook.content.course import versions
from workbook.content.model.blocks import FacilitatorBlock
from workbook.content.model.courses import ActivityItem, ModuleItem, Period
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.library import Library

_WORD_THEN_QUESTION = re.compile(
    r"(?:たら|なら|には)[^。「」]{0,40}、?「[^」]*」[とを]?[^。「」]{0,14}(?:たずね|聞|返|言|もど|添え|声)"
)


def test_our_own_content_has_no_problems() -> None:
    assert [str(problem) for problem in our_content().problems] == []


def test_no_column_that_may_stay_empty_is_told_to_be_filled_in() -> None:
    asked = [one for sheet in our_content().worksheets.values() for one in sheet.questions]
    tables = [one for one in asked if isinstance(one, TableQuestion) and "空けたまま" in (one.help or "")]

    assert tables
    assert [column.id for table in tables for column in table.columns if column.required] == []


def test_the_program_itself_uses_no_word_that_content_must_not_use() -> None:
    program = [*config.ROOT.glob("workbook/**/*.py"), *config.ROOT.glob("workbook/desk/frontend/src/*.js")]
    told_in = {"workbook/content/checks/words.py", "workbook/content/wording/across.py"}

    found = {
        str(file.relative_to(config.ROOT))
        for file in program
        if any(word in file.read_text(encoding="utf-8") for word in ("終結", "ステップアップ指標"))
    }

    assert found == told_in


def test_at_most_a_third_of_the_cues_answer_a_word_with_a_question() -> None:
    cues = list(_cues(our_content()))

    alike = [cue for cue in cues if _WORD_THEN_QUESTION.search(cue.replace("\n", ""))]

    assert len(cues) > 80
    assert len(alike) * 3 <= len(cues), alike


def test_a_forum_that_is_held_once_speaks_of_no_next_time() -> None:
    ours = our_content()

    said = {
        f"{period.id} {place}"
        for day in ours.courses["caravan"].days
        for period in day.periods
        for place, text in _shown(ours, period)
        if "次回" in text or "前回" in text
    }

    assert said == set()


def _cues(ours: Library) -> Iterator[str]:
    """Return what facilitators are told to watch for: notes of scenes, blocks and activities."""
    for case in ours.cases.values():
        yield from (stage.note for stage in case.stages if stage.note)
    for module in ours.modules.values():
        yield from (block.watch for block in module.blocks if isinstance(block, FacilitatorBlock))
    for course in ours.courses.values():
        items = (item for day in course.days for period in day.periods for item in period.items)
        yield from (item.watch for item in items if isinstance(item, ActivityItem) and item.watch)


def _shown(ours: Library, period: Period) -> Iterator[tuple[str, str]]:
    """Return everything a period says, its blocks and sheets included, with the place."""
    for item in period.items:
        if isinstance(item, ModuleItem):
            for step in versions.of_module(ours.modules[item.module], item.use).steps:
                yield f"{item.module}/{step.block.id}", repr(step.block)
        elif isinstance(item, ActivityItem):
            yield item.activity, repr(item)
            yield from ((name, repr(ours.worksheets[name])) for name in item.worksheets)
