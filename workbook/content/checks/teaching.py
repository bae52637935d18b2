"""What the source asks of every module and case, beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.model.blocks import FigureBlock
from workbook.content.model.cases import Case
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

LAST_SOURCE = 301
_OPINIONS = ("story", "reading", "key-message", "misconception")
_FEW_CASES = 3
_DELICATE = {"case": ("S79", "S7")}
"""Information without consent; in a case also flight from violence, where a wrong word costs lives."""
_CHECK = "法務・個人情報担当"


def between(index: Index) -> Iterator[Problem]:
    """Return what the cases and sources lack when all are seen together."""
    for file in index.files:
        yield from _sources(file)
        yield from _asking(file)
    cases: list[tuple[ContentFile, Case]] = [
        (file, file.value) for file in index.files if isinstance(file.value, Case)
    ]
    if len(cases) < _FEW_CASES:
        return
    if all(case.resolved for _, case in cases):
        yield cases[0][0].tell("cases.all-resolved", ("resolved",), count=len(cases))
    desks = [file for file, case in cases if case.door.kind == "consultation"]
    if len(desks) * 2 > len(cases):
        yield desks[0].tell("cases.desks", ("door", "kind"), count=len(cases), desks=len(desks))


def _sources(file: ContentFile) -> Iterator[Problem]:
    """Return S-ids after the last statement of the source."""
    if file.value is None:
        return
    for path, text in file.words():
        if len(path) > 1 and path[-2] == "sources" and int(text.strip()[1:]) > LAST_SOURCE:
            yield file.tell("source.unknown", path, value=text, last=LAST_SOURCE)


def _asking(file: ContentFile) -> Iterator[Problem]:
    """Return what teaches on delicate information without asking its readers to check before they act."""
    if not isinstance(file.value, Module | Case | Worksheet):
        return
    cited = file.value.cited() if isinstance(file.value, Case) else file.value.sources
    delicate = next((one for one in _DELICATE.get(file.kind, ("S79",)) if one in cited), None)
    if delicate and _CHECK not in (file.value.notice or ""):
        cited_at = "sources" if delicate in file.value.sources else "stages"
        yield file.tell("notice.check", ("notice" if file.value.notice else cited_at,), source=delicate)


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return what a module lacks: homework, a word to facilitators, whose opinion it reports."""
    kinds = {block.kind for block in module.blocks}
    if "homework" not in kinds:
        yield file.tell("module.no-homework", ("blocks",))
    if "facilitator" not in kinds:
        yield file.tell("module.no-facilitator", ("blocks",))
    for number, block in enumerate(module.blocks):
        path: Path = ("blocks", number)
        if block.kind in _OPINIONS and block.sources and block.view is None and block.label is None:
            yield file.tell("block.whose", (*path, "sources"))
        if block.kind == "figure":
            yield from _figure(file, block, path)


def _figure(file: ContentFile, block: FigureBlock, path: Path) -> Iterator[Problem]:
    if block.image is None and not block.bars:
        yield file.tell("figure.nothing", path)
    if block.bars and not (block.as_of and block.reference):
        yield file.tell("figure.undated", path)
