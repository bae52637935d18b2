"""What stands beside a sheet's answers (別案): read in order, and put away when somebody has decided."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pycrdt import Map

from workbook.content.forms.form import Ask, Field
from workbook.desk.document import layout, plain_values


@dataclass(frozen=True)
class Beside:
    """Words, or a code, that could not be merged into their place: the key they are kept under, who wrote them, when."""

    key: str
    by: str
    at: str
    text: str


def place(ask: Ask) -> str:
    """Return under which place what stands beside a single answer is kept."""
    if ask.holds == "one":
        return f"{layout.ONE}/{ask.id}"
    return layout.text(ask.id) if ask.holds == "words" else layout.many(ask.id)


def place_of_cell(grid: str, row: str, field: Field) -> str:
    """Return the same for a cell."""
    if field.holds == "words":
        return layout.cell(grid, row, field.id)
    return f"{layout.cells(grid)}/{row}/{field.id}"


def waiting(updates: Iterable[bytes], target: str) -> tuple[Beside, ...]:
    """Return what stands beside one place of a document, the oldest first."""
    kept = layout.read(plain_values.opened(updates)).map(layout.BESIDE)
    read = (_read(key, value) for key, value in kept.items() if key.rpartition("/")[0] == target)
    return tuple(sorted((one for one in read if one is not None), key=lambda one: (one.at, one.key)))


def update_putting_away(updates: Iterable[bytes], key: str) -> bytes | None:
    """Return the update that takes away what stands beside; None if somebody has already done so."""
    doc = plain_values.opened(updates)
    kept = doc.get(layout.BESIDE, type=Map)
    before = doc.get_state()
    if kept.get(key) is None:
        return None
    del kept[key]
    return doc.get_update(before)


def _read(key: str, value: object) -> Beside | None:
    """Return what is kept under a key; None for what no screen of ours has written."""
    try:
        said = json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    by, at, text = (said.get(part) for part in ("by", "at", "text"))
    return Beside(key, str(by or ""), str(at or ""), str(text or ""))
