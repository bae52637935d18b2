"""Every statement of the source is answered somewhere, and the page that says so is fresh."""

from __future__ import annotations

from pathlib import Path

from workbook import config
from workbook.commands import coverage as command
from workbook.content import coverage, library
from workbook.content.coverage import Statement
from workbook.content.model.library import Library

_TWO = "id,section,asks,kind\nS1,1章1,a syllabus,P\nS2,1章2,to be run again,P\n"


def test_statement_that_nothing_cites_is_open() -> None:
    statements = coverage.read_statements(_TWO)

    measured = coverage.measure(Library(), statements=statements, notes={"S1": ("a note",)})

    assert measured.open == (Statement("S2", "1章2", "to be run again", "P"),)
    assert measured.places == {"S1": ("a note",)}


def test_page_counts_what_is_answered_and_hides_nothing() -> None:
    measured = coverage.measure(
        Library(), statements=coverage.read_statements(_TWO), notes={"S2": ("a note",)}
    )

    rows = coverage.page(measured).splitlines()[-2:]

    assert "**1 of 2 statements are answered (50.0%).**" in coverage.page(measured)
    assert rows == ["| S1 | 1章1 | a syllabus | — |", "| S2 | 1章2 | to be run again | a note |"]


def test_our_own_page_is_fresh_and_covers_95_percent() -> None:
    root: Path = config.ROOT
    statements = coverage.read_statements((root / command.STATEMENTS).read_text(encoding="utf-8"))
    notes = coverage.read_notes((root / command.NOTES).read_text(encoding="utf-8"))

    measured = coverage.measure(library.load(root), statements=statements, notes=notes)

    assert len(statements) == 301
    assert len(measured.open) <= 15
    assert (root / command.PAGE).read_text(encoding="utf-8") == command.page(root)
