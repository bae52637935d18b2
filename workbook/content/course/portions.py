"""What a slot of a timetable asks of a worksheet: some of its questions, so many rows, and the minutes these take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.content.model.blocks import Portion
from workbook.content.model.kinds.network import NetworkQuestion
from workbook.content.model.kinds.plan import PlanQuestion
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.questions import Question
from workbook.content.model.worksheets import Worksheet


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it is asked in a slot. `rows` is 0 when all of it is asked."""

    question: Question
    rows: int
    minutes: int


def parts(worksheet: Worksheet, asked: Portion) -> tuple[AskedQuestion, ...]:
    """Return the questions a slot asks, in the order of the sheet; none named means all that are in use."""
    return tuple(_parts(worksheet, asked))


def _parts(worksheet: Worksheet, asked: Portion) -> Iterator[AskedQuestion]:
    for question in worksheet.questions:
        if question.retired or (asked.questions and question.id not in asked.questions):
            continue
        laid_out = laid_out_rows(question)
        rows = asked.rows.get(question.id, 0)
        some = 0 < rows < laid_out
        # A row takes its share of the whole table; a part of a minute is a minute.
        minutes = -(-question.minutes * rows // laid_out) if some else question.minutes
        yield AskedQuestion(question, rows if some else 0, minutes)


def minutes(worksheet: Worksheet, asked: Portion) -> int:
    """Return the minutes that what a slot asks takes by itself."""
    return sum(part.minutes for part in parts(worksheet, asked))


def laid_out_rows(question: Question) -> int:
    """Return the rows a question is laid out with (people and places on a map); 0 when it has none."""
    if isinstance(question, TableQuestion):
        return len(question.fixed_rows) or question.rows
    if isinstance(question, PlanQuestion):
        return question.rows
    return question.nodes if isinstance(question, NetworkQuestion) else 0


def words(worksheet: Worksheet, asked: Portion) -> tuple[str, ...]:
    """Return the labels of what is asked, with how many rows are enough; nothing when all of the sheet is."""
    some = parts(worksheet, asked)
    if not asked.questions and not any(part.rows for part in some):
        return ()
    return tuple(f"{part.question.label}{_rows(part)}" for part in some)


def _rows(part: AskedQuestion) -> str:
    if not part.rows:
        return ""
    unit = "つ" if isinstance(part.question, NetworkQuestion) else "行"
    return f"（{part.rows}{unit}まで）"
