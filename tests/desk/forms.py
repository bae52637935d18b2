"""A form with every kind of question, and plain values that fit it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.charts import chart_examples
from workbook.content.forms import form as forms
from workbook.content.forms.form import Ask, Field, Form, Grid, Option

MOODS = (Option("calm", "おだやか"), Option("tense", "はりつめた"), Option("12", "十二時"))
STEPS = (Option("1", "ほとんどない"), Option("2", "少し"), Option("3", "よくある"))

CELLS = (
    Field("what", "なにを", "text", required=True, wide=True),
    Field("mood", "雰囲気", "choice", options=MOODS),
    Field("who", "だれ", "multi", options=MOODS),
    Field("often", "頻度", "scale", options=STEPS),
    Field("count", "回数", "number", unit="回", minimum=0),
    Field("day", "日", "date"),
    Field("from", "何時から", "time"),
    Field("long", "どれだけ", "duration"),
)

NODES = Grid(
    "ties.nodes",
    "nodes",
    "人・場所",
    (
        Field("name", "名前", "text", required=True),
        Field("stance", "立場", "choice", options=MOODS),
        Field("position", "位置", "position"),
    ),
    4,
)
EDGES = Grid(
    "ties.edges",
    "edges",
    "つながり",
    (
        Field("from", "だれから", "node", required=True),
        Field("to", "だれへ", "node", required=True),
        Field("at-1", "強さ", "scale", options=STEPS),
    ),
    4,
)

EVERYTHING = Form(
    "everything",
    "すべての設問",
    "どの種類の設問も一度ずつ書いてみるためのシートです。",
    (
        Ask(
            "aim", "text", "めざす姿", help="ひとことで", example="だれも一人にしない", required=True, lines=4
        ),
        Ask("mood", "choice", "会議の雰囲気", options=MOODS),
        Ask("who", "multi", "だれが来ていますか", options=MOODS),
        Ask("often", "scale", "どのくらいありますか", options=STEPS),
        Ask("people", "number", "人口", unit="人", minimum=0),
        Ask("start", "date", "はじめる日"),
        Ask("order", "rank", "大事な順", options=STEPS),
        Ask("table", "table", "会議の一覧", grids=(Grid("table", "", "会議の一覧", CELLS, 3),)),
        Ask(
            "desks",
            "table",
            "窓口ごと",
            grids=(Grid("desks", "", "窓口ごと", CELLS[:3], 0, fixed=MOODS, row_label="窓口"),),
        ),
        Ask(
            "plan",
            "plan",
            "これからやること",
            grids=(
                Grid(
                    "plan",
                    "",
                    "これからやること",
                    (
                        Field("who", "だれが", "text", required=True),
                        Field("what", "なにを", "text", required=True, wide=True),
                        Field("by", "いつまでに", "date", required=True),
                    ),
                    3,
                ),
            ),
        ),
        Ask("ties", "network", "つながり", grids=(NODES, EDGES), stages=(Option("1", "いま"),)),
        Ask("opens", "time", "開く時刻"),
        Ask("takes", "duration", "かかる時間"),
    ),
)

_SHEET = forms.of_worksheet(chart_examples.worksheet("network"))
MAP = replace(_SHEET, id="map", asks=tuple(ask for ask in _SHEET.asks if ask.id == "map"))
"""A sheet whose picture is where one works."""


def _board(kind: str) -> Ask:
    """Return the table of such a picture, called so and with the columns it shows."""
    asks = forms.of_worksheet(chart_examples.worksheet(kind)).asks
    ask = next(one for one in asks if one.picture)
    shown = str(ask.picture)
    fields = tuple(field for field in ask.grids[0].fields if f"'{field.id}'" in shown)
    return replace(ask, id=kind, label=kind, grids=(replace(ask.grids[0], id=kind, fields=fields),))


BOARDS = Form("boards", "図", "", tuple(map(_board, ("bubble-matrix", "roadmap", "rings"))))
"""A sheet with pictures whose signs are moved from place to place."""

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
