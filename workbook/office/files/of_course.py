"""Files about a course, a module or a period: what facilitators say, show and hand out."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.people import permission, rights
from workbook.classroom.run import contents
from workbook.content.course import case_parts, timetable, versions
from workbook.content.course import script as scripts
from workbook.content.course.case_parts import CasePart
from workbook.content.course.script import Script
from workbook.content.course.versions import Version
from workbook.content.model.modules import Module
from workbook.handouts.documents.letter_texts import LETTERS
from workbook.handouts.layout import file_names
from workbook.office import take_home
from workbook.office.files.asked_file import AskedFile, MadeFile, there

_MOST_PLACES = 3
"""Digits of a place in a timetable."""


def syllabus(asked: AskedFile) -> MadeFile:
    """Return a course's timetable and syllabus columns; everybody may read them."""
    course = asked.course()
    return MadeFile(
        file_names.named(course.title, "シラバス", ending="docx"), take_home.syllabus(asked.visit, course)
    )


def handbook(asked: AskedFile) -> MadeFile:
    """Return the facilitators' handbook, with what to watch for in a course."""
    asked = asked.in_edited_content()
    visit = asked.reader_of_notes()
    there(visit.library.handbook)
    course = visit.library.course(asked.one("course"))
    name = file_names.named(course.title if course else "", "進行役の手引き", ending="docx")
    return MadeFile(name, take_home.handbook(visit, course))


def script(asked: AskedFile) -> MadeFile:
    """Return the facilitator's script of a period, as short as it is on the screen."""
    told = _script(asked)
    return MadeFile(file_names.named(*_titles(told), "進行台本", ending="docx"), take_home.script(told))


def slides(asked: AskedFile) -> MadeFile:
    """Return the slides of a period, or of a version of a module."""
    if asked.one("module"):
        module, version = _module(asked)
        titles: Sequence[str] = (module.title,)
        data = take_home.module_slides(asked.visit, module, version.use)
    else:
        told = _script(asked)
        titles, data = _titles(told), take_home.slides(asked.visit, told)
    return MadeFile(file_names.named(*titles, "スライド", ending="pptx"), data)


def reading_pack(asked: AskedFile) -> MadeFile:
    """Return a version of a module to read without a screen."""
    module, version = _module(asked)
    data = take_home.reading_pack(asked.visit, module, version)
    return MadeFile(file_names.named(module.title, "読みもの", ending="pdf"), data)


def cut_cards(asked: AskedFile) -> MadeFile:
    """Return the cards of a module, to print on both sides and cut."""
    module, _ = _module(asked)
    there(next((block for block in module.blocks if block.kind == "misconception"), None))
    return MadeFile(file_names.named(module.title, "カード", ending="pdf"), take_home.cards(module))


def case_sheets(asked: AskedFile) -> MadeFile:
    """Return a case as it is read in a period, or in a version of a module: a page for each scene."""
    part = there(next((one for one in _parts(asked) if one.case.id == asked.one("case")), None))
    return MadeFile(file_names.named(part.case.title, "場面", ending="pdf"), take_home.case_sheets(part))


def letter(asked: AskedFile) -> MadeFile:
    """Return one of the papers that are sent around a training, or around one run of it by those who prepare it."""
    kind, visit = there(LETTERS.get(asked.one("letter"))), asked.visit
    run = asked.run() if asked.one("run") else None
    library = visit.library
    if run is None:
        asked.reader_of_notes()
    else:
        permission.need(rights.may_prepare(visit.me, run=run.id), permission.NOT_A_HELPER)
        with visit.house.database.reading() as db:
            library = contents.shown_to(db, run, shelf=visit.house.shelf)
    course = there(library.course(run.course)) if run else asked.course()
    data = take_home.letter(visit, asked.one("letter"), course, library, run=run)
    title = run.title if run else course.title
    return MadeFile(file_names.named(title, kind.name, ending="docx"), data)


def _script(asked: AskedFile) -> Script:
    library = asked.reader_of_notes().library
    course = asked.course()
    period = there(timetable.find_period(course, asked.one("period")))
    short = {int(one) for one in asked.all("short") if one.isdecimal() and len(one) <= _MOST_PLACES}
    return scripts.of_period(course, period, library, shortened=frozenset(short))


def _titles(told: Script) -> Sequence[str]:
    return told.course.title, told.period.title


def _module(asked: AskedFile) -> tuple[Module, Version]:
    module = there(asked.reader_of_notes().library.module(asked.one("module")))
    return module, versions.of_module(module, asked.one("use"))


def _parts(asked: AskedFile) -> Sequence[CasePart]:
    if asked.one("module"):
        return case_parts.of_version(_module(asked)[1], asked.visit.library)
    return case_parts.of_period(_script(asked), asked.visit.library)
