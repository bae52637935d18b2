"""What members chose in a table of their own, as words in which nobody can be found: no sum, no mean, no order.

Somebody who looks at themselves does so for themselves. All that leaves their sheets is which words many or several of
them chose, and which steps from word to word several of them made; a word that one or two chose is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.content.forms import in_words
from workbook.content.forms.form import Field, Option, of_worksheet
from workbook.content.model.answers import SeenValues
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.questions import Question, playing
from workbook.content.model.worksheets import Worksheet

FEWEST = 5
"""So many people have to have answered before anything of a row is told."""

SEVERAL = 3
"""So many have to have chosen a word, or made the same step, before it is named."""

_UNORDERED = playing("one") - playing("grade")


@dataclass(frozen=True)
class SpreadColumn:
    """What was chosen at one time: the words of more than half, those of several; `others` chose words not named here."""

    label: str
    most: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    others: bool = False


@dataclass(frozen=True)
class WordStep:
    """What several people said first and what they say now."""

    first: str
    now: str


@dataclass(frozen=True)
class SpreadRow:
    """A sentence with what was chosen for it, column by column; a column that too few filled in has no words."""

    label: str
    columns: tuple[SpreadColumn, ...]
    steps: tuple[WordStep, ...] = ()


@dataclass(frozen=True)
class Spread:
    """A table that members fill in for themselves; only rows that enough of them answered."""

    title: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[SpreadRow, ...]


def can_be_told(question: Question) -> bool:
    """Tell whether a question of a member's own sheet is a table of named rows in which people only choose."""
    if not isinstance(question, TableQuestion) or not question.fixed_rows:
        return False
    return all(column.kind in _UNORDERED for column in question.columns if not column.retired)


def of_sheet(worksheet: Worksheet, answers: Sequence[SeenValues]) -> tuple[Spread, ...]:
    """Return the spread of every marked table of a sheet that each member has for themselves."""
    marked = {one.id for one in worksheet.questions if one.report and can_be_told(one)}
    found = []
    for ask in of_worksheet(worksheet).asks:
        if ask.id in marked:
            (grid,) = ask.grids
            held = [
                {
                    str(row.get("_row", "")): row
                    for row in in_words.rows_by_grid(ask, one.get(ask.id))[grid.id]
                }
                for one in answers
            ]
            rows = (
                _row(named, grid.fields, [row for each in held if (row := each.get(named.code))])
                for named in grid.fixed
            )
            told = tuple(row for row in rows if any(_has_words(column) for column in row.columns))
            found.append(Spread(worksheet.title, ask.label, tuple(one.label for one in grid.fields), told))
    return tuple(found)


def _has_words(column: SpreadColumn) -> bool:
    return bool(column.most or column.several or column.others)


def _row(named: Option, fields: Sequence[Field], rows: Sequence[SeenValues]) -> SpreadRow:
    said = [[_word(field, row) for field in fields] for row in rows]
    columns = tuple(
        _column(field.label, [words[place] for words in said if words[place]])
        for place, field in enumerate(fields)
    )
    return SpreadRow(named.label, columns, tuple(_steps(said)))


def _word(field: Field, row: SeenValues) -> str:
    chosen = row.get(field.id)
    known = {option.code: option.label for option in field.options}
    return known.get(chosen, "") if isinstance(chosen, str) else ""


def _column(label: str, words: Sequence[str]) -> SpreadColumn:
    if len(words) < FEWEST:
        return SpreadColumn(label)
    counted = Counter(words)
    most = tuple(sorted(word for word, count in counted.items() if count * 2 > len(words)))
    several = tuple(sorted(word for word, count in counted.items() if word not in most and count >= SEVERAL))
    return SpreadColumn(label, most, several, others=len(most) + len(several) < len(counted))


def _steps(said: Sequence[Sequence[str]]) -> Iterator[WordStep]:
    """Yield the steps that several made, from the first column to the latest that enough filled in beside it."""
    for place in range(len(said[0]) - 1 if said else 0, 0, -1):
        both = [(words[0], words[place]) for words in said if words[0] and words[place]]
        if len(both) >= FEWEST:
            made = (step for step, count in Counter(both).items() if count >= SEVERAL)
            yield from (WordStep(first, now) for first, now in sorted(made))
            return
