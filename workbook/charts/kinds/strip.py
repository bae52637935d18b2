"""What several people saw in the same scene: the spread is shown, nothing is ordered, counted or averaged."""

from __future__ import annotations

from workbook.charts.drawing import key, look, slips_of_paper, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model.charts import StripChart

_TILE = 220.0
_DOT = 16.0
_SAME = "どの箱にも上下や順番はありません。見え方のちがいから話しはじめます。"


def draw(chart: StripChart, paper: Paper) -> tuple[Picture, ...]:
    """Return a box per state, all alike, with a dot and a name for everyone who saw it."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    header = (table_rows.head(part, chart.name), table_rows.head(part, chart.value))
    seen = [
        (table_rows.name(part, row, chart.name, number), row)
        for number, row in enumerate(part.rows, 1)
        if row.get(chart.value)
    ]
    if not seen:
        sentence = "まだ見立てがありません。話し合う前に、一人ずつ自分の行に書くと、ここに点が出ます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    states = _states(chart, part, seen)
    found = [
        (state, [name for name, row in seen if state.code in table_rows.codes(row, chart.value)])
        for state in states
    ]
    drawing = _tiles(found, paper)
    table = (header, *((name, table_rows.say(part, row, chart.value)) for name, row in seen))
    summary = "".join(
        f"「{state.label}」と見た人：{table_rows.listing(names)}。" for state, names in found if names
    )
    return (picture(paper, chart.kind, part.label, drawing, summary=summary + _SAME, table=table),)


def _states(chart: StripChart, part: ReadTable, seen: list[tuple[str, Row]]) -> list[Option]:
    options = list(table_rows.order(part, chart.value))
    known = {option.code for option in options}
    other = dict.fromkeys(
        code for _, row in seen for code in table_rows.codes(row, chart.value) if code not in known
    )
    return options + [Option(code, code) for code in other]


def _tiles(found: list[tuple[Option, list[str]]], paper: Paper) -> Drawing:
    columns = max(1, min(3, int((paper.width - slips_of_paper.GAP) // _TILE))) if not paper.is_narrow else 2
    width = (paper.width - slips_of_paper.GAP * (columns + 1)) / columns
    explained = key.note(_SAME, width=paper.width, top=0)
    parts, top = [explained], explained.height + 4
    for first in range(0, len(found), columns):
        line = found[first : first + columns]
        drawn = [
            _tile(state, names, slips_of_paper.GAP + at * (width + slips_of_paper.GAP), top, width)
            for at, (state, names) in enumerate(line)
        ]
        bottom = max(one.height for one in drawn)
        frames = tuple(
            look.box(
                slips_of_paper.GAP + at * (width + slips_of_paper.GAP),
                top,
                (at + 1) * (width + slips_of_paper.GAP),
                bottom,
                line=look.QUIET,
            )
            for at in range(len(line))
        )
        parts += [Drawing(bottom, frames), *drawn]
        top = bottom + slips_of_paper.GAP
    return look.together(parts)


def _tile(state: Option, names: list[str], left: float, top: float, width: float) -> Drawing:
    label = look.lines_for(state.label, width, most=3)
    words = [PlacedWords(left + 4, top + 4, label, "bottom right", bold=True)]
    points, y = [], top + look.tall(len(label)) + 2
    for name in names:
        lines = look.lines_for(name, width - _DOT - 8, size=look.SMALL, most=2)
        height = look.tall(len(lines), look.SMALL) - 2
        points.append((left + 14, y + height / 2))
        words.append(PlacedWords(left + 24, y + height / 2, lines, "middle right", look.SMALL))
        y += height
    dots = look.marks(points, [look.hover(name) for name in names], colour=look.BLUE, size=11)
    return Drawing(max(y, top + 60) + 4, (), tuple(words), (dots,) if points else ())
