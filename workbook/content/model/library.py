"""All content of one folder as it was read: every course, module, case and worksheet by id, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.glossary import Term
from workbook.content.model.grounds import Grounds
from workbook.content.model.handbook import Handbook
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.problems import Problem

_Content = TypeVar("_Content", Course, Module, Case, Worksheet)


@dataclass(frozen=True)
class Library:
    """What could be read, by id, and every problem in order of file and line.

    `revision` names exactly these texts; `texts` are what a run keeps to read the same content years later.
    """

    courses: Mapping[str, Course] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    grounds: Grounds | None = None
    handbook: Handbook | None = None
    problems: tuple[Problem, ...] = ()
    revision: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def course(self, name: str) -> Course | None:
        """Return the course of an id or of a former id."""
        return _named(self.courses, name)

    def module(self, name: str) -> Module | None:
        """Return the module of an id or of a former id."""
        return _named(self.modules, name)

    def case(self, name: str) -> Case | None:
        """Return the case of an id or of a former id."""
        return _named(self.cases, name)

    def worksheet(self, name: str) -> Worksheet | None:
        """Return the worksheet of an id or of a former id."""
        return _named(self.worksheets, name)

    @property
    def sound(self) -> bool:
        """Tell whether nothing has to be mended (warnings may wait)."""
        return not any(problem.severity == "error" for problem in self.problems)


def _named(held: Mapping[str, _Content], name: str) -> _Content | None:
    return held.get(name) or next((value for value in held.values() if name in value.aliases), None)
