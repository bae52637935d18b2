"""The blocks a module is made of: stories, readings, facts, discussions, cases, worksheets, homework."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.content.model.base import (
    IMAGE_PATTERN,
    MONTH_PATTERN,
    URL_PATTERN,
    Id,
    Label,
    Line,
    Minutes,
    Prose,
    SourceId,
    Strict,
    View,
)
from workbook.content.model.charts import Chart
from workbook.content.model.questions import Question
from workbook.content.model.summary import Summary

# ---------------------------------------------------------------- worksheets


class Worksheet(Strict):
    """A sheet a team (or one member) fills in; its live document is made of its questions."""

    id: Id
    title: Line
    purpose: Prose
    minutes: FullShort
    unit: Literal["team", "member"] = "team"
    seen_by: Literal["team", "course"] = "team"
    label: Label
    sources: tuple[SourceId, ...] = ()
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    questions: tuple[Question, ...] = Field(min_length=1)
    charts: tuple[Chart, ...] = ()
    summary: Summary | None = None


# ---------------------------------------------------------------- cases


class Door(Strict):
    """Where the story comes in: at least half of all doors are not a consultation desk (S31, S276)."""

    kind: Literal[
        "consultation", "resident", "shop", "school", "sns", "disaster", "utility", "organisation", "scheme"
    ]
    text: Line


class Person(Strict):
    """Somebody in a case; ages and places stay coarse."""

    name: Line
    about: Line


class Stage(Strict):
    """One scene with its question; the next one opens after the team wrote something."""

    id: Id
    title: Line
    optional: Line | None = None
    text: Prose
    question: Prose
    minutes: Minutes
    note: Prose | None = None


class Case(Strict):
    """A fictional case (事例) told scene by scene."""

    id: Id
    title: Line
    theme: Line
    place: Line
    door: Door
    about: Prose
    people: tuple[Person, ...] = ()
    resolved: bool
    debrief: Prose
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    label: Label
    sources: tuple[SourceId, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    stages: tuple[Stage, ...] = Field(min_length=1)


# ---------------------------------------------------------------- modules

Rows = Annotated[int, Field(ge=1, le=30)]


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
    value: float


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

BLOCK_KINDS = (
    "story",
    "reading",
    "key-message",
    "misconception",
    "fact",
    "figure",
    "discussion",
    "case",
    "worksheet",
    "homework",
    "facilitator",
)


class Part(Strict):
    """A selection of blocks that a period can use instead of the whole module (前半・後半・抜粋)."""

    id: Id
    title: Line
    blocks: tuple[Id, ...] = Field(min_length=1)


class Module(Strict):
    """A training module (単元) with the ministry's syllabus columns.

    `title` is 科目, `purpose` 科目の目的, `outline` 講義概要, `points` 講義・演習のポイント, `goals` 到達目標.
    """

    id: Id
    title: Line
    purpose: Prose
    outline: Prose
    points: tuple[Line, ...] = Field(min_length=1)
    goals: tuple[Line, ...] = Field(min_length=1)
    minutes: FullShort
    audience: tuple[Audience, ...] = Field(min_length=1)
    label: Label
    sources: tuple[SourceId, ...] = Field(min_length=1)
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = Field(min_length=1)


# ---------------------------------------------------------------- courses


class ModuleItem(Strict):
    """A module in a period: the `full` or `short` version, or one of its parts by id."""

    module: Id
    use: Id = "full"
    minutes: Minutes


class BreakItem(Strict):
    """A break (休憩)."""

    rest: Minutes


Shown = Literal["first-and-now"]
"""What an activity can look at beside its case and worksheets: the first words of the course beside today's."""


class ActivityCut(Strict):
    """What to leave out of an activity when it gets late, and the minutes it still takes then."""

    how: Line
    leaves: Minutes


class SheetPortion(Portion):
    """The questions of a worksheet that are asked in an activity."""

    worksheet: Id


class ActivityItem(Strict):
    """Something that is not a module: bringing results together, a world café, a closing round.

    `how` is for everybody; `say`, `watch`, `cuts` and `late` are for facilitators, as in a module's facilitator
    block. People write what `asks` names; `worksheets` only lie open.
    """

    activity: Line
    minutes: Minutes
    how: Prose | None = None
    say: Prose | None = None
    watch: Prose | None = None
    late: Prose | None = None
    cuts: tuple[ActivityCut, ...] = ()
    case: Id | None = None
    stages: tuple[Id, ...] = ()
    asks: tuple[SheetPortion, ...] = ()
    worksheets: tuple[Id, ...] = ()
    shows: Shown | None = None


class PlannedItem(Strict):
    """A module that is not written yet; the timetable says so."""

    planned: Line
    minutes: Minutes


ITEM_KEYS = ("module", "activity", "rest", "planned")


def _which_item(item: Any) -> str | None:  # noqa: ANN401 -- YAML, not yet checked
    """Return which of the four an item is: by the key that only this one has."""
    if isinstance(item, BaseModel):
        return next(key for key in ITEM_KEYS if key in type(item).model_fields)
    return next((key for key in ITEM_KEYS if key in item), None) if isinstance(item, dict) else None


Item = Annotated[
    Annotated[ModuleItem, Tag("module")]
    | Annotated[ActivityItem, Tag("activity")]
    | Annotated[BreakItem, Tag("rest")]
    | Annotated[PlannedItem, Tag("planned")],
    Discriminator(_which_item),
]


class Track(Strict):
    """A way through the course for one kind of participants."""

    id: Id
    title: Line
    audience: tuple[Audience, ...] = Field(min_length=1)
    about: Prose | None = None


class Period(Strict):
    """A period (コマ) of a day. `tracks` empty: for everybody. `beside`: held at the same time as that period.

    `aim` is one sentence for whoever runs it: what has happened when the period is over.
    """

    id: Id
    title: Line
    minutes: Annotated[int, Field(ge=1, le=480)]
    mode: Literal["live", "self", "hybrid"] = "live"
    starts: Annotated[str, Field(pattern=TIME_PATTERN)] | None = None
    audience: tuple[Audience, ...] = Field(min_length=1)
    tracks: tuple[Id, ...] = ()
    beside: Id | None = None
    aim: Line | None = None
    about: Prose | None = None
    sources: tuple[SourceId, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1)


class Day(Strict):
    """A day of a course; which date it is belongs to the run."""

    id: Id
    title: Line
    periods: tuple[Period, ...] = Field(min_length=1)


class Interval(Strict):
    """The time between two periods, with the homework done in it."""

    id: Id
    title: Line
    after: Id
    before: Id
    weeks: tuple[Annotated[int, Field(ge=1, le=26)], Annotated[int, Field(ge=1, le=26)]]
    text: Prose
    worksheets: tuple[Id, ...] = ()
    sources: tuple[SourceId, ...] = ()


class Course(Strict):
    """A course (研修): its days, tracks and homework intervals."""

    id: Id
    title: Line
    summary: Prose
    audience: tuple[Audience, ...] = Field(min_length=1)
    label: Label
    sources: tuple[SourceId, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    tracks: tuple[Track, ...] = ()
    days: tuple[Day, ...] = Field(min_length=1)
    homework: tuple[Interval, ...] = ()


# ---------------------------------------------------------------- glossary


class Term(Strict):
    """A word of the field in plain words; `common` is what people also call it.

    `name_first`: content that uses the common name says the official one first (S144).
    """

    id: Id
    term: Line
    common: Line | None = None
    name_first: bool = False
    meaning: Prose
    sources: tuple[SourceId, ...] = ()


class Spelling(Strict):
    """One way to write a word: content says `write`, never `avoid`, which may stand inside the words in `unless`."""

    write: Line
    avoid: tuple[Line, ...] = Field(min_length=1)
    unless: tuple[Line, ...] = ()


class Glossary(Strict):
    """The words of the field (用語) and how words are spelled, one file for all courses."""

    terms: tuple[Term, ...] = Field(min_length=1)
    spellings: tuple[Spelling, ...] = ()


__all__ = ["Block", "Case", "Choice", "Course", "Glossary", "Module", "Worksheet"]
