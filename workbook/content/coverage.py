"""Which statement of the source report is answered where, as a page for its readers."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.content.model.library import Library

SHOWN_PLACES = 6


@dataclass(frozen=True)
class Statement:
    """What a statement of the source asks for, in our words. `kind` is one of P, W, V, U, E, X."""

    id: str
    section: str
    asks: str
    kind: str


@dataclass(frozen=True)
class Coverage:
    """Every statement with the places that answer it; `open` ones have none."""

    statements: tuple[Statement, ...]
    places: Mapping[str, tuple[str, ...]]

    @property
    def open(self) -> tuple[Statement, ...]:
        """Return the statements that nothing answers."""
        return tuple(statement for statement in self.statements if not self.places.get(statement.id))


def read_statements(text: str) -> tuple[Statement, ...]:
    """Return the statements of a CSV with the header id, section, asks, kind."""
    return tuple(Statement(**row) for row in csv.DictReader(io.StringIO(text)))


def read_notes(text: str) -> dict[str, tuple[str, ...]]:
    """Return what the program itself answers: a CSV with the header id, where; one statement may have several rows."""
    notes: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        notes[row["id"]].append(row["where"])
    return {statement: tuple(where) for statement, where in notes.items()}


def measure(
    library: Library, *, statements: tuple[Statement, ...], notes: Mapping[str, tuple[str, ...]]
) -> Coverage:
    """Return where each statement is answered: by content that cites it, or by a note on the program."""
    places: dict[str, list[str]] = defaultdict(list)
    for source, place in _citations(library):
        if place not in places[source]:
            places[source].append(place)
    for source, where in notes.items():
        places[source].extend(where)
    return Coverage(statements, {source: tuple(found) for source, found in places.items()})


def _citations(library: Library) -> Iterator[tuple[str, str]]:
    for course in library.courses.values():
        yield from ((source, course.id) for source in course.sources)
        for day in course.days:
            for period in day.periods:
                yield from ((source, f"{course.id}/{period.id}") for source in period.sources)
        for interval in course.homework:
            yield from ((source, f"{course.id}/{interval.id}") for source in interval.sources)
    for module in library.modules.values():
        for block in module.blocks:
            yield from ((source, f"{module.id}/{block.id}") for source in block.sources)
        yield from ((source, module.id) for source in module.sources)
    for case in library.cases.values():
        yield from ((source, case.id) for source in case.sources)
    for worksheet in library.worksheets.values():
        yield from ((source, worksheet.id) for source in worksheet.sources)


def page(coverage: Coverage) -> str:
    """Return the coverage as Markdown, statement by statement."""
    total = len(coverage.statements)
    answered = total - len(coverage.open)
    head = [
        "# Coverage of the source report",
        "",
        "Written by `python -m workbook coverage`; a test keeps it fresh. The wording of the source stays in the source:",
        "the second column says in our words what a statement asks for (docs/source-statements.csv).",
        "",
        (
            f"**{answered} of {total} statements are answered ({answered / total:.1%}).**"
            " Places are ids of courses, periods, modules, blocks, cases and worksheets, or parts of the program."
        ),
        "",
        "| Statement | Section | Asks for | Answered in |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(statement, coverage) for statement in coverage.statements), ""])


def _row(statement: Statement, coverage: Coverage) -> str:
    places = coverage.places.get(statement.id, ())
    shown = ", ".join(places[:SHOWN_PLACES])
    if len(places) > SHOWN_PLACES:
        shown += f" (+{len(places) - SHOWN_PLACES})"
    return f"| {statement.id} | {statement.section} | {statement.asks} | {shown or '—'} |"
