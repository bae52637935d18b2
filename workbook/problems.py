"""A mistake in content, as a value with its place and a way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding: where it is, what is there, what to do.

    `file` is relative to the content root (never a path of this machine), `line` counts from 1,
    `where` is the path into the data as an author would say it (`questions.2.kind`, counted from 1).
    """

    file: str
    line: int
    where: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Say it in one line: `file:line: where: message（hint）`."""
        where = f"{self.where}: " if self.where else ""
        hint = f"（{self.hint}）" if self.hint else ""
        return f"{self.file}:{self.line}: {where}{self.message}{hint}"
