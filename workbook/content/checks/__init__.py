"""What only several files together can have wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbook.content.checks import (
    cases,
    charts,
    grounds,
    ids,
    minutes,
    opinions,
    origins,
    references,
    reports,
    source,
    spelling,
    summaries,
    teaching,
    words,
)
from workbook.content.checks.index import Index
from workbook.content.checks.running import homework, late, once, outside, sheets, slot_minutes
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

# Any: the tables below say which kind of content a check takes.
Check = Callable[[ContentFile, Any, Index], Iterator[Problem]]

# Names can be checked in what is left of a broken file; sums and "is there a …" would be false alarms there.
_NAMES: dict[str, tuple[Check, ...]] = {
    "course": (ids.of_course, references.of_course),
    "module": (ids.of_module, references.of_module, grounds.of_content),
    "case": (ids.of_case, grounds.of_content),
    "worksheet": (
        ids.of_worksheet,
        origins.of_worksheet,
        summaries.of_worksheet,
        reports.of_worksheet,
        references.of_worksheet,
        grounds.of_content,
    ),
    "glossary": (ids.of_glossary,),
    "grounds": (ids.of_grounds,),
    "handbook": (ids.of_handbook,),
}
_WHOLE: dict[str, tuple[Check, ...]] = {
    "course": (
        minutes.of_course,
        slot_minutes.of_course,
        sheets.of_course,
        late.of_course,
        homework.of_course,
        once.of_course,
        source.of_course,
    ),
    "module": (
        minutes.of_module,
        slot_minutes.of_module,
        sheets.of_module,
        late.of_module,
        homework.of_module,
        opinions.of_module,
        teaching.of_module,
    ),
    "case": (cases.of_case,),
    "worksheet": (charts.of_worksheet, minutes.of_worksheet),
    "glossary": (),
    "grounds": (),
    "handbook": (),
}
_WORDS: dict[str, Callable[[ContentFile], Iterator[Problem]]] = {
    "course": words.of_course,
    "module": words.of_module,
    "case": words.of_text,
    "worksheet": words.of_text,
    "glossary": words.of_glossary,
    "grounds": words.of_text,
    "handbook": words.of_text,
}


def across(
    read: Sequence[ContentFile], *, pictures: frozenset[str] | None, unread: frozenset[str]
) -> Iterator[Problem]:
    """Return what is wrong between files, and in one file what its model cannot see.

    `unread`: kinds of which some file could not even be opened, so that nothing of them can be called missing.
    """
    index = Index.of(read, pictures=pictures, unread=unread)
    yield from ids.between(index)
    yield from teaching.between(index)
    yield from source.between(index)
    yield from cases.between(index)
    yield from spelling.between(index)
    yield from outside.between(index)
    yield from late.between(index)
    for file in read:
        yield from _WORDS[file.kind](replace(file, sketch=None))
        yield from once.of_words(replace(file, sketch=None))
        value = file.value or (file.sketch.value if file.sketch else None)
        checks = (*_NAMES[file.kind], *(_WHOLE[file.kind] if file.value else ()))
        if value is not None:
            for check in checks:
                yield from check(file, value, index)
