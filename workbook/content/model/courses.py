"""What trainers write about a course (研修): its days, periods and what fills them, tracks and homework."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Discriminator, Field, Tag

from workbook.content.model.base import (
    DIGITS,
    TIME_PATTERN,
    Audience,
    Id,
    Label,
    Line,
    Minutes,
    Prose,
    SourceId,
    Strict,
)
from workbook.content.model.blocks import Portion


class ActivityCut(Strict):
    """What to leave out of an activity when it gets late, and the minutes it still takes then."""

    how: Line
    leaves: Minutes


class SheetPortion(Portion):
    """The questions of a worksheet that are asked in an activity."""

    worksheet: Id


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


def _which_item(item: object) -> str | None:
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
    minutes: Annotated[int, Field(ge=1, le=480), DIGITS]
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
    weeks: tuple[Annotated[int, Field(ge=1, le=26), DIGITS], Annotated[int, Field(ge=1, le=26), DIGITS]]
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
