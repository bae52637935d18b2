"""Which statement of the source report is answered where, and in which period of which course people meet it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from workbook.content.course import held
from workbook.content.model.courses import Course
from workbook.content.model.library import Library

SHOWN_PLACES = 4
SHOWN_PERIODS = 4

State = Literal["run", "program", "part", "readable", "open"]
STATES: dict[State, str] = {
    "run": "held in a course",
    "program": "done by the program",
    "part": "in part",
    "readable": "only readable",
    "open": "open",
}
"""How far a statement is answered. `readable`: it is written, but no course holds the place.

`part`: something is held or done, and what lacks is said (docs/coverage-partly.csv).
"""


@dataclass(frozen=True)
class Statement:
    """What a statement of the source asks for, in our words. `kind` is one of P, W, V, U, E, X."""

    id: str
    section: str
    asks: str
    kind: str


@dataclass(frozen=True)
class Answer:
    """Where a statement is answered. `places` are held, in `periods`; `unheld` can only be read; `program` does it.

    `lacks`: what of the statement nothing answers.
    """

    places: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()
    program: tuple[str, ...] = ()
    lacks: str = ""

    @property
    def state(self) -> State:
        """Return how far it is answered."""
        if self.lacks and (self.places or self.program):
            return "part"
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


def read_partly(text: str) -> dict[str, str]:
    """Return what of a statement nothing answers: a CSV with the header id, lacks."""
    return {row["id"]: row["lacks"] for row in csv.DictReader(io.StringIO(text))}


def measure(
    library: Library,
    *,
    statements: tuple[Statement, ...],
    notes: Mapping[str, tuple[str, ...]],
    partly: Mapping[str, str],
) -> Coverage:
    """Return where each statement is answered.

    A place counts when people meet it in a period of a course: a period, homework, a block that has minutes there, a
    question that is asked there, a case of which a scene is read. A worksheet that is cited as a whole counts in a
    course that asks all of it. What a whole module or course says of itself is no place.
    """
    periods = _held(library)
    cited: dict[str, list[str]] = defaultdict(list)
    for source, place in _citations(library):
        if place not in cited[source]:
            cited[source].append(place)
    return Coverage(
        statements,
        {
            one.id: replace(
                _answer(cited.get(one.id, []), periods),
                program=notes.get(one.id, ()),
                lacks=partly.get(one.id, ""),
            )
            for one in statements
        },
    )


def _answer(cited: list[str], periods: Mapping[str, list[str]]) -> Answer:
    places = tuple(place for place in cited if place in periods)
    where = dict.fromkeys(period for place in places for period in periods[place])
    return Answer(places, tuple(where), tuple(place for place in cited if place not in periods))


def _held(library: Library) -> dict[str, list[str]]:
    """Return every place that a course holds with the periods (or the homework) in which it does."""
    found: dict[str, list[str]] = defaultdict(list)
    for course in library.courses.values():
        if not course.retired:
            for place, here in (*_in_course(course, library), *_as_a_whole(course, library)):
                if here not in found[place]:
                    found[place].append(here)
        for interval in course.homework:
            found[f"{course.id}/{interval.id}"].append(f"{course.id}/{interval.id}")
    return found


def _in_course(course: Course, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the places of a course, each with its period; a block without minutes there is none."""
    for slot in held.slots(course, library):
        here = f"{course.id}/{slot.period.id}"
        yield here, here
        timed = replace(slot, steps=tuple(step for step in slot.steps if step.minutes))
        for _, name, part in held.places(timed, library):
            yield f"{name}/{part}", here


def _as_a_whole(course: Course, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the worksheets and cases of which a course holds every part (but those no course does), with the periods."""
    periods: dict[str, list[str]] = defaultdict(list)
    for place, here in _in_course(course, library):
        periods[place].append(here)
    for name, parts in _wholes(library):
        if all(place in periods for place in parts):
            yield from ((name, here) for place in parts for here in periods[place])


def _wholes(library: Library) -> Iterator[tuple[str, list[str]]]:
    for sheet in library.worksheets.values():
        yield (
            sheet.id,
            [f"{sheet.id}/{one.id}" for one in sheet.questions if not (one.retired or one.optional)],
        )
    for case in library.cases.values():
        yield case.id, [f"{case.id}/{one.id}" for one in case.stages if not one.optional]


def _citations(library: Library) -> Iterator[tuple[str, str]]:
    """Yield every source with the place that cites it."""
    yield from _cited_in_courses(library)
    for module in library.modules.values():
        for block in module.blocks:
            yield from ((source, f"{module.id}/{block.id}") for source in block.sources)
    for case in library.cases.values():
        yield from ((source, case.id) for source in case.sources)
        for stage in case.stages:
            yield from ((source, f"{case.id}/{stage.id}") for source in stage.sources)
    for worksheet in library.worksheets.values():
        yield from ((source, worksheet.id) for source in worksheet.sources)
        for question in worksheet.questions:
            yield from ((source, f"{worksheet.id}/{question.id}") for source in question.sources)


def _cited_in_courses(library: Library) -> Iterator[tuple[str, str]]:
    for course in library.courses.values():
        for day in course.days:
            for period in day.periods:
                yield from ((source, f"{course.id}/{period.id}") for source in period.sources)
        for interval in course.homework:
            yield from ((source, f"{course.id}/{interval.id}") for source in interval.sources)


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
        "A place counts only when a course holds it: a period, homework, a block that has minutes there, a question that is",
        "asked there, a scene that is read. A worksheet or a case cited as a whole counts in a course that holds all of it.",
        "*Held in* names the periods. What the program does by itself says so (docs/coverage-notes.csv); what is answered",
        "*in part* says what lacks (docs/coverage-partly.csv).",
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
        f"{STATES[answer.state]}: {answer.lacks}" if answer.lacks else STATES[answer.state],
        _some(where, SHOWN_PLACES),
        _some(answer.periods, SHOWN_PERIODS) if answer.places else "every run" if answer.program else "—",
    )
    return f"| {' | '.join(cells)} |"


def _some(names: tuple[str, ...], limit: int) -> str:
    shown = ", ".join(names[:limit]) or "—"
    return shown if len(names) <= limit else f"{shown} (+{len(names) - limit})"
