"""The blocks a module is made of: stories, readings, facts, discussions, cases, worksheets, homework."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.content.model.base import (
    DIGITS,
    IMAGE_PATTERN,
    MONTH_PATTERN,
    URL_PATTERN,
    Amount,
    Id,
    Label,
    Line,
    Minutes,
    Prose,
    SourceId,
    Strict,
    View,
)

Rows = Annotated[int, Field(ge=1, le=30), DIGITS]


class BlockHead(Strict):
    """What every block says about itself. `short` is its minutes in the short version (left out: the same).

    `optional`: why no course holds it.
    """

    id: Id
    title: Line | None = None
    minutes: Minutes = 0
    short: Minutes | None = None
    optional: Line | None = None
    work: Literal["lecture", "individual", "team", "plenary"] = "lecture"
    label: Label | None = None
    sources: tuple[SourceId, ...] = ()
    view: View | None = None


class StoryBlock(BlockHead):
    """A scene told before any scheme is explained."""

    kind: Literal["story"]
    text: Prose


class ReadingBlock(BlockHead):
    """One idea in a few short paragraphs."""

    kind: Literal["reading"]
    text: Prose


class KeyMessageBlock(BlockHead):
    """The one line to take home."""

    kind: Literal["key-message"]
    text: Line


class MisconceptionBlock(BlockHead):
    """誤解 ⇔ 本当の意味."""

    kind: Literal["misconception"]
    myth: Line
    meaning: Prose


class Reference(Strict):
    """A public address with the day somebody last looked at it."""

    title: Line
    url: Annotated[str, Field(pattern=URL_PATTERN)]
    seen: Annotated[str, Field(pattern=MONTH_PATTERN)]


class FactBlock(BlockHead):
    """A dated fact with its address; `caution` says what is second-hand or has to be verified.

    `dated` is the month its numbers are of, when it has numbers: the card tells once they are old.
    """

    kind: Literal["fact"]
    text: Prose
    as_of: Line
    dated: Annotated[str, Field(pattern=MONTH_PATTERN)] | None = None
    reference: tuple[Reference, ...] = Field(min_length=1)
    caution: Line | None = None


class Bar(Strict):
    """One bar of a figure."""

    label: Line
    value: Amount


class FigureBlock(BlockHead):
    """A picture with words for those who cannot see it: an image beside the YAML, or bars."""

    kind: Literal["figure"]
    alt: Prose
    image: Annotated[str, Field(pattern=IMAGE_PATTERN)] | None = None
    bars: tuple[Bar, ...] = ()
    unit: Line | None = None
    as_of: Line | None = None
    reference: tuple[Reference, ...] = ()


class DiscussionBlock(BlockHead):
    """One question that a tired person wants to answer."""

    kind: Literal["discussion"]
    question: Prose
    how: Prose | None = None


class CaseBlock(BlockHead):
    """A case, whole or only some of its stages."""

    kind: Literal["case"]
    case: Id
    stages: tuple[Id, ...] = ()
    text: Prose | None = None


class Portion(Strict):
    """Which questions of a worksheet are asked in a slot (none named: all), and of how many rows of a table."""

    questions: tuple[Id, ...] = ()
    rows: dict[Id, Rows] = Field(default_factory=dict)


class WorksheetBlock(BlockHead, Portion):
    """A worksheet, whole or only some of its questions. `in_short`: what the short version asks in its place."""

    kind: Literal["worksheet"]
    worksheet: Id
    in_short: Portion | None = None
    text: Prose | None = None


class Task(Strict):
    """Who does what by when at home. `questions`: those it is about; `optional`: why a team may leave it."""

    who: Line
    what: Line
    by: Line
    worksheet: Id | None = None
    questions: tuple[Id, ...] = ()
    optional: Line | None = None

    @property
    def until(self) -> str:
        """Return by when, and whether it may be left."""
        return f"{self.by}（できれば）" if self.optional else self.by

    @property
    def said(self) -> str:
        """Return all of it in one line."""
        return f"{self.who}：{self.what}（{self.until}）"


class HomeworkBlock(BlockHead):
    """What starts the next talk in the municipality (S147, S148)."""

    kind: Literal["homework"]
    text: Prose | None = None
    tasks: tuple[Task, ...] = Field(min_length=1)


class Cut(Strict):
    """What to leave out when it gets late, and the minutes that are left of each block then."""

    how: Line
    leaves: Annotated[dict[Id, Minutes], Field(min_length=1)]


class FacilitatorBlock(BlockHead):
    """What to say, what to watch for, what to do when it gets late; shown to facilitators.

    `cuts` come one after the other; `late` says what stays whatever happens.
    """

    kind: Literal["facilitator"]
    say: Prose
    watch: Prose
    late: Prose
    cuts: tuple[Cut, ...] = ()


Block = Annotated[
    StoryBlock
    | ReadingBlock
    | KeyMessageBlock
    | MisconceptionBlock
    | FactBlock
    | FigureBlock
    | DiscussionBlock
    | CaseBlock
    | WorksheetBlock
    | HomeworkBlock
    | FacilitatorBlock,
    Field(discriminator="kind"),
]
