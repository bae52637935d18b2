"""Every worksheet of a team, or of all teams of a run, as one zip; each sheet in it is remembered as it leaves."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from workbook.classroom.homework import take_all_home
from workbook.classroom.homework.take_all_home import Packed
from workbook.classroom.people import permission, persons, rights
from workbook.classroom.people.views import Person, Run
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import contents, runs
from workbook.content import reading
from workbook.content.forms import personal, times
from workbook.content.model.library import Library
from workbook.handouts.layout import sheet as layout
from workbook.handouts.layout import sheet_pictures
from workbook.handouts.layout.sheet import Header, LaidOutSheet
from workbook.office import run_report
from workbook.office.visit import Visit

if TYPE_CHECKING:
    from workbook.handouts.writers.zip_of_sheets import Folder

_OWN = ("xlsx", "docx", "html", "json")
_ALL = ("xlsx", "json")
"""Word for sixty teams takes minutes, and HTML carries the editor in every sheet (60 teams would be 55 MB); their Excel books can be read and come back as well.
For the same reason they have no pictures in them (60 teams with four each: 45 MB, a minute); a team's own have."""


def make(visit: Visit, me: Person, run: Run, file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Write the zip of a run, team by team as things stand at that moment; tell how many of how many are there."""
    from workbook.handouts.writers import zip_of_sheets  # slow import that most visits do not need

    with visit.house.database.reading() as db:
        teams = runs.teams_of(db, run.id)
    yield 0, len(teams)
    folders = (folder for team in teams for folder in _folders(visit, me, run, team=team.id, drawn=False))
    more = run_report.files(visit, me, run)
    for done in zip_of_sheets.pack(file, folders, of=len(teams), formats=_ALL, more=more):
        yield done, len(teams)


def fetch(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the zip that was made of a run; raise Refused for somebody who may not see all teams (any more).

    An old page may ask for one that is gone: then it is made at once.
    """
    with visit.house.database.reading() as db:
        permission.need(rights.may_create_run(persons.by_id(db, me.id)))
    made = visit.house.workroom.read(run.id)
    if made is not None:
        return made
    file = io.BytesIO()
    for _ in make(visit, me, run, file):
        pass
    return file.getvalue()


def of_team(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the zip of one's own team as things stand now; each sheet in it is remembered, so that it can come back."""
    from workbook.handouts.writers import zip_of_sheets  # slow import that most visits do not need

    return zip_of_sheets.write(_folders(visit, me, run, team=me.team_id, drawn=True), formats=_OWN)


def _folders(visit: Visit, me: Person, run: Run, *, team: str, drawn: bool) -> list[Folder]:
    """Return a team's sheets, `drawn` with the pictures of their worksheets."""
    from workbook.handouts.writers.zip_of_sheets import Folder  # slow import that most visits do not need

    with visit.house.database.begin() as db:
        library = contents.shown_to(db, run, shelf=visit.house.shelf)
        packs = take_all_home.pack(db, run, library=library, by=me, format="xlsx", team=team)
    invented = personal.invented(library.cases.values())
    return [
        Folder(invitation_words.called(one.team), _laid(one, run, library if drawn else None, invented))
        for one in packs
    ]


def _laid(
    packed: Packed, run: Run, library: Library | None, invented: tuple[str, ...]
) -> tuple[LaidOutSheet, ...]:
    """Lay a team's sheets out, with the pictures of their worksheets if there is a `library` to draw them by."""
    today = reading.say_day(times.today())
    return tuple(
        layout.lay_out(
            form,
            handout.values,
            header=Header(run.title, packed.team.name, today, handout.shown),
            invented=invented,
            pictures=sheet_pictures.of(library.worksheets[form.id], form, handout.values) if library else {},
        )
        for form, handout in packed.sheets
    )
