"""Two sides of each subject facing each other, and the answer to the worry below."""

from __future__ import annotations

from workbook.content.charts import TwoSidedChart
from workbook.pages.charts import look, rows, slips
from workbook.pages.charts.look import Drawing
from workbook.pages.charts.paper import Paper, nothing_yet, picture
from workbook.pages.charts.picture import Picture
from workbook.pages.charts.rows import Part, Row

_NOT_YET = "（まだ）"


def draw(chart: TwoSidedChart, paper: Paper) -> tuple[Picture, ...]:
    """Return a table of two sides that face each other."""
    part = rows.part(paper.form, paper.values, chart.question)
    columns = [
        column for column in (chart.left, chart.right, chart.answer) if column and column in part.fields
    ]
    header = (part.row_label or "相手", *(rows.head(part, column) for column in columns))
    if not part.rows:
        sentence = "まだ書かれていません。左右のどちらかに一つ書くと、ここに並びます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    named = [(rows.name(part, row, chart.subject, number), row) for number, row in enumerate(part.rows, 1)]
    drawing = _facing(chart, part, named, paper)
    table = (header, *((name, *(rows.say(part, row, column) for column in columns)) for name, row in named))
    return (
        picture(paper, chart.kind, part.label, drawing, summary=_summary(chart, part, named), table=table),
    )


def _facing(chart: TwoSidedChart, part: Part, named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    half = (paper.width - 3 * slips.GAP) / 2
    left, right = slips.GAP, 2 * slips.GAP + half
    heads = ((left, chart.left, "◀ "), (right, chart.right, "▶ "))
    parts = [slips.band(x, 4, half, sign + rows.head(part, column)) for x, column, sign in heads]
    top = max(head.height for head in parts) + slips.GAP
    for name, row in named:
        subject = slips.band(left, top, paper.width - 2 * slips.GAP, name)
        sides = slips.row(
            [
                (
                    left,
                    half,
                    rows.say(part, row, chart.left) or _NOT_YET,
                    {"fill": look.WHITE, "line": look.INK},
                ),
                (
                    right,
                    half,
                    rows.say(part, row, chart.right) or _NOT_YET,
                    {"line": look.INK, "dash": look.DASHES[1]},
                ),
            ],
            subject.height,
        )
        parts += [subject, sides]
        top = sides.height
        if chart.answer and (answer := rows.say(part, row, chart.answer)):
            width = paper.width - 2 * slips.GAP
            heading = f"▶ {rows.head(part, chart.answer)}"
            parts.append(
                slips.slip(left, top, width, answer, heading=heading, fill=look.BLUE_PALE, line=look.BLUE)
            )
            top = parts[-1].height
        top += 2 * slips.GAP
    return look.together(parts)


def _summary(chart: TwoSidedChart, part: Part, named: list[tuple[str, Row]]) -> str:
    both = [name for name, row in named if row.get(chart.left) and row.get(chart.right)]
    left = [name for name, row in named if row.get(chart.left) and not row.get(chart.right)]
    right = [name for name, row in named if row.get(chart.right) and not row.get(chart.left)]
    one, other = rows.head(part, chart.left), rows.head(part, chart.right)
    sentences = [
        f"「{one}」と「{other}」を向かい合わせに並べました。",
        f"両方が書かれている：{rows.listing(both)}。" if both else "",
        f"「{one}」だけ：{rows.listing(left)}。" if left else "",
        f"「{other}」だけ：{rows.listing(right)}。" if right else "",
    ]
    return "".join(sentences)
