"""One YAML file of content as a typed value, with what is wrong with it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from workbook.content import wording
from workbook.content.model.base import ID_PATTERN
from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.glossary import Glossary
from workbook.content.model.grounds import Grounds
from workbook.content.model.handbook import Handbook
from workbook.content.model.modules import Module
from workbook.content.model.overlay import Overlay
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml import keyboard_slips, marks, mistakes, sound_parts, yaml_text
from workbook.content.yaml.marks import Marked, Path
from workbook.content.yaml.sound_parts import Sketch
from workbook.problems import Problem

Content = Course | Module | Case | Worksheet | Glossary | Grounds | Handbook | Overlay
MODELS: dict[str, type[Content]] = {
    "course": Course,
    "module": Module,
    "case": Case,
    "worksheet": Worksheet,
    "glossary": Glossary,
    "grounds": Grounds,
    "handbook": Handbook,
    "overlay": Overlay,
}
MOST_PROBLEMS = 100
_ID_LINE = re.compile(r"^id:[ ]+[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)


@dataclass(frozen=True)
class ContentFile:
    """A file that was read: its value, or None and what is left of it.

    `names`: its id and former ids, known as far as they could be read; None when not even that.
    `sketch`: the sound parts of a broken file; paths given to `tell` are then paths into the sketch.
    """

    file: str
    kind: str
    marked: Marked
    value: Content | None
    names: tuple[str, ...] | None
    problems: tuple[Problem, ...]
    sketch: Sketch[Content] | None = None

    def called(self, name: str) -> ContentFile:
        """Return the file under the name people know it by, in its problems as well."""
        return replace(
            self, file=name, problems=tuple(replace(problem, file=name) for problem in self.problems)
        )

    def line(self, path: Path) -> int:
        """Return the line of a path into the file."""
        return self.marked.line(path)

    def tell(self, finding: str, path: Path, **facts: object) -> Problem:
        """Return a problem at a path into this file."""
        path = self.sketch.original(path) if self.sketch else path
        where = marks.place(path)
        return wording.problem(finding, file=self.file, line=self.line(path), where=where, **facts)

    def inner_ids(self) -> frozenset[str]:
        """Return every id written anywhere in the file, sound or not."""
        return frozenset(text for path, text in self.words() if path[-1:] == ("id",))

    def words(self) -> Sequence[tuple[Path, str]]:
        """Return every text of the file, as typed, with its place."""
        return self.marked.words


def read(text: str, *, file: str, kind: str) -> ContentFile:
    """Return the typed content of a text. Never raises for bad content."""
    marked = yaml_text.read(text, file=file)
    problems = [*marked.problems, *_modeline(text, file=file, kind=kind)]
    value = None
    if marked.whole:
        try:
            value = MODELS[kind].model_validate(marked.data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            problems.extend(mistakes.tell(errors, model=MODELS[kind], marked=marked, file=file))
    left = None
    if any(problem.severity == "error" for problem in problems):
        value, left = None, sound_parts.draw(MODELS[kind], marked.data)
    names = _names(marked, text)
    return ContentFile(
        file=file,
        kind=kind,
        marked=marked,
        value=value,
        names=names,
        problems=_limited(problems, file=file),
        sketch=left,
    )


def in_text(text: str, *, file: str, at: str, kind: str) -> Iterator[Problem]:
    """Return what is wrong with a text before anybody asks what it says; `at` is its path in its folder."""
    yield from yaml_text.read(text, file=file).problems
    for problem in _modeline(text, file=at, kind=kind):
        yield replace(problem, file=file)


def modeline(kind: str, *, file: str) -> str:
    """Return the first line of a file: where its schema lies, seen from the file."""
    return f"# yaml-language-server: $schema={'../' * file.count('/')}schemas/{kind}.json"


def _modeline(text: str, *, file: str, kind: str) -> Iterator[Problem]:
    """Warn when the first line does not tell editors where the schema lies."""
    line = modeline(kind, file=file)
    if text.strip() and keyboard_slips.lines_of(text)[0].rstrip() != line:
        yield wording.problem("modeline.missing", file=file, line=1, line_wanted=line)


def _names(marked: Marked, text: str) -> tuple[str, ...] | None:
    """Return id and aliases, even of a file with mistakes: whoever refers to it made none."""
    if isinstance(marked.data, dict):
        own, aliases = marked.data.get("id"), marked.data.get("aliases")
        former = aliases if isinstance(aliases, list) else []
        if isinstance(own, str) and re.fullmatch(ID_PATTERN, own):
            return (own, *(name for name in former if isinstance(name, str)))
        return None
    found = _ID_LINE.search(text)
    return (found[1],) if found else None


def _limited(problems: list[Problem], *, file: str) -> tuple[Problem, ...]:
    """Return the problems in order; a flood is cut, and the cut is told."""
    found = sorted(dict.fromkeys(problems))
    if len(found) <= MOST_PROBLEMS:
        return tuple(found)
    shown = found[:MOST_PROBLEMS]
    left = len(found) - MOST_PROBLEMS
    return (*shown, wording.problem("file.too-many", file=file, line=shown[-1].line, count=left))
