"""Whatever people may write into the form with every kind of question: strategies for Hypothesis, which only these need."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.desk.forms import EVERYTHING, MOODS, STEPS
from workbook.content.forms.form import Field, Grid, Option

LETTERS = [
    "あ", "い", "。", "、", "！", "\n", " ", "　", "a", "=", "漢", "葛\U000e0100", "か\u3099", "が", "👨‍👩‍👧", "👩🏽", "🇯🇵",
    "㈱", "①", "髙", "ﾊﾟ", "\u2028", "\t", '"', "\\", "e\u0301", "𠮷", "\x1f", "\x7f",
]  # fmt: skip

WORDS = st.lists(st.sampled_from(LETTERS), max_size=12).map("".join)
ANSWER = WORDS.filter(lambda words: bool(words.strip(" \t\r\n\u3000\u00a0")))
_MOOD = st.sampled_from([option.code for option in MOODS])
_STEP = st.sampled_from([option.code for option in STEPS])


def _in_order(codes: set[str], options: tuple[Option, ...]) -> list[str]:
    return [option.code for option in options if option.code in codes]


_MULTI = st.sets(_MOOD, min_size=1).map(lambda codes: _in_order(codes, MOODS))
_POSITION = st.sampled_from(["42,17", "0,100"])
_CELL = {
    "text": ANSWER,
    "choice": _MOOD,
    "multi": _MULTI,
    "scale": _STEP,
    "number": ANSWER,
    "date": ANSWER,
    "position": _POSITION,
}


def _row(fields: tuple[Field, ...], rows: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    cells = {field.id: _CELL.get(field.kind, st.sampled_from(rows)) for field in fields}
    return st.fixed_dictionaries({}, optional=cells).filter(bool)


@st.composite
def _rows(draw: st.DrawFn, grid: Grid) -> list[dict[str, Any]]:
    ids = [option.code for option in grid.fixed] or ["r1", "r2", "r3", "xabcdefgh", "x00000000", "r9"]
    order = draw(st.lists(st.sampled_from(ids), unique=True, max_size=5))
    return [{"_row": row, **draw(_row(grid.fields, ["r1", "r2"]))} for row in order]


_GRID = {grid.id: _rows(grid) for ask in EVERYTHING.asks for grid in ask.grids}
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "aim": ANSWER,
        "mood": _MOOD,
        "who": _MULTI,
        "often": _STEP,
        "people": ANSWER,
        "start": ANSWER,
        "order": st.lists(_STEP, unique=True, min_size=1),
        "table": _GRID["table"].filter(bool),
        "desks": _GRID["desks"].filter(bool),
        "plan": _GRID["plan"].filter(bool),
        "ties": st.fixed_dictionaries({"nodes": _GRID["ties.nodes"], "edges": _GRID["ties.edges"]}).filter(
            lambda parts: any(parts.values())
        ),
    },
)
"""Answers to EVERYTHING exactly as `document.values` gives them back."""
