"""A worksheet with a chart of every kind, and teams that write nothing, a little or very much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.content.forms import form as forms
from workbook.content.forms.form import Ask, Field, Form, Grid
from workbook.content.model.worksheets import Worksheet

LONG = (
    "見守りネットワーク連絡会（高齢者等の孤立防止のための関係機関による情報交換の場）",
    "向かいの家の奥さん",
    "NPO法人Smile&Smile相談支援事業所（2024年度〜）",
    "月末は窓口に列ができる。親の相談の最後に子どもの話が出ても、うしろの人と目が合って、そこで切ってしまう。",
    "会議",
)


def choices(*labels: str) -> list[dict[str, str]]:
    """Return choices with codes c1, c2, …"""
    return [{"code": f"c{number}", "label": label} for number, label in enumerate(labels, 1)]


_TABLE: dict[str, Any] = {
    "id": "rows",
    "kind": "table",
    "label": "私たちの表",
    "rows": 3,
    "row_label": "会議",
    "columns": [
        {"id": "name", "label": "名前"},
        {"id": "purpose", "label": "目的"},
        {"id": "when", "label": "時期", "kind": "choice", "choices": choices("いま", "三か月", "一年")},
        {"id": "until", "label": "いつまで", "kind": "choice", "choices": choices("いま", "三か月", "一年")},
        {"id": "level", "label": "受け止める", "kind": "scale", "levels": choices("ない", "うすい", "濃い")},
        {"id": "reach", "label": "広さ", "kind": "scale", "levels": choices("数人", "通り", "まち全体")},
        {"id": "kind", "label": "種類", "kind": "choice", "choices": choices("人", "場", "店・会社・農漁業")},
        {"id": "way", "label": "渡し方", "kind": "choice", "choices": choices("つなぎ", "もどし")},
        {"id": "fields", "label": "分野", "kind": "multi", "choices": choices("高齢", "障害", "子ども")},
        {"id": "times", "label": "年に何回", "kind": "number", "unit": "回"},
        {"id": "people", "label": "人数", "kind": "number", "unit": "人"},
        {"id": "hours", "label": "長さ", "kind": "duration"},
        {"id": "more", "label": "ひとこと", "wide": True},
    ],
}
_FIXED: dict[str, Any] = {
    "id": "amounts",
    "kind": "table",
    "label": "分野ごとの量",
    "row_label": "分野",
    "fixed_rows": choices("高齢", "障害", "子ども"),
    "columns": [
        {"id": "all", "label": "一年の相談", "kind": "number", "unit": "件"},
        {"id": "meeting", "label": "会議で話す", "kind": "number", "unit": "件"},
        {"id": "sure", "label": "確かさ", "kind": "scale", "levels": choices("数えた", "勘")},
        {"id": "good", "label": "良いこと"},
        {"id": "worry", "label": "気がかり"},
        {"id": "answer", "label": "答え"},
    ],
}
_NETWORK: dict[str, Any] = {
    "id": "map",
    "kind": "network",
    "label": "つながりマップ",
    "stages": [
        {"code": "start", "label": "① はじめ"},
        {"code": "busy", "label": "② いちばん多いとき"},
        {"code": "later", "label": "③ しばらくあと"},
    ],
    "stances": [
        {"code": "self", "label": "本人"},
        {"code": "near", "label": "近所の人"},
        {"code": "pro", "label": "専門職"},
    ],
    "professional": ["pro"],
    "strengths": [
        {"code": "none", "label": "なし"},
        {"code": "thin", "label": "細い"},
        {"code": "normal", "label": "ふつう"},
        {"code": "thick", "label": "太い"},
    ],
    "means": choices("会う", "電話"),
    "feelings": choices("＋ 楽になる", "－ しんどい", "？ 分からない"),
}
_CHARTS: dict[str, dict[str, Any]] = {
    "cards": {"questions": ["words", "rows"]},
    "two-sided": {"question": "amounts", "left": "good", "right": "worry", "answer": "answer"},
    "heat-map": {"question": "rows", "row": "name", "columns": ["level", "reach"]},
    "bubble-map": {"question": "rows", "name": "name", "x": "level", "y": "reach", "symbol": "kind"},
    "network": {"question": "map", "changes": ["people", "positions", "ties"]},
    "lanes": {"question": "rows", "when": "when", "lanes": ["name", "purpose", "more"], "arrow": "way"},
    "bubble-matrix": {
        "question": "rows",
        "name": "name",
        "x": "when",
        "y": "fields",
        "size": ["times", "people", "hours"],
        "size_label": "延べ時間",
        "size_unit": "時間",
        "flag": "purpose",
        "flag_label": "目的がまだ書けない会議",
        "changes": ["x", "y"],
    },
    "funnel": {
        "question": "amounts",
        "steps": ["all", "meeting"],
        "sure": "sure",
        "spread": {"c1": 5, "c2": 50},
    },
    "roadmap": {
        "question": "rows",
        "when": "when",
        "until": "until",
        "what": "more",
        "function": "kind",
        "who": "name",
        "changes": ["when", "until", "order"],
    },
    "matching": {"person": "words", "question": "rows", "name": "name", "group": "kind", "gives": "more"},
    "rings": {"question": "rows", "name": "name", "group": "kind", "tie": "level", "changes": ["group"]},
    "strip": {"question": "rows", "name": "name", "value": "kind"},
    "matrix": {"question": "rows", "row": "name", "columns": ["purpose", "when", "more"]},
    "talk": {"question": "plan", "who": "who", "what": "what", "by": "by"},
}
KINDS = tuple(_CHARTS)


def worksheet(*kinds: str) -> Worksheet:
    """Return the worksheet with charts of these kinds."""
    return Worksheet.model_validate(
        {
            "id": "w99",
            "title": "ためしのシート",
            "purpose": "図をためすためのシートです。",
            "minutes": {"full": 10, "short": 5},
            "label": "当教材の案",
            "questions": [
                {"id": "words", "kind": "text", "label": "本人の言葉"},
                _TABLE,
                _FIXED,
                _NETWORK,
                {"id": "plan", "kind": "plan", "label": "だれに話すか"},
            ],
            "charts": [{"kind": kind, **_CHARTS[kind]} for kind in kinds],
        }
    )


def _cell(field: Field, number: int) -> str | list[str]:
    options = [option.code for option in field.options]
    by_kind: Mapping[str, str | list[str]] = {
        "text": LONG[number % len(LONG)],
        "number": ("12", "約20", "1.5", "2400")[number % 4],
        "time": ("09:05", "26:00", "昼休み")[number % 3],
        "duration": ("1時間30分", "45分", "長め")[number % 3],
        "date": f"2026-{number % 12 + 1:02d}-15",
        "multi": [code for at, code in enumerate(options) if (number + at) % 2],
        "node": f"r{number + 1}",
        "position": f"{number * 37 % 101},{number * 61 % 101}",
    }
    return by_kind[field.kind] if field.kind in by_kind else options[number % len(options)]


def _rows(grid: Grid, count: int) -> list[dict[str, Any]]:
    ids = [option.code for option in grid.fixed] or [f"r{number}" for number in range(1, count + 1)]
    filled = [
        {"_row": row} | {field.id: _cell(field, number + at) for at, field in enumerate(grid.fields)}
        for number, row in enumerate(ids)
    ]
    return [{key: value for key, value in row.items() if value} for row in filled]


def _network(ask: Ask, count: int) -> dict[str, Any]:
    nodes, edges = (_rows(grid, count) for grid in ask.grids)
    for number, node in enumerate(nodes):
        node["stance"] = "self" if number == 0 else ("near", "pro")[number % 2]
    for number, edge in enumerate(edges):
        edge["from"], edge["to"] = ("r1", f"r{number + 1}") if number else ("r1", f"r{min(2, count)}")
        edge |= dict(zip(("at-start", "at-busy", "at-later"), _lives(number), strict=True))
    return {"nodes": nodes, "edges": edges}


def _lives(number: int) -> tuple[str, str, str]:
    return (("thin", "thick", "none"), ("none", "normal", "thin"), ("thick", "thick", "normal"))[number % 3]


def answers(form: Form, count: int) -> dict[str, Any]:
    """Return answers with `count` rows in every table; none for 0."""
    return {ask.id: _answer(ask, count) for ask in form.asks if count}


def _answer(ask: Ask, count: int) -> str | list[dict[str, Any]] | dict[str, Any]:
    if ask.kind == "text":
        return "\n".join(LONG[:count])
    return _network(ask, count) if ask.kind == "network" else _rows(ask.grids[0], count)


def answered(form: Form) -> dict[str, Any]:
    """Return an answer to everything a form asks in words or in tables."""
    return {ask.id: _answer(ask, 3) for ask in form.asks if ask.grids or ask.kind == "text"}


def filled(kind: str, count: int) -> tuple[Worksheet, Form, dict[str, Any]]:
    """Return a worksheet with one chart, its form and answers with that many rows."""
    sheet = worksheet(kind)
    form = forms.of_worksheet(sheet)
    return sheet, form, answers(form, count)
