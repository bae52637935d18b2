"""Rows by columns with people's words in the cells; on a narrow page the columns stand below each other."""

from __future__ import annotations

from workbook.charts.drawing import look, slips_of_paper, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.model.charts import MatrixChart

_NARROWEST_COLUMN = 140.0
_LABEL = 130.0


def draw(chart: MatrixChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the words of a table as a picture to look at together."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [column for column in chart.columns if column in part.fields]
    first = table_rows.head(part, chart.row) if chart.row else part.row_label or "行"
    header = (first, *(table_rows.head(part, column) for column in columns))
    if not part.rows:
        sentence = f"まだ書かれていません。{part.row_label or '一つの欄'}から書きはじめると、ここに並びます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    named = [(table_rows.name(part, row, chart.row, number), row) for number, row in enumerate(part.rows, 1)]
    room = (paper.width - _LABEL - 2) / max(len(columns), 1)
    lay = _crossed if room >= _NARROWEST_COLUMN else _stacked
    table = (
        header,
        *((name, *(table_rows.say(part, row, column) for column in columns)) for name, row in named),
    )
    summary = _summary(part, columns, named, first)
    return (
        picture(
            paper, chart.kind, part.label, lay(part, columns, named, paper), summary=summary, table=table
        ),
    )


def _crossed(part: ReadTable, columns: list[str], named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    room = (paper.width - _LABEL - 2) / len(columns)
    lefts = [1 + _LABEL + room * at for at in range(len(columns))]
    heads: list[slips_of_paper.Slip] = [
        (left, room, table_rows.head(part, column), {"fill": look.PALE, "bold": True})
        for left, column in zip(lefts, columns, strict=True)
    ]
    parts = [slips_of_paper.row([(1, _LABEL, "", {"fill": look.PALE}), *heads], 2)]
    for name, row in named:
        cells: list[slips_of_paper.Slip] = [
            (left, room, table_rows.say(part, row, column), {})
            for left, column in zip(lefts, columns, strict=True)
        ]
        parts.append(
            slips_of_paper.row(
                [(1, _LABEL, name, {"fill": look.PALE, "bold": True}), *cells], parts[-1].height
            )
        )
    return look.together(parts)


def _stacked(part: ReadTable, columns: list[str], named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    width, top = paper.width - 4, 2.0
    parts = []
    for name, row in named:
        parts.append(slips_of_paper.band(2, top, width, name))
        if _is_blank(row, columns):
            parts.append(slips_of_paper.slip(2, parts[-1].height, width, "（まだ空欄）"))
        for column in [] if _is_blank(row, columns) else columns:
            said = table_rows.say(part, row, column) or "（空欄）"
            heading = table_rows.head(part, column)
            parts.append(slips_of_paper.slip(2, parts[-1].height, width, said, heading=heading))
        top = parts[-1].height + slips_of_paper.GAP
    return look.together(parts)


def _is_blank(row: Row, columns: list[str]) -> bool:
    return not any(row.get(column) for column in columns)


def _summary(part: ReadTable, columns: list[str], named: list[tuple[str, Row]], first: str) -> str:
    sentences = [
        f"{first}ごとに、{table_rows.listing(table_rows.head(part, column) for column in columns)}を並べました。"
    ]
    begun = [(name, row) for name, row in named if not _is_blank(row, columns)]
    untouched = [name for name, row in named if _is_blank(row, columns)]
    if untouched:
        sentences.append(f"まだ何も書かれていない{first}：{table_rows.listing(untouched)}。")
    for column in columns if begun else ():
        blank = [name for name, row in begun if not row.get(column)]
        if len(blank) == len(begun):
            sentences.append(f"「{table_rows.head(part, column)}」はまだ空欄です。")
        elif blank:
            sentences.append(f"「{table_rows.head(part, column)}」がまだ空欄：{table_rows.listing(blank)}。")
    return "".join(sentences)
