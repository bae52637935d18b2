"""A time axis that runs downward, a lane per movement, and arrows where someone passes on or hands back."""

from __future__ import annotations

from workbook.charts.drawing import in_time, look, slips_of_paper, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords, Shape
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.model import answers
from workbook.content.model.charts import LanesChart

_HEAD = "M0,-7 L9,0 L0,7 Z"
_HEAD_BACK = "M0,-7 L-9,0 L0,7 Z"


def draw(chart: LanesChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the lanes with one line per moment."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    lanes = [column for column in chart.lanes if column in part.fields]
    arrow = [chart.arrow] if chart.arrow and chart.arrow in part.fields else []
    columns = [chart.when, *lanes, *arrow]
    header = tuple(table_rows.head(part, column) or part.row_label for column in columns)
    if not part.rows:
        sentence = "まだ流れがありません。時期を一つ書くと、ここに一段できます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    lines = [row for _, row in in_time.in_order(part, chart.when)]
    table = (
        header,
        *((_when(chart, part, row), *(table_rows.say(part, row, c) for c in columns[1:])) for row in lines),
    )
    drawing = _flow(chart, part, lanes, lines, paper)
    summary = _summary(chart, part, lanes, lines)
    return (picture(paper, chart.kind, part.label, drawing, summary=summary, table=table),)


def _when(chart: LanesChart, part: ReadTable, row: Row) -> str:
    return part.names.get(answers.text(row["_row"]), "") or in_time.said(part, row, chart.when)


def _flow(chart: LanesChart, part: ReadTable, lanes: list[str], lines: list[Row], paper: Paper) -> Drawing:
    gap = 20.0
    room = (paper.width - 4 - gap * (len(lanes) - 1)) / max(len(lanes), 1)
    lefts = [2 + at * (room + gap) for at in range(len(lanes))]
    heads: list[slips_of_paper.Slip] = [
        (left, room, table_rows.head(part, lane), {"fill": look.PALE, "bold": True})
        for left, lane in zip(lefts, lanes, strict=True)
    ]
    parts = [slips_of_paper.row(heads, 2)]
    top = parts[0].height
    for row in lines:
        moment = _moment(chart, part, row, paper, top + slips_of_paper.GAP)
        cells: list[slips_of_paper.Slip] = [
            (left, room, said, {"line": look.INK})
            for left, lane in zip(lefts, lanes, strict=True)
            if (said := table_rows.say(part, row, lane))
        ]
        bottom = slips_of_paper.row(cells, moment.height + 2) if cells else Drawing(moment.height + 2)
        parts += [moment, bottom]
        top = bottom.height
    tracks = tuple(
        look.stroke((left + room / 2, parts[0].height), (left + room / 2, top + 6), dash="dot")
        for left in lefts
    )
    return look.together([Drawing(top + 8, tracks), *parts])


def _moment(chart: LanesChart, part: ReadTable, row: Row, paper: Paper, top: float) -> Drawing:
    """Return the line that says when, with the arrow and its word at the right."""
    width = paper.width - 4
    passed = table_rows.say(part, row, chart.arrow)
    room = width * (0.45 if passed else 0.98)
    lines = look.lines_for(_when(chart, part, row), room, most=2)
    said = look.lines_for(passed, width * 0.45 - 34, size=look.SMALL, most=2)
    height = max(look.tall(len(lines)), look.tall(len(said), look.SMALL))
    middle = top + height / 2
    words = [PlacedWords(6, middle, lines, "middle right", bold=True)]
    shapes: list[Shape] = [
        look.box(2, top, 2 + width, top + height, fill=look.BLUE_PALE, thick=0, line=look.BLUE_PALE)
    ]
    if passed:
        x = width * 0.5
        shapes += _arrow(x, middle, _direction(chart, part, row))
        words.append(PlacedWords(x + 34, middle, said, "middle right", look.SMALL, bold=True))
    return Drawing(top + height, tuple(shapes), tuple(words))


def _direction(chart: LanesChart, part: ReadTable, row: Row) -> str:
    """Return where the arrow points: the first choice passes on to the right, the second hands back."""
    arrow = part.fields.get(chart.arrow or "")
    options = arrow.options if arrow else ()
    directions = dict(zip((option.code for option in options), ("on", "back"), strict=False))
    return directions.get(str(row.get(chart.arrow or "")), "both")


def _arrow(x: float, y: float, direction: str) -> list[Shape]:
    shapes: list[Shape] = [
        look.stroke(
            (x, y), (x + 24, y), line=look.INK, thick=2, dash="dash" if direction == "back" else "solid"
        )
    ]
    if direction != "back":
        shapes.append(look.fixed(x + 20, y, _HEAD, fill=look.INK, line=look.INK))
    if direction != "on":
        shapes.append(look.fixed(x + 6, y, _HEAD_BACK, fill=look.INK, line=look.INK))
    return shapes


def _summary(chart: LanesChart, part: ReadTable, lanes: list[str], lines: list[Row]) -> str:
    heads = table_rows.listing(table_rows.head(part, lane) for lane in lanes)
    moments = (_when(chart, part, row) for row in lines)
    times = list(dict.fromkeys(one for one in moments if one != in_time.UNKNOWN))
    passed = [
        f"{_when(chart, part, row)} {said}"
        for row in lines
        if (said := table_rows.say(part, row, chart.arrow))
    ]
    sentences = [
        f"上から下へ時間が流れます。{heads}の列があり、{len(lines)}段です。",
        f"「{times[0]}」から「{times[-1]}」までです。" if len(times) > 1 else "",
        f"渡した・もどしたところ：{table_rows.listing(passed)}。" if passed else "",
    ]
    return "".join(sentences)
