"""What trainers write for those who facilitate: how two hold a room, and what to do when something happens in it."""

from __future__ import annotations

from pydantic import Field

from workbook.content.model.base import Id, Line, Prose, Strict


class HardMoment(Strict):
    """Something that happens in the room. `first`: what the body does; `say`: words to make one's own; `avoid`: what not."""

    id: Id
    title: Line
    first: Prose
    say: Prose
    avoid: Prose


class Chapter(Strict):
    """A chapter of the handbook, with the moments it is about."""

    id: Id
    title: Line
    text: Prose
    moments: tuple[HardMoment, ...] = ()


class Handbook(Strict):
    """The facilitators' handbook, one file for all courses."""

    about: Prose
    chapters: tuple[Chapter, ...] = Field(min_length=1)
