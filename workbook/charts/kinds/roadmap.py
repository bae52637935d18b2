"""Steps on a time axis, each with the pattern of its function."""

from __future__ import annotations

from datetime import date

from workbook.charts.drawing import in_time, key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model import answers
from workbook.content.model.charts import RoadmapChart

_BAR = 16.0
_LOWEST = 44.0
"""A line is at least so high, for a finger."""
_FILLS = (
    look.BLUE_MIDDLE,
    look.WHITE,
    look.BLUE_PALE,
    look.WHITE,
    look.BLUE_PALE,
    look.WHITE,
    look.WHITE,
    look.WHITE,
)
_UNDATED = Option("", "時期はまだ")
_MONTHS = 12
_MOST_MONTHS = 8


def draw(chart: RoadmapChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the road: one line per step, a bar where it happens."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [
        column
        for column in (chart.when, chart.until, chart.what, chart.function, chart.who)
        if column and column in part.fields
    ]
    header = tuple(table_rows.head(part, column) for column in columns)
    if not part.rows:
        sentence = "まだ道順がありません。最初の一歩を一つ書くと、ここに出ます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    lines = [row for _, row in in_time.in_order(part, chart.when)]
    table = (
        header,
        *(tuple(table_rows.say(part, row, column) or "（空欄）" for column in columns) for row in lines),
    )
    functions = _functions(chart, part)
    explained = key.of_patterns(list(functions.values()), width=paper.width, top=2)
    road = drawn(chart, part, paper, top=explained.height + 4)
    drawing = look.together([explained, road])
    return (
        picture(paper, chart.kind, part.label, drawing, summary=_summary(chart, part, lines), table=table),
    )


def _axis(part: ReadTable, column: str) -> list[Option]:
    """Return the steps of time: the choices, or the months from the first day to the last."""
    days = [day for row in part.rows if (day := table_rows.day(row, column))]
    is_open = any(not row.get(column) or (days and not table_rows.day(row, column)) for row in part.rows)
    steps = _months(min(days), max(days)) if days else list(table_rows.order(part, column))
    return [*steps, _UNDATED] if is_open else steps


def _months(first: date, last: date) -> list[Option]:
    count = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    step = -(-count // _MOST_MONTHS)
    starts = range(
        first.year * _MONTHS + first.month - 1, first.year * _MONTHS + first.month - 1 + count, step
    )
    return [
        Option(str(start), f"{start // _MONTHS}年{start % _MONTHS + 1}月{'〜' if step > 1 else ''}")
        for start in starts
    ]


def _place(axis: list[Option], row: Row, column: str) -> int:
    codes = [option.code for option in axis]
    if day := table_rows.day(row, column):
        month = day.year * _MONTHS + day.month - 1
        return max(at for at, code in enumerate(codes) if code and int(code) <= month)
    code = answers.text(row.get(column))
    return codes.index(code) if code in codes else len(codes) - 1


def _span(axis: list[Option], chart: RoadmapChart, row: Row) -> tuple[int, int]:
    """Return where on the axis a step begins and where it ends; an end before its beginning counts for nothing."""
    first = _place(axis, row, chart.when)
    last = _place(axis, row, chart.until) if chart.until and row.get(chart.until) else first
    return first, last if last > first and axis[last] is not _UNDATED else first


def drawn(chart: RoadmapChart, part: ReadTable, paper: Paper, *, top: float) -> Drawing:
    """Return the road without its key, from `top` on; `src/boards/roadmap.js` draws the same."""
    axis = _axis(part, chart.when)
    functions = _functions(chart, part)
    left = 4.0 if paper.is_narrow else paper.width * 0.42
    room = (paper.width - left - 4) / len(axis)
    heads = [look.lines_for(option.label, room + 8, size=look.SMALL, most=3) for option in axis]
    top += look.tall(max(map(len, heads)), look.SMALL)
    words = [
        PlacedWords(left + room * (at + 0.5), top - 2, head, "top center", look.SMALL, bold=True)
        for at, head in enumerate(heads)
    ]
    shapes, bars, spans = [], [], []
    for _, row in in_time.in_order(part, chart.when):
        said, height, bar = _step(chart, part, row, (left, top), paper)
        words += said
        first, last = _span(axis, chart, row)
        pattern, fill, function = functions[str(row.get(chart.function) or "")]
        hover = look.hover(table_rows.say(part, row, chart.what), function)
        ends = (left + room * first + 2, left + room * (last + 1) - 2)
        bars.append(look.Bar(ends[0], bar, ends[1], bar + _BAR, pattern, fill, hover))
        spans.append((bar - 4, bar + _BAR + 4) if paper.is_narrow else (top, top + height))
        top += height
        shapes.append(look.stroke((0, top), (paper.width, top)))
    shapes += [
        look.stroke((left + room * at, upper), (left + room * at, lower), dash="dot")
        for at in range(len(axis))
        for upper, lower in spans
    ]
    return Drawing(top + 4, tuple(shapes), tuple(words), look.patterned(bars))


def _step(
    chart: RoadmapChart, part: ReadTable, row: Row, at: tuple[float, float], paper: Paper
) -> tuple[list[PlacedWords], float, float]:
    """Return the words of a step, how high its line is, and where its bar lies; `at` is where the bars begin."""
    left, top = at
    width = paper.width - 8 if paper.is_narrow else left - 8
    what = look.lines_for(table_rows.say(part, row, chart.what) or "（やることはまだ）", width, most=4)
    small = "／".join(filter(None, (_when(chart, part, row), *_more(chart, part, row))))
    who = look.lines_for(small, width, size=look.SMALL, most=3)
    text = look.tall(len(what)) + (len(who) * look.SMALL * 1.3 if who else 0)
    words = [PlacedWords(4, top + 4, what, "bottom right")]
    if who:
        words.append(
            PlacedWords(4, top + look.tall(len(what)) - 4, who, "bottom right", look.SMALL, look.QUIET)
        )
    if paper.is_narrow:
        return words, text + _BAR + 10, top + text + 2
    height = max(text + 6, _LOWEST)
    return words, height, top + (height - _BAR) / 2


def _when(chart: RoadmapChart, part: ReadTable, row: Row) -> str:
    """Return from when until when, in words."""
    start, end = table_rows.say(part, row, chart.when), table_rows.say(part, row, chart.until)
    return f"{start}〜{end}" if end and end != start else start


def _more(chart: RoadmapChart, part: ReadTable, row: Row) -> list[str]:
    return [table_rows.say(part, row, column) for column in (chart.function, chart.who)]


def _functions(chart: RoadmapChart, part: ReadTable) -> dict[str, tuple[str, str, str]]:
    """Return pattern, fill and meaning of every function that occurs."""
    used = {str(row.get(chart.function) or "") for row in part.rows}
    known = {
        option.code: (look.PATTERNS[number % 8], _FILLS[number % 8], option.label)
        for number, option in enumerate(table_rows.order(part, chart.function))
        if option.code in used
    }
    unknown = {code: ("", look.WHITE, code or "まだ選んでいない") for code in sorted(used - set(known))}
    return known | unknown


def _summary(chart: RoadmapChart, part: ReadTable, lines: list[Row]) -> str:
    sentences = [f"{table_rows.head(part, chart.when)}の順に、歩みが{len(lines)}件あります。"]
    axis = _axis(part, chart.when)
    for at, option in enumerate(axis):
        here = [
            f"{table_rows.say(part, row, chart.what) or '何をするかはまだ'}（{table_rows.say(part, row, chart.function) or '働きはまだ'}）"
            for row in lines
            if _place(axis, row, chart.when) == at
        ]
        if here:
            sentences.append(f"{option.label}：{table_rows.listing(here, '', '', most=4)}。")
    return "".join(sentences)
