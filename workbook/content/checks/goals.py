"""A table in which people look at themselves asks every goal of its modules, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.checks.references import content
from workbook.content.model.kinds.table import TableQuestion
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem


def of_worksheet(file: ContentFile, worksheet: Worksheet, index: Index) -> Iterator[Problem]:
    """Return goals that a table leaves out and rows that are nobody's goal; a broken module says nothing."""
    for number, question in enumerate(worksheet.questions):
        if isinstance(question, TableQuestion) and question.goals_of:
            yield from _table(file, question, ("questions", number), index)


def _table(file: ContentFile, question: TableQuestion, path: Path, index: Index) -> Iterator[Problem]:
    for place, name in enumerate(question.goals_of):
        yield from content(file, "module", name, (*path, "goals_of", place), index)
    modules = [index.module(name) for name in question.goals_of]
    rows = [row.label for row in question.fixed_rows if not row.retired]
    for place, module in enumerate(modules):
        for goal in module.goals if module else ():
            if goal not in rows:
                where: Path = (*path, "goals_of", place)
                yield file.tell("goals.left-out", where, module=question.goals_of[place], value=goal)
    if None in modules:
        return
    goals = {goal for module in modules if module for goal in module.goals}
    for place, row in enumerate(question.fixed_rows):
        if not row.retired and row.label not in goals:
            yield file.tell("goals.other", (*path, "fixed_rows", place), value=row.label)
