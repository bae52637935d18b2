"""What trainers write about the words of the field (用語)."""

from __future__ import annotations

from pydantic import Field

from workbook.content.model.base import (
    Id,
    Line,
    Prose,
    SourceId,
    Strict,
)


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
