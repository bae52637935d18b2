"""What the source asks of the cases: all sizes of towns, and no answer in a case that ends without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.forms import populations
from workbook.content.model.cases import Case
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

MANY = 8
"""From this many cases on, the set as a whole is looked at."""

_ANSWERS = re.compile(
    r"模範解答|(?:正解|答え合わせ)(?!(?:は|も|が)?、?(?:あり|ない|なし|なく|書いて|用意して))|めでたし|無事に?解決"
)


def between(index: Index) -> Iterator[Problem]:
    """Return the sizes of towns in which no case is told (S145, S146)."""
    cases = [(file, file.value) for file in index.files if isinstance(file.value, Case)]
    if len(cases) < MANY:
        return
    found = {populations.band_of(populations.said_in(case.place)) for _, case in cases}
    for band, label in populations.BANDS.items():
        if band not in found:
            yield cases[0][0].tell("cases.size", ("place",), size=label)


def of_case(file: ContentFile, case: Case, _index: Index) -> Iterator[Problem]:
    """Return answers that an unresolved case gives at its end after all (S163, S164)."""
    if case.resolved:
        return
    last = len(case.stages) - 1
    stage = case.stages[last]
    said: list[tuple[Path, str]] = [
        (("debrief",), case.debrief),
        *((("stages", last, key), getattr(stage, key) or "") for key in ("text", "question", "note")),
    ]
    for path, text in said:
        if answer := _ANSWERS.search(text):
            yield file.tell("case.answer", path, value=answer[0])
