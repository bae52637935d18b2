"""The kinds of files by the word in their address; each asks whether the visitor may have it before anything is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.office.files import of_course, of_run, of_team
from workbook.office.files.asked_file import AskedFile, MadeFile

MAKE: Mapping[str, Callable[[AskedFile], MadeFile]] = MappingProxyType(
    {
        "worksheets": of_team.worksheets,
        "team-zip": of_team.everything,
        "summary": of_team.summary,
        "report": of_team.report,
        "relay": of_team.relay,
        "due-day": of_team.due_day,
        "syllabus": of_course.syllabus,
        "handbook": of_course.handbook,
        "script": of_course.script,
        "slides": of_course.slides,
        "reading-pack": of_course.reading_pack,
        "cut-cards": of_course.cut_cards,
        "case-sheets": of_course.case_sheets,
        "letter": of_course.letter,
        "run-report": of_run.report,
        "roll": of_run.roll,
        "log": of_run.log,
        "run-zip": of_run.everything,
        "team-cards": of_run.team_cards,
        "invitation-cards": of_run.invitation_cards,
    }
)
"""Raise NotThereError for what does not exist, Refused for what is not the visitor's, StoreUnavailable."""
