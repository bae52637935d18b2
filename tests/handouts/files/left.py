"""The small sheet whose files lie here, and what it said when it left."""

from __future__ import annotations

from typing import Any

from workbook.content.forms import form
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.writers import excel, word

_PLACES = [{"code": "home", "label": "自宅"}, {"code": "shop", "label": "店"}]
_QUESTIONS: list[dict[str, Any]] = [
    {"id": "aim", "kind": "text", "label": "めざす姿"},
    {"id": "line", "kind": "text", "label": "一言", "lines": 1},
    {"id": "start", "kind": "date", "label": "はじめる日"},
    {"id": "people", "kind": "number", "label": "人数", "unit": "人"},
    {"id": "where", "kind": "multi", "label": "場所", "choices": _PLACES},
    {
        "id": "plan",
        "kind": "table",
        "label": "だれに",
        "columns": [{"id": "who", "label": "だれ", "wide": True}, {"id": "what", "label": "何を"}],
        "rows": 3,
    },
]
FORM = form.of_worksheet(
    Worksheet.model_validate(
        {
            "id": "w98",
            "title": "小さなシート",
            "purpose": "ためしに書きます。",
            "minutes": {"full": 10, "short": 5},
            "label": "当教材の案",
            "questions": _QUESTIONS,
        }
    )
)
VALUES: dict[str, Any] = {
    "aim": "だれも一人にしない。",
    "line": "会う。",
    "plan": [{"_row": "r1", "who": "課長", "what": "話す"}, {"_row": "r2", "who": "保健師", "what": "聞く"}],
}


def files() -> dict[str, bytes]:
    """Return the two files that went home, by their endings."""
    laid = [
        sheet.lay_out(FORM, VALUES, header=Header("全国研修", "みなと野市", "令和8年11月24日", "k7qm3xpa"))
    ]
    return {"docx": word.write(laid), "xlsx": excel.write(laid)}
