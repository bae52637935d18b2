"""A course that meets once has no next time, and no course or person stands above another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from workbook.content.checks.index import Index
from workbook.content.course import held
from workbook.content.model.courses import Course
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_ANOTHER_TIME = re.compile(r"次回|次の回|前回|最後の回")
_LEVELS = re.compile(r"初級|中級|上級|初心者|入門編|基礎編|応用編|レベル\s*[0-9０-９]|習熟度")


def of_course(file: ContentFile, course: Course, index: Index) -> Iterator[Problem]:
    """Return words about another time in what a course that meets only once shows."""
    if held.breaks(course):
        return
    for slot in held.slots(course, index):
        shown: list[object] = [step.block for step in slot.steps] or [slot.item]
        found = (_ANOTHER_TIME.search(text) for part in shown for text in _texts(part))
        word = next((match[0] for match in found if match), None)
        if word is not None:
            yield file.tell("once.next", slot.path, value=word)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _texts(getattr(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)


def of_words(file: ContentFile) -> Iterator[Problem]:
    """Return words that put courses or people in an order of levels."""
    for path, text in file.words():
        found = _LEVELS.search(text)
        if found:
            yield file.tell("word.level", path, value=found[0])
