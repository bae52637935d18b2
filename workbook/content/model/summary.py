"""What YAML may say about the one page that a worksheet makes of the team's sheets: which answers feed which part."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.content.model.base import Id, Line, Minutes, Prose, Strict
from workbook.content.model.question_parts.heads import Origin


class SummaryOrigin(Origin):
    """An answer, or a column of a table. `lead` is a column whose words stand in front (三か月：…)."""

    lead: Id | None = None


class SentencePart(Strict):
    """The first of several answers that has words."""

    kind: Literal["sentence"]
    label: Line
    origins: Annotated[tuple[SummaryOrigin, ...], Field(min_length=1)]


class ListPart(Strict):
    """Every answer that has words, one below the other."""

    kind: Literal["list"]
    label: Line
    origins: Annotated[tuple[SummaryOrigin, ...], Field(min_length=1)]


class TablePart(Strict):
    """Some columns of one table, row by row."""

    kind: Literal["table"]
    label: Line
    worksheet: Id
    question: Id
    columns: Annotated[tuple[Id, ...], Field(min_length=1)]


class Drawn(Strict):
    """A question of a worksheet that one of its charts draws."""

    worksheet: Id
    question: Id


class PicturePart(Strict):
    """One picture: the first of `pictures` in which something stands.

    `chosen_in` is a choice whose codes are worksheets: the pictures of those the team chose there come first.
    """

    kind: Literal["picture"]
    label: Line
    pictures: Annotated[tuple[Drawn, ...], Field(min_length=1)]
    chosen_in: Origin | None = None


SummaryPart = Annotated[SentencePart | ListPart | TablePart | PicturePart, Field(discriminator="kind")]


class Asked(Strict):
    """The question of a discussion block."""

    module: Id
    block: Id


class RelayStep(Strict):
    """Some minutes of passing a training on; `shows` says what is printed below: the course's lines, the question."""

    minutes: Minutes
    title: Line
    how: Prose
    shows: Literal["nothing", "lines", "question"] = "nothing"


class Relay(Strict):
    """How somebody passes the training on to colleagues (伝達研修), with one question and one empty worksheet."""

    title: Line
    question: Asked
    worksheet: Id
    steps: Annotated[tuple[RelayStep, ...], Field(min_length=1)]


class Summary(Strict):
    """One page for those who were not there, made of what the team wrote."""

    title: Line
    readers: Line
    parts: Annotated[tuple[SummaryPart, ...], Field(min_length=1)]
    relay: Relay | None = None
