"""Rows by scale columns, shaded and written: the shade says it at a glance, the word says it for sure."""

from __future__ import annotations

from workbook.charts.drawing import grid, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model.charts import HeatMapChart

_BLANK = "・"
_DARK_FROM = 3
"""From this shade on, white letters are easier to read than black ones."""


def draw(chart: HeatMapChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the shaded table."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [column for column in chart.columns if column in part.fields]
    header = (
        table_rows.head(part, chart.row) if chart.row else part.row_label or "行",
        *(table_rows.head(part, column) for column in columns),
    )
    if not part.rows:
        sentence = f"まだ色がついていません。{part.row_label or '行'}を一つ選んで濃さを置くと、ここに出ます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    named = [(table_rows.name(part, row, chart.row, number), row) for number, row in enumerate(part.rows, 1)]
    table = (
        header,
        *(
            (name, *(table_rows.say(part, row, column) or "（空欄）" for column in columns))
            for name, row in named
        ),
    )
    summary = _summary(part, columns, named)
    return (
        picture(
            paper, chart.kind, part.label, _shaded(part, columns, named, paper), summary=summary, table=table
        ),
    )


def _shaded(part: ReadTable, columns: list[str], named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    across = [Option(column, table_rows.head(part, column)) for column in columns]
    down = [Option(str(number), name) for number, (name, _) in enumerate(named)]
    room = (paper.width - grid.label_width(down, paper)) / max(len(columns), 1)
    said = [
        [look.name_lines(table_rows.say(part, row, column) or _BLANK, room + 6) for column in columns]
        for _, row in named
    ]
    heights = [max((look.tall(len(lines), look.SMALL) for lines in line), default=0) for line in said]
    frame = grid.frame(across, down, heights, paper, top=2)
    shapes, words = [], []
    for y, (_, row) in enumerate(named):
        for x, column in enumerate(columns):
            left, top, right, bottom = frame.cell(x, y)
            shade = round(_shade(part, row, column) * (len(look.SHADES) - 1))
            fill = look.SHADES[shade]
            shapes.append(look.box(left + 1, top + 1, right - 1, bottom - 1, fill=fill, thick=0, line=fill))
            colour = look.WHITE if shade >= _DARK_FROM else look.INK
            words.append(
                PlacedWords(
                    (left + right) / 2, (top + bottom) / 2, said[y][x], "middle center", look.SMALL, colour
                )
            )
    return look.together([frame.drawing, Drawing(0, tuple(shapes), tuple(words))])


def _shade(part: ReadTable, row: Row, column: str) -> float:
    """Return how dark a cell is, from 0 to 1: by the place of its level among the levels."""
    codes = [option.code for option in part.fields[column].options]
    code = row.get(column)
    return codes.index(code) / max(len(codes) - 1, 1) if code in codes else 0.0


def _summary(part: ReadTable, columns: list[str], named: list[tuple[str, Row]]) -> str:
    sentences = [f"{len(named)}行を、濃いほど強い色と言葉で並べました。"]
    for column in columns:
        levels = part.fields[column].options
        darkest = levels[-1] if levels else None
        dark = [name for name, row in named if darkest and row.get(column) == darkest.code]
        if darkest and dark:
            sentences.append(
                f"「{table_rows.head(part, column)}」が「{darkest.label}」：{table_rows.listing(dark, most=5)}。"
            )
    blank = [name for name, row in named if not any(row.get(column) for column in columns)]
    if blank:
        sentences.append(f"まだ空欄：{table_rows.listing(blank, most=5)}。")
    return "".join(sentences)
