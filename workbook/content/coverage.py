"""Which statement of the source report is answered where, and in which period of which course people meet it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.content.course import held
from workbook.content.model.library import Library

SHOWN_PLACES = 4
SHOWN_PERIODS = 4

State = Literal["run", "program", "readable", "open"]
STATES: dict[State, str] = {
    "run": "held in a course",
    "program": "done by the program",
    "readable": "only readable",
    "open": "open",
}
"""How far a statement is answered. `readable`: it is written, but no course holds the place."""


@dataclass(frozen=True)
class Statement:
    """What a statement of the source asks for, in our words. `kind` is one of P, W, V, U, E, X."""

    id: str
    section: str
    asks: str
    kind: str


@dataclass(frozen=True)
class Answer:
    """Where a statement is answered. `places` are held, in `periods`; `unheld` can only be read; `program` does it."""

    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    program: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Return how far it is answered."""
        if self.places:
            return "run"
        if self.program:
            return "program"
        return "readable" if self.unheld else "open"


@dataclass(frozen=True)
class Coverage:
    """Every statement with its answer."""

    statements: tuple[Statement, ...]
    answers: Mapping[str, Answer]

    def of(self, statement: Statement) -> Answer:
        """Return the answer to a statement; an empty one when nothing answers it."""
        return self.answers.get(statement.id, Answer())

    def in_state(self, state: State) -> tuple[Statement, ...]:
        """Return the statements that are answered so far and no further."""
        return tuple(one for one in self.statements if self.of(one).state == state)


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
    """Return where each statement is answered.

    A place counts when people meet it in a period of a course: a block, a period, homework, or a case or worksheet
    of which something is used. What a whole module or course says of itself is no place.
    """
    periods = _held(library)
    cited: dict[str, list[str]] = defaultdict(list)
    for source, place in _citations(library):
        if place not in cited[source]:
            cited[source].append(place)
    return Coverage(
        statements,
        {one.id: _answer(cited.get(one.id, []), periods, notes.get(one.id, ())) for one in statements},
    )


def _answer(cited: list[str], periods: Mapping[str, list[str]], program: tuple[str, ...]) -> Answer:
    places = tuple(place for place in cited if place in periods)
    where = dict.fromkeys(period for place in places for period in periods[place])
    return Answer(places, tuple(where), tuple(place for place in cited if place not in periods), program)


def _held(library: Library) -> dict[str, list[str]]:
    """Return every place that a course holds with the periods (or the homework) in which it does."""
    found: dict[str, list[str]] = defaultdict(list)
    for course in library.courses.values():
        for slot in held.slots(course, library) if not course.retired else ():
            here = f"{course.id}/{slot.period.id}"
            named = held.places(slot, library)
            places = (f"{name}/{part}" if kind == "module" else name for kind, name, part in named)
            for place in dict.fromkeys((here, *places)):
                if here not in found[place]:
                    found[place].append(here)
        for interval in course.homework:
            found[f"{course.id}/{interval.id}"].append(f"{course.id}/{interval.id}")
    return found


def _citations(library: Library) -> Iterator[tuple[str, str]]:
    for course in library.courses.values():
        for day in course.days:
            for period in day.periods:
                yield from ((source, f"{course.id}/{period.id}") for source in period.sources)
        for interval in course.homework:
            yield from ((source, f"{course.id}/{interval.id}") for source in interval.sources)
    for module in library.modules.values():
        for block in module.blocks:
            yield from ((source, f"{module.id}/{block.id}") for source in block.sources)
    for case in library.cases.values():
        yield from ((source, case.id) for source in case.sources)
    for worksheet in library.worksheets.values():
        yield from ((source, worksheet.id) for source in worksheet.sources)


def figures(coverage: Coverage) -> dict[State, int]:
    """Return how many statements are in each state."""
    return {state: len(coverage.in_state(state)) for state in STATES}


def page(coverage: Coverage) -> str:
    """Return the coverage as Markdown, statement by statement."""
    counted = "; ".join(f"{count} {STATES[state]}" for state, count in figures(coverage).items())
    head = [
        "# Coverage of the source report",
        "",
        "Written by `python -m workbook coverage`; a test keeps it fresh. The wording of the source stays in the source:",
        "the third column says in our words what a statement asks for (docs/source-statements.csv).",
        "",
        f"**Of {len(coverage.statements)} statements: {counted}.**",
        "",
        "A place counts only when a course holds it: a block, a period, homework, or a case or worksheet of which something",
        "is used there. *Held in* names the periods. What the program does by itself says so (docs/coverage-notes.csv).",
        "",
        "| Statement | Section | Asks for | State | Answered in | Held in |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(one, coverage.of(one)) for one in coverage.statements), ""])


def _row(statement: Statement, answer: Answer) -> str:
    where = (*answer.places, *answer.program) or answer.unheld
    cells = (
        statement.id,
        statement.section,
        statement.asks,
        STATES[answer.state],
        _some(where, SHOWN_PLACES),
        _some(answer.periods, SHOWN_PERIODS) if answer.places else "every run" if answer.program else "—",
    )
    return f"| {' | '.join(cells)} |"


def _some(names: tuple[str, ...], limit: int) -> str:
    shown = ", ".join(names[:limit]) or "—"
    return shown if len(names) <= limit else f"{shown} (+{len(names) - limit})"
