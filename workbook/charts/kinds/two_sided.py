"""Two sides of each subject facing each other, and the answer to the worry below."""

from __future__ import annotations

from workbook.charts.drawing import look, slips_of_paper, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.slips_of_paper import SlipLooks
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.model.charts import TwoSidedChart
from workbook.texts import widths

_NOT_YET = "（まだ）"
_BROAD = 440
"""A whole screen in letters of 1/22 of its height is broader."""

_SUBJECT = 0.22
"""The most of the width that the names of the subjects may have: they are as wide as they need."""

_LOOKS: tuple[SlipLooks, ...] = (
    {"fill": look.WHITE, "line": look.INK},
    {"line": look.INK, "dash": look.DASHES[1]},
    {"fill": look.BLUE_PALE, "line": look.BLUE},
)
"""How the frames of what is good, what worries and the answer to it look."""


def draw(chart: TwoSidedChart, paper: Paper) -> tuple[Picture, ...]:
    """Return a table of two sides that face each other."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [
        column for column in (chart.left, chart.right, chart.answer) if column and column in part.fields
    ]
    header = (part.row_label or "相手", *(table_rows.head(part, column) for column in columns))
    if not part.rows:
        sentence = "まだ書かれていません。左右のどちらかに一つ書くと、ここに並びます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    named = [
        (table_rows.name(part, row, chart.subject, number), row) for number, row in enumerate(part.rows, 1)
    ]
    lay = _beside if paper.is_far and paper.width >= _BROAD else _facing
    drawing = lay(chart, part, named, paper)
    table = (
        header,
        *((name, *(table_rows.say(part, row, column) for column in columns)) for name, row in named),
    )
    return (
        picture(paper, chart.kind, part.label, drawing, summary=_summary(chart, part, named), table=table),
    )


def _facing(chart: TwoSidedChart, part: ReadTable, named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    half = (paper.width - 3 * slips_of_paper.GAP) / 2
    left, right = slips_of_paper.GAP, 2 * slips_of_paper.GAP + half
    heads = ((left, chart.left, "◀ "), (right, chart.right, "▶ "))
    parts = [
        slips_of_paper.band(x, 4, half, sign + table_rows.head(part, column)) for x, column, sign in heads
    ]
    top = max(head.height for head in parts) + slips_of_paper.GAP
    for name, row in named:
        subject = slips_of_paper.band(left, top, paper.width - 2 * slips_of_paper.GAP, name)
        sides = slips_of_paper.row(
            [
                (left, half, table_rows.say(part, row, chart.left) or _NOT_YET, _LOOKS[0]),
                (right, half, table_rows.say(part, row, chart.right) or _NOT_YET, _LOOKS[1]),
            ],
            subject.height,
        )
        parts += [subject, sides]
        top = sides.height
        if chart.answer and (answer := table_rows.say(part, row, chart.answer)):
            width = paper.width - 2 * slips_of_paper.GAP
            heading = f"▶ {table_rows.head(part, chart.answer)}"
            parts.append(
                slips_of_paper.slip(
                    left, top, width, answer, heading=heading, fill=look.BLUE_PALE, line=look.BLUE
                )
            )
            top = parts[-1].height
        top += 2 * slips_of_paper.GAP
    return look.together(parts)


def _beside(chart: TwoSidedChart, part: ReadTable, named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    """Return everything about a subject on one line: a broad screen that is seen from afar is lower than a page."""
    longest = max(widths.of(name) for name, _ in named)
    first = min(slips_of_paper.width_for(longest), (paper.width - 4) * _SUBJECT)
    columns = [column for column in (chart.left, chart.right, chart.answer) if column]
    room = (paper.width - 4 - first) / len(columns)
    lefts = [2 + first + room * at for at in range(len(columns))]
    heads: list[slips_of_paper.Slip] = [
        (left, room, f"{sign} {table_rows.head(part, column)}", {"fill": look.PALE, "bold": True})
        for left, column, sign in zip(lefts, columns, "◀▶▶", strict=False)
    ]
    parts = [slips_of_paper.row([(2, first, "", {"fill": look.PALE}), *heads], 2)]
    for name, row in named:
        cells: list[slips_of_paper.Slip] = [
            (left, room, table_rows.say(part, row, column) or _NOT_YET, looks)
            for left, column, looks in zip(lefts, columns, _LOOKS, strict=False)
        ]
        named_slip: slips_of_paper.Slip = (2, first, name, {"fill": look.PALE, "bold": True})
        parts.append(slips_of_paper.row([named_slip, *cells], parts[-1].height))
    return look.together(parts)


def _summary(chart: TwoSidedChart, part: ReadTable, named: list[tuple[str, Row]]) -> str:
    both = [name for name, row in named if row.get(chart.left) and row.get(chart.right)]
    left = [name for name, row in named if row.get(chart.left) and not row.get(chart.right)]
    right = [name for name, row in named if row.get(chart.right) and not row.get(chart.left)]
    one, other = table_rows.head(part, chart.left), table_rows.head(part, chart.right)
    sentences = [
        f"「{one}」と「{other}」を向かい合わせに並べました。",
        f"両方が書かれている：{table_rows.listing(both)}。" if both else "",
        f"「{one}」だけ：{table_rows.listing(left)}。" if left else "",
        f"「{other}」だけ：{table_rows.listing(right)}。" if right else "",
    ]
    return "".join(sentences)
