"""What only several files together can have wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from workbook.content.checks import charts, ids, minutes, references, teaching, words
from workbook.content.checks.index import Index
from workbook.content.typed import ContentFile
from workbook.problems import Problem

Check = Callable[[ContentFile, Any, Index], Iterator[Problem]]

_OF_EACH: dict[str, tuple[Check, ...]] = {
    "course": (ids.of_course, references.of_course, minutes.of_course, words.of_course),
    "module": (ids.of_module, references.of_module, minutes.of_module, words.of_module, teaching.of_module),
    "case": (ids.of_case, words.of_text),
    "worksheet": (ids.of_worksheet, references.of_worksheet, charts.of_worksheet, words.of_text),
}


def across(
    read: Sequence[ContentFile], *, pictures: frozenset[str] | None, unread: frozenset[str]
) -> Iterator[Problem]:
    """Return what is wrong between files and, in sound files, what the models cannot see.

    `unread`: kinds of which some file could not even be opened, so that nothing of them can be called missing.
    """
    index = Index.of(read, pictures=pictures, unread=unread)
    yield from ids.between(index)
    yield from teaching.between(index)
    for file in read:
        if file.value is not None:
            for check in _OF_EACH[file.kind]:
                yield from check(file, file.value, index)
