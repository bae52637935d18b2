"""A handout as a PDF on A4: for printing and for passing around the office (回覧)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbook.handouts.layout import phrases
from workbook.handouts.layout.choices_in_words import choices_of
from workbook.handouts.layout.sheet import Box, LaidOutSheet, Part, Table
from workbook.handouts.prints import plate, typeset
from workbook.texts import cleaning, heading_breaks

SIGN = ("課長", "課長補佐", "係長", "担当")
"""Who puts a seal on a paper that is passed around."""

_PAGE = Path(__file__).with_suffix(".typ")
_FEW_COLUMNS = 5
_CHOSEN, _OPEN = "■", "□"


def write(sheets: Sequence[LaidOutSheet], *, sign: Sequence[str] = ()) -> bytes:
    """Return a .pdf with the answers, or with room to write by hand: each sheet begins on a new page.

    The pages are counted through the whole file. `sign` names the boxes for seals on top of its first page: a paper
    that is passed around is sealed once.
    """
    plain = [_plain(sheet) for sheet in sheets]
    data = {
        "title": phrases.title_of([sheet.title for sheet in sheets]),
        "sign": list(sign),
        "sheets": plain,
        "phrases": heading_breaks.of(
            text for sheet in sheets for text in (sheet.title, *(part.label for part in sheet.parts))
        ),
        "words": {
            "sheet": phrases.SHEET_ID,
            "required": phrases.REQUIRED,
            "no-real-people": phrases.NO_REAL_PEOPLE,
            "missing": phrases.missing_on_paper(typeset.missing(plain)),
        },
    }
    return typeset.pdf(_PAGE, data)


def missing(sheets: Sequence[LaidOutSheet]) -> tuple[str, ...]:
    """Return the letters of these sheets that no font of the .pdf has."""
    return typeset.missing([_plain(sheet) for sheet in sheets])


def _plain(sheet: LaidOutSheet) -> dict[str, object]:
    header = sheet.header
    tables = [part for part in sheet.parts if isinstance(part, Table)]
    return {
        "title": sheet.title,
        "purpose": cleaning.printable("\n".join(filter(None, (sheet.purpose, sheet.notice)))),
        "head": cleaning.printable("　".join(filter(None, (header.training, header.team)))),
        "date": header.date,
        "mark": header.sheet or sheet.id,
        "broad": any(len(table.columns) > _FEW_COLUMNS for table in tables),
        "parts": [
            {
                **(_box(part) if isinstance(part, Box) else _table(part)),
                "pictures": plate.plain(sheet.pictures.get(part.id, ())),
            }
            for part in sheet.parts
        ],
    }


def _box(box: Box) -> dict[str, object]:
    marks = (_CHOSEN if place in box.chosen else _OPEN for place in range(len(box.options)))
    ticked = "\n".join(f"{mark} {label}" for mark, label in zip(marks, box.options, strict=True))
    return {**_head(box), "kind": "box", "text": ticked or box.text, "lines": box.lines, "choices": []}


def _table(table: Table) -> dict[str, object]:
    named = bool(table.head)
    return {
        **_head(table),
        "kind": "table",
        "heads": [*[table.head] * named, *(column.label for column in table.columns)],
        "shares": [
            *[1.2] * named,
            *(column.width for column in table.columns),
        ],
        "rows": [[*[row.label] * named, *row.cells] for row in table.rows],
        "choices": list(choices_of(table)),
    }


def _head(part: Part) -> dict[str, object]:
    return {"label": part.label, "help": part.help, "required": part.required}
