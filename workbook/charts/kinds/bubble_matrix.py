"""Meetings as bubbles in a grid of purposes and fields: the area is the time they take."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbook.charts.drawing import grid, key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords, Shape
from workbook.charts.drawing.picture import Picture, Table
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model.charts import BubbleMatrixChart

_UNSAID = Option("", "まだ選んでいない")
_SMALLEST = 7.0
_ROOM_FOR_NUMBER = 23.0
_FAR = (34.0, 20.0)
"""How large the place of a bubble is, and how high a line at least, where no finger, which needs 44, touches them."""
_DIAMOND = "M0,-8 L8,0 L0,8 L-8,0 Z"


@dataclass(frozen=True)
class _Bubble:
    """A row of the table with what it takes; `amount` None: some of its numbers are missing."""

    number: int
    name: str
    xs: tuple[str, ...]
    ys: tuple[str, ...]
    amount: Decimal | None
    is_hatched: bool
    row: Row


def draw(chart: BubbleMatrixChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the grid, with the names behind the numbers below it."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    title = f"{part.label}：{table_rows.head(part, chart.x)}×{table_rows.head(part, chart.y)}"
    bubbles = _bubbles(chart, part)
    if not bubbles:
        sentence = f"まだ一つも書かれていません。{part.row_label or '行'}を一つ書くと、ここに円が一つ出ます。"
        return (nothing_yet(paper, chart.kind, title, sentence, header=(_header(chart, part),)),)
    explained = key.note(_how_to_read(chart, bubbles), width=paper.width, top=0)
    matrix = drawn(chart, part, paper, top=explained.height + 4)
    named = [(str(bubble.number), bubble.name) for bubble in bubbles]
    below = key.of_numbers(named, width=paper.width, top=matrix.height + 10)
    drawing = look.together([explained, matrix, below])
    summary = _summary(chart, part, bubbles)
    return (picture(paper, chart.kind, title, drawing, summary=summary, table=_table(chart, part, bubbles)),)


def _bubbles(chart: BubbleMatrixChart, part: ReadTable) -> list[_Bubble]:
    return [_bubble(chart, part, row, number) for number, row in enumerate(part.rows, 1)]


def _bubble(chart: BubbleMatrixChart, part: ReadTable, row: Row, number: int) -> _Bubble:
    numbers = [table_rows.number(part, row, column) for column in chart.size]
    known = [one for one in numbers if one is not None and one >= 0]
    amount = math.prod(known, start=Decimal(1)) if len(known) == len(numbers) else None
    hatched = bool(chart.flag) and not table_rows.say(part, row, chart.flag)
    name = table_rows.name(part, row, chart.name, number)
    return _Bubble(
        number, name, table_rows.codes(row, chart.x), table_rows.codes(row, chart.y), amount, hatched, row
    )


def _axis(part: ReadTable, column: str, used: Sequence[tuple[str, ...]]) -> tuple[Option, ...]:
    options = table_rows.order(part, column)
    known = {option.code for option in options}
    is_open = any(not codes or not known.issuperset(codes) for codes in used)
    return (*options, _UNSAID) if is_open else options


def drawn(chart: BubbleMatrixChart, part: ReadTable, paper: Paper, *, top: float) -> Drawing:
    """Return the grid with its bubbles, from `top` on; `src/boards/bubble_matrix.js` draws the same."""
    bubbles = _bubbles(chart, part)
    across = _axis(part, chart.x, [bubble.xs for bubble in bubbles])
    down = _axis(part, chart.y, [bubble.ys for bubble in bubbles])
    cells = _cells(bubbles, across, down)
    left = grid.label_width(down, paper)
    room = (paper.width - left) / len(across)
    slot, least = _FAR if paper.is_far else (44.0, 34.0) if paper.is_narrow else (52.0, 34.0)
    in_line = max(1, int(room // slot))
    heights = [
        max((math.ceil(len(cells.get((x, y), ())) / in_line) for x in range(len(across))), default=1) * slot
        + 4
        for y in range(len(down))
    ]
    frame = grid.frame(across, down, [max(height, least) for height in heights], paper, top=top)
    most = max((bubble.amount for bubble in bubbles if bubble.amount), default=Decimal(1))
    placed = [
        (bubble, frame.spot(cell, at, len(found), in_line, slot))
        for cell, found in cells.items()
        for at, bubble in enumerate(found)
    ]
    circles = (_circle(bubble, spot, most, slot - 4) for bubble, spot in placed)
    return look.together([frame.drawing, *circles, Drawing(traces=(_hovers(chart, part, placed),))])


def _cells(
    bubbles: Sequence[_Bubble], across: Sequence[Option], down: Sequence[Option]
) -> dict[tuple[int, int], list[_Bubble]]:
    columns = {option.code: at for at, option in enumerate(across)}
    lines = {option.code: at for at, option in enumerate(down)}
    found: dict[tuple[int, int], list[_Bubble]] = {}
    for bubble in bubbles:
        xs = dict.fromkeys(columns.get(code, columns.get("", 0)) for code in bubble.xs or ("",))
        ys = dict.fromkeys(lines.get(code, lines.get("", 0)) for code in bubble.ys or ("",))
        for x in xs:
            for y in ys:
                found.setdefault((x, y), []).append(bubble)
    return found


def _circle(bubble: _Bubble, at: tuple[float, float], most: Decimal, biggest: float) -> Drawing:
    x, y = at
    if bubble.amount is None:
        return _with_number(bubble, x, y, 16, (look.fixed(x - 9, y, _DIAMOND, line=look.INK, thick=1.5),))
    across = max(_SMALLEST, biggest * math.sqrt(float(bubble.amount / most)))
    is_big = across >= _ROOM_FOR_NUMBER
    left = x if is_big else x - 9
    fill = look.WHITE if bubble.is_hatched else look.BLUE_PALE
    line = look.INK if bubble.is_hatched else look.BLUE
    circle = look.fixed(left, y, look.rounded(across, across, across / 2), fill=fill, line=line, thick=2)
    hatch = (look.fixed(left, y, _hatch(across / 2), line=look.QUIET, thick=1),) if bubble.is_hatched else ()
    plate = (look.fixed(x, y, look.rounded(18, 16, 3), thick=0, line=look.WHITE),) if hatch and is_big else ()
    return _with_number(bubble, x, y, across, (circle, *hatch, *plate))


def _with_number(bubble: _Bubble, x: float, y: float, across: float, shapes: tuple[Shape, ...]) -> Drawing:
    is_big = across >= _ROOM_FOR_NUMBER
    words = PlacedWords(
        x if is_big else x - 8 + across / 2,
        y,
        (str(bubble.number),),
        "middle center" if is_big else "middle right",
        look.SMALL,
        bold=True,
    )
    return Drawing(shapes=shapes, words=(words,))


def _hatch(radius: float) -> str:
    """Return slanted lines that end at a circle's edge."""
    parts, step = [], 6.0
    at = -radius + step / 2
    while at < radius:
        half = math.sqrt(radius * radius - at * at)
        a, b = (at + half) / math.sqrt(2), (at - half) / math.sqrt(2)
        parts.append(f"M{a:.1f},{b:.1f} L{b:.1f},{a:.1f}")
        at += step
    return " ".join(parts)


def _hovers(
    chart: BubbleMatrixChart, part: ReadTable, placed: Sequence[tuple[_Bubble, tuple[float, float]]]
) -> look.Trace:
    said = [
        look.hover(f"{bubble.number} {bubble.name}", _amount(chart, bubble), *_sizes(chart, part, bubble))
        for bubble, _ in placed
    ]
    return look.hot([at for _, at in placed], said, size=26)


def _sizes(chart: BubbleMatrixChart, part: ReadTable, bubble: _Bubble) -> list[str]:
    return [
        f"{table_rows.head(part, column)} {table_rows.say(part, bubble.row, column)}" for column in chart.size
    ]


def _amount(chart: BubbleMatrixChart, bubble: _Bubble) -> str:
    return "" if bubble.amount is None else f"{table_rows.plain(bubble.amount)}{chart.size_unit}"


def _how_to_read(chart: BubbleMatrixChart, bubbles: Sequence[_Bubble]) -> str:
    parts = [f"円の大きさ＝{chart.size_label}"]
    if any(bubble.is_hatched for bubble in bubbles):
        parts.append(f"斜線＝{chart.flag_label or '空欄'}")
    if any(bubble.amount is None for bubble in bubbles):
        parts.append("◇＝数がまだそろわない")
    if any(len(bubble.xs) * len(bubble.ys) > 1 for bubble in bubbles):
        parts.append("同じ番号は同じもの")
    return "。".join(parts) + "。"


def _summary(chart: BubbleMatrixChart, part: ReadTable, bubbles: Sequence[_Bubble]) -> str:
    count = len(bubbles)
    places = [
        f"「{option.label}」に{found}件"
        for option in _axis(part, chart.x, [bubble.xs for bubble in bubbles])
        if (found := sum(option.code in (bubble.xs or ("",)) for bubble in bubbles))
    ]
    sized = sorted((b for b in bubbles if b.amount), key=lambda b: b.amount or 0, reverse=True)[:3]
    hatched = [bubble.name for bubble in bubbles if bubble.is_hatched]
    missing = [bubble.name for bubble in bubbles if bubble.amount is None]
    sentences = [
        f"{part.row_label or '行'}は{count}件です。{table_rows.head(part, chart.x)}では、{'、'.join(places)}あります。",
        f"{chart.size_label}が大きいのは、"
        + "、".join(f"「{b.name}」{_amount(chart, b)}" for b in sized)
        + "です。"
        if sized
        else "",
        f"{chart.flag_label or '空欄'}：{table_rows.listing(hatched)}。" if hatched else "",
        f"数がまだそろわない：{table_rows.listing(missing)}。" if missing else "",
        table_rows.unreadable(part, chart.size),
    ]
    return "".join(sentences)


def _header(chart: BubbleMatrixChart, part: ReadTable) -> tuple[str, ...]:
    columns = (chart.name, chart.x, chart.y, *chart.size)
    flag = (table_rows.head(part, chart.flag),) if chart.flag else ()
    return ("番号", *(table_rows.head(part, column) for column in columns), chart.size_label, *flag)


def _table(chart: BubbleMatrixChart, part: ReadTable, bubbles: Sequence[_Bubble]) -> Table:
    lines = [
        (
            str(bubble.number),
            bubble.name,
            *(table_rows.say(part, bubble.row, column) for column in (chart.x, chart.y, *chart.size)),
            _amount(chart, bubble) or "（数がそろうと出ます）",
            *((table_rows.say(part, bubble.row, chart.flag) or "（まだ）",) if chart.flag else ()),
        )
        for bubble in bubbles
    ]
    return (_header(chart, part), *lines)
