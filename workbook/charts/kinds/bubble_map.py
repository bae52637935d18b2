"""Things placed by two ordered columns, each with a symbol for its kind and its name beside it."""

from __future__ import annotations

from workbook.charts.drawing import grid, key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model import answers
from workbook.content.model.charts import BubbleMapChart

_UNSAID = Option("", "まだ選んでいない")
_SYMBOL = 24.0
_SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "star",
    "cross",
    "hexagon",
    "triangle-down",
    "pentagon",
    "x",
)


def draw(chart: BubbleMapChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the map: names stand in their field, so nothing covers anything."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [
        column for column in (chart.name, chart.symbol, chart.x, chart.y) if column and column in part.fields
    ]
    header = tuple(table_rows.head(part, column) for column in columns)
    title = f"{part.label}：{table_rows.head(part, chart.x)}×{table_rows.head(part, chart.y)}"
    if not part.rows:
        sentence = f"まだ何も置かれていません。{part.row_label or '一つ'}を書くと、ここに印が出ます。"
        return (nothing_yet(paper, chart.kind, title, sentence, header=(header,)),)
    named = [(table_rows.name(part, row, chart.name, number), row) for number, row in enumerate(part.rows, 1)]
    rest = [column for column in columns if column != chart.name]
    table = (
        header,
        *((name, *(table_rows.say(part, row, column) for column in rest)) for name, row in named),
    )
    drawing = _map(chart, part, named, paper)
    return (picture(paper, chart.kind, title, drawing, summary=_summary(chart, part, named), table=table),)


def symbols(part: ReadTable, column: str | None) -> dict[str, tuple[str, str]]:
    """Return the symbol and meaning of each code that occurs in a column."""
    if not column:
        return {}
    used = {code for row in part.rows for code in table_rows.codes(row, column)}
    known = {
        option.code: (_SYMBOLS[number % len(_SYMBOLS)], option.label)
        for number, option in enumerate(table_rows.order(part, column))
        if option.code in used
    }
    is_open = any(not table_rows.codes(row, column) for row in part.rows)
    return known | ({"": ("circle-x", "まだ選んでいない")} if is_open else {})


def _axis(part: ReadTable, column: str) -> tuple[Option, ...]:
    options = table_rows.order(part, column)
    known = {option.code for option in options}
    return options if all(row.get(column) in known for row in part.rows) else (*options, _UNSAID)


def _upward(axis: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return an axis with its most at the top; what is not said stays at the bottom."""
    said = [option for option in axis if option.code]
    return (*said[::-1], *(option for option in axis if not option.code))


def _place(axis: tuple[Option, ...], row: Row, column: str) -> int:
    codes = [option.code for option in axis]
    code = answers.text(row.get(column))
    return codes.index(code) if code in codes else len(codes) - 1


def _map(chart: BubbleMapChart, part: ReadTable, named: list[tuple[str, Row]], paper: Paper) -> Drawing:
    across, down = _axis(part, chart.x), _upward(_axis(part, chart.y))
    signs = symbols(part, chart.symbol)
    explained = key.of_symbols(list(signs.values()), width=paper.width, top=2)
    axes = key.note(
        f"よこ：{table_rows.head(part, chart.x)}　たて：{table_rows.head(part, chart.y)}",
        width=paper.width,
        top=explained.height,
    )
    room = (paper.width - grid.label_width(down, paper)) / len(across) - _SYMBOL
    cells: dict[tuple[int, int], list[tuple[tuple[str, ...], str, str]]] = {}
    for name, row in named:
        place = (_place(across, row, chart.x), _place(down, row, chart.y))
        lines = look.lines_for(name, room + 8, size=look.SMALL, most=5 if paper.is_narrow else 3)
        code = str(row.get(chart.symbol or "") or "")
        symbol = signs.get(code, ("circle", ""))[0]
        cells.setdefault(place, []).append((lines, symbol, name))
    heights = [
        max(
            (
                sum(look.tall(len(item[0]), look.SMALL) for item in cells.get((x, y), ()))
                for x in range(len(across))
            ),
            default=0,
        )
        for y in range(len(down))
    ]
    frame = grid.frame(across, down, [max(height, 34) for height in heights], paper, top=axes.height + 2)
    return look.together(
        [explained, axes, frame.drawing, *(_filled(frame, at, found) for at, found in cells.items())]
    )


def _filled(frame: grid.Frame, at: tuple[int, int], found: list[tuple[tuple[str, ...], str, str]]) -> Drawing:
    left, top, _, _ = frame.cell(*at)
    points, words = [], []
    for lines, _, _ in found:
        height = look.tall(len(lines), look.SMALL)
        points.append((left + _SYMBOL / 2, top + height / 2))
        words.append(PlacedWords(left + _SYMBOL, top + height / 2, lines, "middle right", look.SMALL))
        top += height
    trace = look.marks(
        points,
        [look.hover(name) for _, _, name in found],
        symbols=[s for _, s, _ in found],
        colour=look.BLUE_PALE,
        size=11,
    )
    return Drawing(0, (), tuple(words), (trace,))


def _summary(chart: BubbleMapChart, part: ReadTable, named: list[tuple[str, Row]]) -> str:
    sentences = [f"{part.row_label or '行'}は{len(named)}件です。"]
    for option in _axis(part, chart.x):
        here = [name for name, row in named if (row.get(chart.x) or "") == option.code]
        if here:
            sentences.append(
                f"{table_rows.head(part, chart.x)}「{option.label}」：{table_rows.listing(here, most=6)}。"
            )
    return "".join(sentences)
