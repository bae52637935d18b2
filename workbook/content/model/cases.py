"""What trainers write about a case (事例): a fictional story, told scene by scene."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workbook.content.model.base import (
    Id,
    Label,
    Line,
    Minutes,
    Prose,
    SourceId,
    Strict,
)


class StoryDoor(Strict):
    """Where the story comes in: at least half of all doors are not a consultation desk (S31, S276)."""

    kind: Literal[
        "consultation", "resident", "shop", "school", "sns", "disaster", "utility", "organisation", "scheme"
    ]
    text: Line


class CasePerson(Strict):
    """Somebody in a case; ages and places stay coarse."""

    name: Line
    about: Line


class Stage(Strict):
    """One scene with its question; the next one opens after the team wrote something.

    `sources`: the statements of the source that this scene says to its reader.
    """

    id: Id
    title: Line
    optional: Line | None = None
    text: Prose
    question: Prose
    minutes: Minutes
    note: Prose | None = None
    sources: tuple[SourceId, ...] = ()


class Case(Strict):
    """A fictional case (事例) told scene by scene.

    `sources`: the statements that only the whole of it answers; what one scene says stands at the scene.
    """

    id: Id
    title: Line
    theme: Line
    place: Line
    door: StoryDoor
    about: Prose
    people: tuple[CasePerson, ...] = ()
    resolved: bool
    debrief: Prose
    notice: Prose | None = None
    grounds: tuple[Id, ...] = ()
    label: Label
    sources: tuple[SourceId, ...] = ()
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    stages: tuple[Stage, ...] = Field(min_length=1)

    def cited(self) -> frozenset[str]:
        """Return every statement that the case or one of its scenes answers."""
        return frozenset(self.sources).union(*(stage.sources for stage in self.stages))
