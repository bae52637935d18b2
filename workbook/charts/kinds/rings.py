"""What already moves in the town: a ring per field around the town, a numbered dot for each movement."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.charts.drawing import key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing, PlacedWords
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms.form import Option
from workbook.content.model.charts import RingsChart
from workbook.tokens.digits import plain

_UNSAID = Option("", "どの輪かはまだ")
_NEAREST, _DOT = 26.0, 44.0
"""How far dots are apart: as far as a finger needs, or as near as there is room."""
_LABEL = 17.0
_OVERLAP = 8.0
_SWAY = 8.0
_WIDEST_LINE = 600.0
_NOTHING, _SEEN_THROUGH = (
    "rgba({},{},{},{})".format(*bytes.fromhex(plain(look.BLUE_PALE)), part) for part in (0, 0.6)
)


@dataclass(frozen=True)
class _Ring:
    """A field with its movements (number, row) and how big its ring is."""

    label: str
    found: list[tuple[int, Row]]
    radius: float
    code: str = ""


def draw(chart: RingsChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the rings, with the names behind the numbers below."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = [column for column in (chart.name, chart.group, chart.tie) if column in part.fields]
    header = ("番号", *(table_rows.head(part, column) for column in columns))
    if not part.rows:
        sentence = "まだ輪がありません。もう動いていることを一つ書くと、ここに輪が一つできます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    names = [table_rows.name(part, row, chart.name, number) for number, row in enumerate(part.rows, 1)]
    rings, _ = _rings(chart, part, paper)
    levels = table_rows.order(part, chart.tie)
    signs = [
        (dash, width, f"{table_rows.head(part, chart.tie)}：{option.label}")
        for option, (width, dash) in _pens(levels)
    ]
    explained = key.of_lines(signs, width=paper.width, top=2)
    town = drawn(chart, part, paper, top=explained.height + 4)
    numbered = [(str(number), name) for number, name in enumerate(names, 1)]
    below = key.of_numbers(numbered, width=paper.width, top=town.height + 6)
    rest = [column for column in columns if column != chart.name]
    table = (
        header,
        *(
            (str(number), name, *(table_rows.say(part, row, column) for column in rest))
            for number, (name, row) in enumerate(zip(names, part.rows, strict=True), 1)
        ),
    )
    summary = "まちのまわりの輪です。" + "".join(
        f"{ring.label}：{table_rows.listing(names[number - 1] for number, _ in ring.found)}。"
        for ring in rings
        if ring.found
    )
    drawing = look.together([explained, town, below])
    return (picture(paper, chart.kind, part.label, drawing, summary=summary, table=table),)


def _rings(chart: RingsChart, part: ReadTable, paper: Paper) -> tuple[list[_Ring], float]:
    """Return a ring for every field, also where nothing moves yet, and how far their dots are apart."""
    options = table_rows.order(part, chart.group)
    known = {option.code for option in options}
    found: dict[str, list[tuple[int, Row]]] = {option.code: [] for option in options}
    for number, row in enumerate(part.rows, 1):
        found.setdefault(_code(row, chart.group, known), []).append((number, row))
    most = max(map(len, found.values()))
    room = min(paper.width - 16, _WIDEST_LINE) / 2
    apart = _NEAREST if paper.is_far else min(_DOT, max(_NEAREST, (room - 26) / (math.sqrt(most) * 0.72)))
    shown = [option for option in (*options, _UNSAID) if option.code in found]
    return [
        _Ring(option.label, found[option.code], _radius(len(found[option.code]), apart), option.code)
        for option in shown
    ], apart


def _code(row: Row, column: str, known: set[str]) -> str:
    code = str(row.get(column) or "")
    return code if code in known else ""


def _radius(count: int, apart: float) -> float:
    """Return how big a ring must be for its dots and its name."""
    return max(50.0, math.sqrt(count) * apart * 0.72 + 26)


def _pens(levels: Sequence[Option]) -> list[tuple[Option, tuple[float, str]]]:
    """Return the outline of a dot for each tie: dotted where there is none yet, thick where it is strong."""
    last = max(len(levels) - 1, 1)
    return [
        (option, (1.5 + 2 * at / last, "dot" if at == 0 else "solid")) for at, option in enumerate(levels)
    ]


def drawn(chart: RingsChart, part: ReadTable, paper: Paper, *, top: float) -> Drawing:
    """Return the rings, overlapping a little as in life, inside the line around the town.

    `src/boards/rings.js` draws the same.
    """
    rings, apart = _rings(chart, part, paper)
    names = [table_rows.name(part, row, chart.name, number) for number, row in enumerate(part.rows, 1)]
    pens = {option.code: pen for option, pen in _pens(table_rows.order(part, chart.tie))}
    spots, bottom = _spots(
        [ring.radius for ring in rings],
        paper.width - 16 if paper.is_far else min(paper.width - 16, _WIDEST_LINE),
        paper.width,
        top + 26,
    )
    in_town = [
        _ring(ring, spot, _dots(chart, ring, spot, names, pens, apart))
        for ring, spot in zip(rings, spots, strict=True)
    ]
    frame = look.box(
        2, top, paper.width - 2, bottom + 8, fill=look.WHITE, line=look.QUIET, thick=2, dash="dot"
    )
    name = PlacedWords(10, top + 4, ("まち",), "bottom right", bold=True)
    return look.together([Drawing(bottom + 10, (frame,), (name,)), *in_town])


def _ring(ring: _Ring, spot: tuple[float, float], dots: Drawing) -> Drawing:
    """Return a ring with its name; where nothing moves yet it is a dotted line."""
    x, y = spot
    across = 2 * ring.radius
    outline = look.rounded(across, across, ring.radius)
    fill, dash = (_SEEN_THROUGH, "solid") if ring.found else (_NOTHING, "dot")
    label = look.name_lines(ring.label, across * 0.78 + 12, most=2)
    top = y - ring.radius + (16 if len(label) > 1 else 14)
    shape = look.fixed(x, y, outline, fill=fill, line=look.BLUE, thick=1.5, dash=dash)
    words = PlacedWords(x, top + _LABEL / 2, label, "middle center", look.SMALL, bold=True)
    return look.together([Drawing(0, (shape,), (words,)), dots])


def _dots(  # noqa: PLR0913, PLR0917 -- all that a dot says
    chart: RingsChart,
    ring: _Ring,
    spot: tuple[float, float],
    names: Sequence[str],
    pens: Mapping[str, tuple[float, str]],
    apart: float,
) -> Drawing:
    x, y = spot
    shapes, words = [], []
    places = [(x + dx, y + dy + _LABEL / 2) for dx, dy in _packed(len(ring.found), apart)]
    for (number, row), at in zip(ring.found, places, strict=True):
        thick, dash = pens.get(str(row.get(chart.tie) or ""), (0.5, "solid"))
        shapes.append(look.fixed(*at, look.rounded(20, 20, 10), line=look.INK, thick=thick, dash=dash))
        words.append(PlacedWords(*at, (str(number),), "middle center", look.SMALL, bold=True))
    hovers = [look.hover(f"{number} {names[number - 1]}") for number, _ in ring.found]
    traces = (look.hot(places, hovers, size=20),) if places else ()
    return Drawing(0, tuple(shapes), tuple(words), traces)


def _spots(
    radii: Sequence[float], room: float, width: float, top: float
) -> tuple[list[tuple[float, float]], float]:
    """Return where each ring stands, line after line, and where the last line ends."""
    lines: list[list[float]] = []
    for radius in radii:
        used = sum(2 * one - _OVERLAP for one in lines[-1]) if lines else 0
        if lines and used + 2 * radius <= room:
            lines[-1].append(radius)
        else:
            lines.append([radius])
    spots: list[tuple[float, float]] = []
    for line in lines:
        total = sum(2 * radius for radius in line) - _OVERLAP * (len(line) - 1)
        x = (width - total) / 2
        for at, radius in enumerate(line):
            sway = _SWAY if at % 2 else 0
            spots.append((x + radius, top + max(line) + sway))
            x += 2 * radius - _OVERLAP
        top += 2 * max(line) - _OVERLAP + (_SWAY if len(line) > 1 else 0)
    return spots, top + _OVERLAP


def _packed(count: int, apart: float) -> list[tuple[float, float]]:
    """Return places for dots inside a ring, as square as can be."""
    if not count:
        return []
    columns = math.ceil(math.sqrt(count))
    lines = math.ceil(count / columns)
    places = []
    for number in range(count):
        here = min(columns, count - number // columns * columns)
        x = (number % columns - (here - 1) / 2) * apart
        places.append((x, (number // columns - (lines - 1) / 2) * apart))
    return places
