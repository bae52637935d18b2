"""What members chose for themselves, in words for a report: many, several, others; never how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.content.forms import spread
from workbook.content.forms.spread import Spread, SpreadColumn, SpreadRow, WordStep
from workbook.handouts.documents.run_report import Lines, Part, ReportTable, Section

_TITLE = "わたしの点検から"
_NOTE = (
    "一人ひとりが自分のために選んだ言葉です。だれの言葉かは、開いた人にも分かりません。"
    f"{spread.FEWEST}人以上が選んだ行だけを、数を出さずに並べました。{spread.SEVERAL}人より少ない人が選んだ言葉は、出しません。"
    "並び順にも、言葉の動きにも、よい悪いはありません。"
)
_NOT_YET = f"{spread.FEWEST}人以上が選んだ行は、まだありません。"
_STEPS = "言葉の動き（何人かが同じだったもの）"


def section(spreads: Sequence[Spread]) -> Iterator[Section]:
    """Yield the part of a report; nothing where no sheet of the course is looked at like this."""
    if not spreads:
        return
    told = tuple(part for one in spreads if one.rows for part in _table(one))
    yield Section(_TITLE, _NOTE, told or (Lines((_NOT_YET,)),))


def _table(one: Spread) -> Iterator[Part]:
    yield Lines((f"{one.label}（「{one.title}」から）",))
    head = ("わたしは", *one.columns, _STEPS)
    shares = (3.2, *(2.2 for _ in one.columns), 2.6)
    yield ReportTable(head, shares, tuple(_row(row) for row in one.rows))


def _row(row: SpreadRow) -> tuple[str, ...]:
    return (row.label, *(_column(column) for column in row.columns), "\n".join(map(_step, row.steps)))


def _column(column: SpreadColumn) -> str:
    lines = (
        "、".join(f"「{word}」" for word in column.most) + "が多い" if column.most else "",
        "、".join(f"「{word}」" for word in column.several) + "が何人か" if column.several else "",
        ("ほかの言葉も" if column.most or column.several else "いろいろな言葉") if column.others else "",
    )
    return "\n".join(line for line in lines if line)


def _step(step: WordStep) -> str:
    if step.first == step.now:
        return f"「{step.now}」のまま"
    return f"「{step.first}」から「{step.now}」へ"
