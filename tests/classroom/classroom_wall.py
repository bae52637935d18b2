"""Answers on the wall, for tests."""

from __future__ import annotations

from collections.abc import Callable

from classroom_paper import write

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import all_answers
from workbook.classroom.wall.all_answers import AnsweringTeams, Subject, Wall
from workbook.content.model.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


GOAL = Subject("talk", "goal")


def join(database: Database, team: Team) -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person


def put_up(
    database: Database, library: Library, team: Team, worksheet: str, **texts: str
) -> tuple[Sheet, Person]:
    person = join(database, team)
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets[worksheet]))
        write(db, sheet, person, **texts)
    return sheet, person


def read(database: Database, whose: AnsweringTeams, subject: Subject = GOAL) -> Wall:
    with database.reading() as db:
        return all_answers.read(db, whose, subject)
