"""A handout as JSON: every text by its address, for programs and for keeping."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workbook.handouts.layout.sheet import LaidOutSheet
from workbook.handouts.returned import texts_to_answers


def write(sheets: Sequence[LaidOutSheet]) -> bytes:
    """Return a .json that `intake.read` takes back."""
    plain = [
        {
            "sheet": sheet.header.sheet,
            "worksheet": sheet.id,
            "title": sheet.title,
            "training": sheet.header.training,
            "team": sheet.header.team,
            "date": sheet.header.date,
            "texts": texts_to_answers.texts(sheet),
        }
        for sheet in sheets
    ]
    return json.dumps({"sheets": plain}, ensure_ascii=False, indent=1).encode()
