"""Ids, former ids and codes: each stands for one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbook.content.checks.index import Index
from workbook.content.course.versions import FULL, SHORT
from workbook.content.model.base import RESERVED_IDS, WithId
from workbook.content.model.cases import Case
from workbook.content.model.courses import Course
from workbook.content.model.glossary import Glossary
from workbook.content.model.grounds import Grounds
from workbook.content.model.handbook import Handbook
from workbook.content.model.modules import Module
from workbook.content.model.question_parts.columns import Column
from workbook.content.model.questions import Question
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

PLAN_COLUMNS = frozenset({"who", "what", "by"})
_ROW_IDS = re.compile(r"r[0-9]+|x[a-z0-9]{8}")
_CODES = ("choices", "levels", "fixed_rows", "stages", "stances", "strengths", "means", "feelings")
Named = Iterable[tuple[Path, str]]


def between(index: Index) -> Iterator[Problem]:
    """Return ids and former ids that two files claim."""
    seen: dict[tuple[str, str], tuple[ContentFile, Path]] = {}
    for file in (file for file in index.files if file.marked.whole):
        for number, name in enumerate(file.names or ()):
            path: Path = ("aliases", number - 1) if number else ("id",)
            other, where = seen.setdefault((file.kind, name), (file, path))
            if (other, where) != (file, path):
                place = f"{other.file}:{other.line(where)}"
                yield replace(file, sketch=None).tell("id.claimed", path, value=name, other=place)


def of_course(file: ContentFile, course: Course, _index: Index) -> Iterator[Problem]:
    """Return what is named twice within a course."""
    yield from _twice(file, (((("days", n, "id")), day.id) for n, day in enumerate(course.days)))
    periods = (
        (("days", n, "periods", m, "id"), period.id)
        for n, day in enumerate(course.days)
        for m, period in enumerate(day.periods)
    )
    yield from _twice(file, periods)
    yield from _twice(file, _listed(course.tracks, "tracks"))
    yield from _twice(file, _listed(course.homework, "homework"))


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return what is named twice within a module, and parts named like its versions."""
    yield from _twice(file, _listed(module.blocks, "blocks"))
    yield from _twice(file, _listed(module.parts, "parts"))
    for number, part in enumerate(module.parts):
        if part.id in (FULL, SHORT):
            yield file.tell("id.part", ("parts", number, "id"), value=part.id)


def of_case(file: ContentFile, case: Case, _index: Index) -> Iterator[Problem]:
    """Return stages named twice or badly."""
    yield from _twice(file, _listed(case.stages, "stages"))
    yield from _reserved(file, _listed(case.stages, "stages"), RESERVED_IDS)


def of_glossary(file: ContentFile, glossary: Glossary, _index: Index) -> Iterator[Problem]:
    """Return terms explained twice."""
    yield from _twice(file, _listed(glossary.terms, "terms"))
    yield from _twice(file, ((("terms", n, "term"), one.term) for n, one in enumerate(glossary.terms)))


def of_grounds(file: ContentFile, grounds: Grounds, _index: Index) -> Iterator[Problem]:
    """Return rows with the id of another row, in whichever of the two tables."""
    yield from _twice(file, [*_listed(grounds.meetings, "meetings"), *_listed(grounds.duties, "duties")])


def of_handbook(file: ContentFile, handbook: Handbook, _index: Index) -> Iterator[Problem]:
    """Return chapters and moments with the id of another."""
    moments: Named = (
        (("chapters", n, "moments", m, "id"), moment.id)
        for n, chapter in enumerate(handbook.chapters)
        for m, moment in enumerate(chapter.moments)
    )
    yield from _twice(file, [*_listed(handbook.chapters, "chapters"), *moments])


def of_worksheet(file: ContentFile, worksheet: Worksheet, _index: Index) -> Iterator[Problem]:
    """Return questions, columns and codes named twice or badly."""
    questions = list(_listed(worksheet.questions, "questions"))
    yield from _twice(file, [*questions, *_former(worksheet.questions, ("questions",))])
    yield from _reserved(file, questions, RESERVED_IDS)
    for number, question in enumerate(worksheet.questions):
        path: Path = ("questions", number)
        yield from _codes(file, question, path)
        yield from _rows(file, question, path)
        for key in ("columns", "more"):
            yield from _columns(file, getattr(question, key, ()), (*path, key))


def _columns(file: ContentFile, columns: Sequence[Column], path: Path) -> Iterator[Problem]:
    named = [((*path, number, "id"), column.id) for number, column in enumerate(columns)]
    yield from _twice(file, [*named, *_former(columns, path)])
    yield from _reserved(file, named, RESERVED_IDS)
    if path[-1] == "more":
        for where, name in named:
            if name in PLAN_COLUMNS:
                yield file.tell("id.plan-column", where, value=name)
    for number, column in enumerate(columns):
        yield from _codes(file, column, (*path, number))


def _codes(file: ContentFile, part: Question | Column, path: Path) -> Iterator[Problem]:
    for key in _CODES:
        choices = getattr(part, key, ())
        yield from _twice(file, (((*path, key, n, "code"), c.code) for n, c in enumerate(choices)))


def _rows(file: ContentFile, question: Question, path: Path) -> Iterator[Problem]:
    """Return named rows whose code could be the id of a row that somebody added."""
    for number, row in enumerate(getattr(question, "fixed_rows", ())):
        if _ROW_IDS.fullmatch(row.code):
            yield file.tell("id.row", (*path, "fixed_rows", number, "code"), value=row.code)


def _listed(things: Iterable[WithId], key: str) -> Named:
    return (((key, number, "id"), thing.id) for number, thing in enumerate(things))


def _former(things: Iterable[Question | Column], path: Path) -> Named:
    for number, thing in enumerate(things):
        for place, alias in enumerate(thing.aliases):
            yield (*path, number, "aliases", place), alias


def _twice(file: ContentFile, named: Named) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, name in named:
        first = seen.setdefault(name, path)
        if first != path:
            yield file.tell("id.twice", path, value=name, other=file.line(first))


def _reserved(file: ContentFile, named: Named, words: frozenset[str]) -> Iterator[Problem]:
    for path, name in named:
        if name in words:
            yield file.tell("id.reserved", path, value=name)
