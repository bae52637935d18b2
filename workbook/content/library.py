"""All content of one folder, typed, with every problem of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from workbook.content import checks
from workbook.content.model.blocks import Case, Course, Glossary, Module, Term, Worksheet
from workbook.content.model.grounds import Grounds
from workbook.content.yaml import files, typed
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


def load(root: Path) -> Library:
    """Return the content under `root`. Never raises for bad content: mistakes are in `problems`."""
    return _build(files.gather(root))


def read_texts(texts: Mapping[str, str]) -> Library:
    """Return the content of texts kept earlier (relative path → text); pictures are not looked for."""
    return _build(files.Gathered(texts=dict(texts), pictures=None))


def _build(gathered: files.Gathered) -> Library:
    read = []
    for file, text in sorted(gathered.texts.items()):
        kind = files.kind_of(file)
        if kind is not None:
            read.append(typed.read(text, file=file, kind=kind))
    unread = frozenset(filter(None, map(files.kind_of, gathered.unread)))
    across = checks.across(read, pictures=gathered.pictures, unread=unread)
    own = (problem for one in read for problem in one.problems)
    return Library(
        courses=_by_id(read, "course"),
        modules=_by_id(read, "module"),
        cases=_by_id(read, "case"),
        worksheets=_by_id(read, "worksheet"),
        glossary=tuple(term for one in read if isinstance(one.value, Glossary) for term in one.value.terms),
        grounds=next((one.value for one in read if isinstance(one.value, Grounds)), None),
        problems=tuple(sorted({*gathered.problems, *own, *across})),
        revision=_revision(gathered.texts),
        texts=gathered.texts,
    )


def _by_id(read: list[typed.ContentFile], kind: str) -> dict[str, Any]:
    """Return the sound values of one kind; of two with the same id the first one counts."""
    found: dict[str, Any] = {}
    for one in read:
        if one.kind == kind and one.value is not None and one.names:
            found.setdefault(one.names[0], one.value)
    return found


def _revision(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for file, text in sorted(texts.items()):
        for part in (file, text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
