"""The people, places and ties of a network, and what became of each tie from stage to stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.charts.drawing import table_rows
from workbook.content.forms.form import Ask, Field, Option
from workbook.content.model import answers
from workbook.content.model.answers import Answer, RowAnswer
from workbook.content.model.kinds.network import POSITION_FIELD, NetworkQuestion, strength_field
from workbook.content.model.kinds.position import read_position
from workbook.texts import cleaning

SELF = "self"
"""The stance of the person in the middle."""
NO_TIE = "none"
"""The strength that says there is no tie."""

NEW, LOST, THICKER, THINNER = "増えた", "減った", "太くなった", "細くなった"


@dataclass(frozen=True)
class Node:
    """A person or a place."""

    id: str
    name: str
    stance: str
    stance_label: str
    is_hub: bool
    is_professional: bool
    position: tuple[int, int] | None = None


@dataclass(frozen=True)
class Tie:
    """A tie at one stage. `step` counts strengths from 0 (thinnest); None: nobody has said how strong."""

    row: str
    start: str
    end: str
    way: str
    step: int | None
    strength: str
    is_there: bool
    change: str
    means: str
    feeling: str
    sign: str


@dataclass(frozen=True)
class Network:
    """A network at one stage."""

    stage: Option
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    adrift: int
    """Ties with an end that is not chosen, that nobody knows any more, or that is the beginning."""


def strengths(question: NetworkQuestion) -> tuple[Option, ...]:
    """Return the strengths a tie can have, thinnest first; 「なし」 is not one of them."""
    levels = question.strengths
    return tuple(Option(one.code, one.label) for one in levels if one.code != NO_TIE and not one.retired)


def at(ask: Ask, question: NetworkQuestion, answer: Answer, stage: Option) -> Network:
    """Return the network at a stage: a tie without a strength there keeps the one of the stage before."""
    nodes = _nodes(ask.grids[0].fields, question, answers.rows(answer, "nodes"))
    known = {node.id for node in nodes}
    edges = answers.rows(answer, "edges")
    whole = [
        row for row in edges if {_text(row, "from"), _text(row, "to")} <= known and row["from"] != row["to"]
    ]
    fields = {field.id: field for field in ask.grids[1].fields}
    ties = tuple(_tie(fields, question, ask.stages, row, stage) for row in whole)
    return Network(stage, nodes, ties, len(edges) - len(whole))


def last_written(stages: Sequence[Option], answer: Answer | None) -> str:
    """Return the code of the last stage at which somebody wrote a strength; the first, where nobody did.

    A strength that a tie keeps from the stage before is not written.
    """
    edges = answers.rows(answer, "edges") if answer else []
    written = (
        one.code for one in reversed(stages) if any(row.get(strength_field(one.code)) for row in edges)
    )
    return next(written, stages[0].code if stages else "")


def without_professionals(network: Network) -> Network:
    """Return the network that is left when the professionals and their ties are taken away."""
    nodes = tuple(node for node in network.nodes if not node.is_professional)
    left = {node.id for node in nodes}
    ties = tuple(tie for tie in network.ties if tie.start in left and tie.end in left)
    return Network(network.stage, nodes, ties, network.adrift)


def middle(nodes: Sequence[Node], ties: Sequence[Tie]) -> str:
    """Return who stands in the middle: the person, or else the one with the most ties, the first of several."""
    own = next((node.id for node in nodes if node.stance == SELF or node.name == "本人"), "")
    counts = {node.id: sum(node.id in {tie.start, tie.end} for tie in ties) for node in nodes}
    return own or max(counts, key=counts.__getitem__, default="")


def _nodes(
    fields: Sequence[Field], question: NetworkQuestion, answered: Sequence[RowAnswer]
) -> tuple[Node, ...]:
    stances = next(field for field in fields if field.id == "stance")
    places = [option.code for option in stances.options]
    is_placed = any(field.id == POSITION_FIELD for field in fields)
    nodes = [
        Node(
            _text(row, "_row"),
            cleaning.drawable(_text(row, "name")) or f"{number}番（名前はまだ）",
            _text(row, "stance"),
            table_rows.words(stances, row.get("stance")),
            row.get("hub") == "yes",
            _text(row, "stance") in question.professional,
            read_position(_text(row, POSITION_FIELD)) if is_placed else None,
        )
        for number, row in enumerate(answered, 1)
    ]
    return tuple(
        sorted(nodes, key=lambda node: places.index(node.stance) if node.stance in places else len(places))
    )


def _tie(
    fields: Mapping[str, Field],
    question: NetworkQuestion,
    stages: Sequence[Option],
    row: RowAnswer,
    stage: Option,
) -> Tie:
    number = [one.code for one in stages].index(stage.code)
    now = _code_at(row, stages, number)
    before = _code_at(row, stages, number - 1) if number else now
    steps = {option.code: step for step, option in enumerate(strengths(question))}
    is_blank = not any(row.get(strength_field(one.code)) for one in stages)
    labels = {one.code: one.label for one in question.strengths}
    feeling = table_rows.words(fields["feeling"], row.get("feeling")) if "feeling" in fields else ""
    return Tie(
        _text(row, "_row"),
        _text(row, "from"),
        _text(row, "to"),
        _text(row, "way"),
        steps.get(now),
        "" if is_blank else labels.get(now, now),
        is_blank or now != NO_TIE,
        _change(steps.get(before, -1), steps.get(now, -1)) if number else "",
        table_rows.words(fields["means"], row.get("means")) if "means" in fields else "",
        feeling,
        feeling[:1],
    )


def _code_at(row: RowAnswer, stages: Sequence[Option], number: int) -> str:
    """Return the strength at a stage or at the nearest one before; no tie before the first."""
    said = (_text(row, strength_field(stage.code)) for stage in reversed(stages[: number + 1]))
    return next((code for code in said if code), NO_TIE)


def _text(row: RowAnswer, column: str) -> str:
    return answers.text(row.get(column))


def _change(before: int, now: int) -> str:
    """Return the word for what became of a tie; -1 is no tie."""
    if before == now:
        return ""
    if before < 0:
        return NEW
    if now < 0:
        return LOST
    return THICKER if now > before else THINNER
