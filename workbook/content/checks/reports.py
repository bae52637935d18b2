"""What a report of a run tells may leave the room: words and days of teams, and of a member the spread of what was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.forms import reported, spread
from workbook.content.model.questions import KINDS
from workbook.content.model.worksheets import Worksheet
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem


def of_worksheet(file: ContentFile, worksheet: Worksheet, _index: Index) -> Iterator[Problem]:
    """Return the questions marked with `report` of which nothing could stand in a report."""
    for number, question in enumerate(worksheet.questions):
        if not question.report:
            continue
        path = ("questions", number, "report")
        if worksheet.unit != "team":
            if not spread.can_be_told(question):
                yield file.tell("report.member", path)
        elif question.kind not in reported.KINDS:
            yield file.tell("report.kind", path, kind=question.kind, kinds="・".join(sorted(reported.KINDS)))
        elif KINDS[question.kind].holds == "words" and worksheet.seen_by != "course":
            yield file.tell("report.team-only", path)
