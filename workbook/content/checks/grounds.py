"""Every row of the page of grounds that content points to is there."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.checks.references import one
from workbook.content.model.blocks import Case, Module, Worksheet
from workbook.content.model.grounds import Grounds
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

WHAT = "会議と情報の根拠"


def of_content(file: ContentFile, value: Module | Case | Worksheet, index: Index) -> Iterator[Problem]:
    """Return rows that a module, case or worksheet points to and that are not there; a broken file may hold them."""
    tables = [table for table in index.files if table.kind == "grounds"]
    if any(table.value is None for table in tables) or (not tables and "grounds" in index.unsure):
        return
    known = [name for table in tables if isinstance(table.value, Grounds) for name in table.value.names()]
    for number, name in enumerate(value.grounds):
        yield from one(file, name, ("grounds", number), known=known, what=WHAT)
