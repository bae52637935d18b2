"""What the source report asks of a whole course and of the whole set: each finding names the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from workbook.content.checks.cases import MANY
from workbook.content.checks.index import Index
from workbook.content.model.blocks import Block
from workbook.content.model.cases import Case
from workbook.content.model.courses import Course, ModuleItem
from workbook.content.model.glossary import Glossary, Term
from workbook.content.model.modules import Module
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_LAW = re.compile(r"第[0-9０-９一二三四五六七八九十百]+条|交付金|要綱")
_STORIES = ("story", "figure", "case")
_MEETINGS, _COMMUNITY = "S301", "S265"
_UNRESOLVED = 2
_PREFECTURE = ("prefecture",)
_THEMES = {
    "S149": "災害",
    "S178": "親を頼れない子ども・若者",
    "S51": "市町村の境をこえる人",
    "S175": "専門職が入って隣人が離れる話",
}
_USED = ("module", "case", "worksheet")


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return what a course does in the wrong order or with the wrong people."""
    yield from _prefecture(file, course)
    yield from _order(file, course, index)


def _prefecture(file: ContentFile, course: Course) -> Iterator[Problem]:
    """Return periods for prefectures alone that stand on everybody's way (S159), unless nobody else is there."""
    if course.audience == _PREFECTURE:
        return
    tracks = {track.id: track.audience for track in course.tracks}
    for d, day in enumerate(course.days):
        for p, period in enumerate(day.periods):
            own = [tracks.get(name, _PREFECTURE) == _PREFECTURE for name in period.tracks]
            if period.audience == _PREFECTURE and not (own and all(own)):
                yield file.tell("course.prefecture", ("days", d, "periods", p, "audience"), period=period.id)


def _order(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return a scheme before the story, meetings before the community, and a community that comes late."""
    places = _modules(course)
    if not places:
        return
    path, item = places[0]
    module = index.module(item.module)
    first = _first_block(module, item.use) if module else None
    if first is not None and first.kind not in _STORIES:
        yield file.tell("course.no-story", path, module=item.module)
    elif first is not None and _LAW.search(str(getattr(first, "text", ""))):
        yield file.tell("course.law-first", path, module=item.module)
    cited = [(at, held.sources) for at, use in places if (held := index.module(use.module))]
    meetings = next((n for n, (_, sources) in enumerate(cited) if _MEETINGS in sources), None)
    community = next((n for n, (_, sources) in enumerate(cited) if _COMMUNITY in sources), None)
    if meetings is not None and (community is None or community > meetings):
        yield file.tell("course.meetings-first", cited[meetings][0])
    elif community is not None and int(str(cited[community][0][1])) > _first_day(course):
        yield file.tell("course.community-late", cited[community][0])


def _first_day(course: Course) -> int:
    """Return the place of the first day on which people meet; what is done alone beforehand is none."""
    met = (d for d, day in enumerate(course.days) if any(period.mode != "self" for period in day.periods))
    return next(met, len(course.days))


def _modules(course: Course) -> list[tuple[Path, ModuleItem]]:
    return [
        (("days", d, "periods", p, "items", n), item)
        for d, day in enumerate(course.days)
        for p, period in enumerate(day.periods)
        for n, item in enumerate(period.items)
        if isinstance(item, ModuleItem)
    ]


def _first_block(module: Module, use: str) -> Block | None:
    """Return what people meet first in a module, or in the part of it that a period uses."""
    part = next((part for part in module.parts if part.id == use), None)
    names = part.blocks if part else tuple(block.id for block in module.blocks)
    return next((block for block in module.blocks if block.id in names), None)


def between(index: Index) -> Iterator[Problem]:
    """Return what is missing from the set of cases, what nobody uses, and short names that come too early."""
    yield from _cases(index)
    yield from _unused(index)
    terms = [term for file in index.files if isinstance(file.value, Glossary) for term in file.value.terms]
    for file in index.files:
        if file.kind in ("course", "module"):
            yield from _names(file, [term for term in terms if term.name_first])


def _cases(index: Index) -> Iterator[Problem]:
    cases = [(file, file.value) for file in index.files if isinstance(file.value, Case)]
    if len(cases) < MANY:
        return
    first = cases[0][0]
    unresolved = [case for _, case in cases if not case.resolved]
    if len(unresolved) < _UNRESOLVED:
        yield first.tell("cases.few-unresolved", ("resolved",), count=len(unresolved), least=_UNRESOLVED)
    cited = set(chain.from_iterable(case.cited() for _, case in cases))
    for source, theme in _THEMES.items():
        if source not in cited:
            yield first.tell("cases.theme", ("sources",), theme=theme, source=source)


def _unused(index: Index) -> Iterator[Problem]:
    """Return modules, cases and worksheets that no course leads to; a set without a course has no opinion."""
    if not any(isinstance(file.value, Course) for file in index.files):
        return
    said = {text for file in index.files for path, text in file.words() if path[-1:] != ("id",)}
    for file in index.files:
        wanted = file.kind in _USED and file.value is not None and not getattr(file.value, "retired", False)
        if wanted and not said.intersection(file.names or ()):
            yield file.tell("content.unused", ("id",))


def _names(file: ContentFile, terms: list[Term]) -> Iterator[Problem]:
    """Return common names that stand before the official one was said (S144)."""
    words = sorted(file.words(), key=lambda word: file.line(word[0]))
    for term in terms:
        told = False
        for path, text in words:
            official = text.find(term.term)
            common = text.find(str(term.common))
            if common >= 0 and not told and not 0 <= official < common:
                yield file.tell("word.official-first", path, common=term.common, official=term.term)
                break
            told = told or official >= 0
