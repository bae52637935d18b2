"""A JSON file of texts by their addresses, or what a browser had not been able to send yet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from workbook.content.model.answers import SeenValues
from workbook.handouts.returned.returned_sheet import Returned
from workbook.handouts.returned.safe_file import MOST_BYTES, FileRefused
from workbook.texts import cleaning

# The first line of a file of what a browser could not send (desk/frontend/src/editor/rescue.js).
RESCUED = "重層ワークブック 未保存分"
_BAD = "JSON のファイルとして読めません（持ち帰ったファイルをそのまま入れてください）"


def read(data: bytes) -> Iterator[Returned]:
    """Yield the sheets of a file; raise FileRefused."""
    if len(data) > MOST_BYTES:
        message = f"ファイルが大きすぎます（{MOST_BYTES // 1024 // 1024} MB まで）"
        raise FileRefused(message)
    try:
        given = _printable(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):  # also of a number without end
        raise FileRefused(_BAD) from None
    if isinstance(given, dict) and given.get("what") == RESCUED and isinstance(given.get("values"), dict):
        yield _rescued(given, given["values"])
        return
    sheets = given.get("sheets") if isinstance(given, dict) else None
    for sheet in sheets if isinstance(sheets, list) else []:
        texts = sheet.get("texts") if isinstance(sheet, dict) else None
        if isinstance(texts, dict):
            kept = {str(name): str(text) for name, text in texts.items()}
            yield Returned(str(sheet.get("sheet", "")), str(sheet.get("title", "")), kept)


def _printable(given: Any) -> Any:  # noqa: ANN401 -- Any: whatever JSON may hold
    """Return the same with what no file and no database can carry left out of every text, halves of letters too."""
    if isinstance(given, str):
        return cleaning.printable(given)
    if isinstance(given, list):
        return [_printable(one) for one in given]
    if isinstance(given, dict):
        return {cleaning.printable(name): _printable(one) for name, one in given.items()}
    return given


def _rescued(given: Mapping[str, object], values: SeenValues) -> Returned:
    """Return what was in a browser: it knows the worksheet, and the answers as they are kept."""
    return Returned(
        str(given.get("form", "")), str(given.get("title", "")), dict.fromkeys(values, ""), values=values
    )
