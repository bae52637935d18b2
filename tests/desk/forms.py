"""A form with every kind of question, a map and boards."""

from __future__ import annotations

from dataclasses import replace

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
