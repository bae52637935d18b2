"""Plain values that remember their lines: what a YAML text says, where each of it stands, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workbook.content import wording
from workbook.problems import Problem

MOST_LETTERS = 256 * 1024

Path = tuple[str | int, ...]
Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""What YAML can say here: the text the author typed (empty: None), lists, and keys with values."""


@dataclass(frozen=True)
class Marked:
    """The values of one text, the line of every path, and what is wrong with the text as YAML.

    `unsure` paths and `slipped` lines hold something the author certainly meant differently.
    """

    data: Plain
    lines: dict[Path, int]
    problems: tuple[Problem, ...]
    whole: bool
    unsure: frozenset[Path] = frozenset()
    slipped: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> tuple[tuple[Path, str], ...]:
        """Every text, as typed, with its place; many checks ask for them."""
        return tuple(_words(self.data))

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def doubts(self, path: Path, line: int) -> bool:
        """Tell whether what a model says of a place is noise, because something there was told already."""
        return line in self.slipped or any(path[: len(unsure)] == unsure for unsure in self.unsure)


def _words(data: Plain) -> Iterator[tuple[Path, str]]:
    stack: list[tuple[Path, Plain]] = [((), data)]
    while stack:
        here, value = stack.pop()
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, dict):
            stack.extend(((*here, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            stack.extend(((*here, number), inner) for number, inner in enumerate(value))


def place(path: Path) -> str:
    """Say a path as an author would: joined by dots, positions counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else wording.quote(step) for step in path)
