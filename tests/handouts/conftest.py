"""A worksheet with every kind of question, answered with the nastiest texts people type."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from workbook.content.forms import form
from workbook.content.forms.form import Form
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout.sheet import Header

NASTY = (
    "一行目\n二行目",
    "全角　空白",
    "=1+1",
    "+81",
    "@SUM(A1)",
    "-5",
    "0",
    "012",
    "🙂𠮷野家と葛\U000e0100城",
    "ｶﾞﾁｬﾎﾟﾝ",
    "_x0041_と_x000D_",
    "髙﨑①㈱",
    "a & b < c > d \"e\" 'f'",
    "長" * 10_000,
)

_PLACES = [
    {"code": "home", "label": "自宅"},
    {"code": "shop", "label": "店、または市場"},
    {"code": "park", "label": "公園"},
]
_QUESTIONS: list[dict[str, Any]] = [
    {"id": "line", "kind": "text", "label": "一行", "lines": 1, "required": True, "help": "短く"},
    *({"id": f"text-{number}", "kind": "text", "label": f"文{number}"} for number in range(len(NASTY))),
    {"id": "choice", "kind": "choice", "label": "選ぶ", "choices": _PLACES, "example": "自宅"},
    {"id": "multi", "kind": "multi", "label": "いくつか", "choices": _PLACES},
    {"id": "scale", "kind": "scale", "label": "濃さ", "levels": _PLACES},
    {"id": "number", "kind": "number", "label": "数", "unit": "件"},
    {"id": "date", "kind": "date", "label": "日"},
    {"id": "rank", "kind": "rank", "label": "順", "choices": _PLACES},
    {
        "id": "table",
        "kind": "table",
        "label": "表",
        "columns": [
            {"id": "name", "label": "名前", "wide": True},
            {"id": "where", "label": "場所", "kind": "choice", "choices": _PLACES},
            {"id": "several", "label": "いくつか", "kind": "multi", "choices": _PLACES},
            {"id": "count", "label": "数", "kind": "number", "unit": "人"},
            {"id": "day", "label": "日", "kind": "date"},
        ],
        "rows": 2,
    },
    {
        "id": "fixed",
        "kind": "table",
        "label": "名前のある行",
        "row_label": "場所",
        "fixed_rows": _PLACES,
        "columns": [{"id": "note", "label": "メモ"}],
    },
    {"id": "plan", "kind": "plan", "label": "だれに"},
    {
        "id": "map",
        "kind": "network",
        "label": "つながり",
        "stages": [{"code": "now", "label": "いま"}],
        "stances": _PLACES,
        "strengths": [{"code": "thin", "label": "細い"}, {"code": "thick", "label": "太い"}],
        "nodes": 2,
        "edges": 1,
    },
]

VALUES: dict[str, Any] = {
    "line": "短い答え",
    **{f"text-{number}": text for number, text in enumerate(NASTY)},
    "choice": "shop",
    "multi": ["home", "park"],
    "scale": "park",
    "number": "１２，０００",
    "date": "2026-11-24",
    "rank": ["park", "home"],
    "table": [
        {"_row": "x1a2b3c4d", "name": "=HYPERLINK(1)", "where": "park", "several": ["shop"]},
        {"_row": "r1", "count": "012", "day": "来週の水曜"},
    ],
    "fixed": [{"_row": "shop", "note": "二行\nの書きこみ"}],
    "plan": [{"_row": "r2", "who": "課長", "what": "話す", "by": "2027-01-08"}],
    "map": {
        "nodes": [
            {"_row": "r1", "name": "本人"},
            {"_row": "r2", "name": "店の人", "stance": "shop", "hub": "yes"},
        ],
        "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-now": "thick", "way": "both"}],
    },
}


def form_of_every_kind() -> Form:
    """Return the form of a worksheet with every kind of question."""
    worksheet = Worksheet.model_validate(
        {
            "id": "w99",
            "title": "なんでもシート",
            "purpose": "ためしに書きます。",
            "minutes": {"full": 10, "short": 5},
            "label": "当教材の案",
            "questions": _QUESTIONS,
        }
    )
    return form.of_worksheet(worksheet)


@pytest.fixture(scope="session")
def every_kind() -> Form:
    """The form of a worksheet with every kind of question."""
    return form_of_every_kind()


@pytest.fixture(scope="session")
def header() -> Header:
    """What stands on top of every page."""
    return Header("全国研修", "みなと野市=チーム&", "令和8年11月24日（火）", "k7qm3xpa")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice can be asked to convert files."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail(
                "LibreOffice がありません（Debian では apt install libreoffice-calc libreoffice-writer）"
            )
        pytest.skip("SKIPPED LOUDLY: LibreOffice がないので、Excel と Word を開いていません")
    return tmp_path_factory.mktemp("office")
