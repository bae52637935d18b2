"""Files that are taken into a sheet, and what it says then, for tests."""

from __future__ import annotations

import json
from typing import Any

from pycrdt import Doc

from tests.desk.forms import EVERYTHING
from workbook.desk.document import layout, plain_values, writing
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.returning.take_in import Plan

Values = dict[str, Any]
STAMP = {"handout_id": "K7QM3XPA", "by": "佐藤", "at": "2026-05-01T09:00:00Z"}


def sheet(*states: Values) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    for values in states:
        writing.write(doc, EVERYTHING, values)
    return doc


def bring(doc: Doc[Any], base: Values, returned: Values, *earlier: Values) -> bool:
    """Take a file in and tell whether the document changed."""
    update = planned(doc, base, returned, *earlier).update
    if update is not None:
        doc.apply_update(update)
    return update is not None


def planned(doc: Doc[Any], base: Values, returned: Values, *earlier: Values) -> Plan:
    return take_in.plan(
        [doc.get_update()], EVERYTHING, base=base, returned=returned, earlier=earlier, **STAMP
    )


def values(doc: Doc[Any]) -> Values:
    return plain_values.values(doc, EVERYTHING)


def asides(doc: Doc[Any]) -> dict[str, dict[str, Any]]:
    return {
        key.rsplit("/", 1)[0]: json.loads(kept) for key, kept in layout.read(doc).map(layout.BESIDE).items()
    }


def kinds(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.ask, c.row, c.column) for c in changes if c.kind != "unchanged"]
