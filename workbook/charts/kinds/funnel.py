"""How many go on to the next step, field by field: always a range, always only an estimate (見立て)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from workbook.charts.drawing import key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture, Table
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.model.charts import FunnelChart
from workbook.texts import widths

_TWO_COLUMNS = 820.0
_THINNEST = 2.0
_BAR = 18.0
_SCALE = "帯の長さは、一つの枠の中だけでくらべられます。"


@dataclass(frozen=True)
class _Step:
    """An amount with its range; None: nothing that can be read."""

    label: str
    typed: str
    amount: Decimal | None
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class _Field:
    """One line of the table: a field with its steps and how sure they are."""

    name: str
    sure: str
    steps: tuple[_Step, ...]


def draw(chart: FunnelChart, paper: Paper) -> tuple[Picture, ...]:
    """Return one funnel per field, each with its own scale."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    title = part.label if "見立て" in part.label else f"{part.label}（見立て）"
    fields = [_field(chart, part, row, number) for number, row in enumerate(part.rows, 1)]
    shown = [field for field in fields if any(step.amount is not None for step in field.steps)]
    note = table_rows.unreadable(part, chart.steps)
    if not shown:
        sentence = f"まだ数がありません。分かる行に一つ数を置くと、ここに帯が出ます。{note}"
        return (nothing_yet(paper, chart.kind, title, sentence, header=(_header(chart, part),)),)
    summary = _summary(chart, part, shown) + note
    drawing = _funnels(chart, shown, paper)
    return (picture(paper, chart.kind, title, drawing, summary=summary, table=_table(chart, part, fields)),)


def _field(chart: FunnelChart, part: ReadTable, row: Row, number: int) -> _Field:
    sure = chart.sure or ""
    code = str(row.get(sure) or "")
    percent = chart.spread.get(code, max(chart.spread.values(), default=0))
    steps = tuple(_step(part, row, column, percent) for column in chart.steps if column in part.fields)
    said = table_rows.say(part, row, sure) or ("確かさは空欄" if chart.sure else "")
    return _Field(table_rows.name(part, row, None, number), said, steps)


def _step(part: ReadTable, row: Row, column: str, percent: int) -> _Step:
    amount = table_rows.number(part, row, column)
    known = amount if amount is not None and amount >= 0 else None
    spread = Decimal(percent) / 100
    low, high = ((known or Decimal(0)) * part_of for part_of in (1 - spread, 1 + spread))
    return _Step(
        table_rows.head(part, column),
        table_rows.say(part, row, column),
        known,
        low.quantize(Decimal(1), ROUND_HALF_DOWN),
        high.quantize(Decimal(1), ROUND_HALF_UP),
    )


def _range(step: _Step) -> str:
    """Return an amount with its range, as people say it."""
    if step.amount is None:
        return f"{step.typed}（数として読めません）" if step.typed else "（空欄）"
    if step.low == step.high:
        return step.typed
    return f"{step.typed}（{table_rows.plain(step.low)}〜{table_rows.plain(step.high)}）"


def _funnels(chart: FunnelChart, fields: Sequence[_Field], paper: Paper) -> Drawing:
    signs = [("", look.BLUE_MIDDLE, "少なく見た数"), ("/", look.WHITE, "多く見ると、ここまで")]
    signs_drawn = key.of_patterns(signs, width=paper.width, top=2)
    words = f"{_SCALE}幅は確かさから決まります。確かさが空欄のときは、いちばん広く描いています。"
    explained = key.note(words if chart.sure else _SCALE, width=paper.width, top=signs_drawn.height)
    columns = 2 if paper.width >= _TWO_COLUMNS and len(fields) > 1 else 1
    room = paper.width / columns
    parts = [signs_drawn, explained]
    tops = [explained.height + 6] * columns
    for field in fields:
        column = tops.index(min(tops))
        drawn = _funnel(field, column * room + 4, tops[column], room - 12)
        tops[column] = drawn.height + 10
        parts.append(drawn)
    return look.together(parts)


def _funnel(field: _Field, left: float, top: float, width: float) -> Drawing:
    label, value = width * 0.3, _room_for_ranges(field, width)
    middle, half = left + label + (width - label - value) / 2, (width - label - value) / 2 - 4
    most = max((step.high for step in field.steps if step.amount is not None), default=Decimal(1)) or Decimal(
        1
    )
    name = look.lines_for(f"{field.name}　{field.sure}", width, most=2)
    words = [PlacedWords(left + 4, top + 4, name, "bottom right", bold=True)]
    bars: list[look.Bar] = []
    y = top + look.tall(len(name))
    for step in field.steps:
        said = look.lines_for(_range(step), value, size=look.SMALL, most=3)
        head = look.lines_for(step.label, label + 8, size=look.SMALL, most=3)
        height = max(look.tall(len(said), look.SMALL), look.tall(len(head), look.SMALL), _BAR + 8)
        centre = y + height / 2
        words.append(PlacedWords(left + 4, centre, head, "middle right", look.SMALL))
        words.append(PlacedWords(left + width - value + 4, centre, said, "middle right", look.SMALL))
        if step.amount:
            high, low = (max(float(amount / most) * half, _THINNEST / 2) for amount in (step.high, step.low))
            upper, lower = centre - _BAR / 2, centre + _BAR / 2
            bars.append(look.Bar(middle - high, upper, middle + high, lower, "/"))
            bars.append(look.Bar(middle - low, upper, middle + low, lower, "", look.BLUE_MIDDLE))
        y += height
    frame = look.box(left, top, left + width, y + 4, line=look.LINE)
    return Drawing(y + 6, (frame,), tuple(words), look.patterned(bars))


def _room_for_ranges(field: _Field, width: float) -> float:
    """Return how wide the amounts are: as wide as the longest one that can be read, if bars are left room."""
    longest = max(widths.of(_range(step)) for step in field.steps if step.amount is not None)
    return min(max(longest * look.SMALL + 14, width * 0.25), width * 0.44)


def _summary(chart: FunnelChart, part: ReadTable, fields: Sequence[_Field]) -> str:
    steps = "→".join(table_rows.head(part, column) for column in chart.steps if column in part.fields)
    lines = [f"{field.name}：" + "→".join(_range(step) for step in field.steps) for field in fields[:10]]
    more = f"ほか{len(fields) - len(lines)}行は表にあります。" if len(fields) > len(lines) else ""
    return f"見立ての数です（かっこの中は幅）。{steps}の順に読みます。" + "。".join(lines) + "。" + more


def _header(chart: FunnelChart, part: ReadTable) -> tuple[str, ...]:
    sure = (table_rows.head(part, chart.sure),) if chart.sure else ()
    steps = (table_rows.head(part, column) for column in chart.steps if column in part.fields)
    return (part.row_label or "行", *steps, *sure)


def _table(chart: FunnelChart, part: ReadTable, fields: Sequence[_Field]) -> Table:
    lines = [
        (
            field.name,
            *(_range(step) for step in field.steps),
            *((field.sure,) if chart.sure else ()),
        )
        for field in fields
    ]
    return (_header(chart, part), *lines)
