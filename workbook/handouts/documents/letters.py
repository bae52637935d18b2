"""The papers an organiser sends around a training, as Word: what is known is filled in, the rest is left to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from docx.document import Document as Doc

from workbook.content import reading
from workbook.content.course import timetable
from workbook.content.model.base import AUDIENCES
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.handouts.documents import word_page
from workbook.handouts.documents.letter_texts import LETTERS, TO_FILL, LetterPart, Shows

_ROW = 9
_TWO = ((2.2, 7), [word_page.TEXT_SIZE] * 2)
_DAYS = word_page.Layout(("日", "日にち", "コマ"), (1.6, 2.4, 5.2), [word_page.TEXT_SIZE] * 3, _ROW)
_MODULES = word_page.Layout(("単元", "分", "到達目標の一つ"), (4, 1.2, 5), [word_page.TEXT_SIZE] * 3, _ROW)


@dataclass(frozen=True)
class Occasion:
    """What is known of a training: its name, its course, on which days it is held (by the id of a day), and today."""

    training: str
    course: Course
    library: Library
    today: date
    held: Mapping[str, date]


def write(name: str, occasion: Occasion) -> bytes:
    """Return the .docx of one of the `LETTERS`; dates nobody has fixed stay blank."""
    letter = LETTERS[name]
    known = _known(occasion)
    title = _filled(letter.title, known)
    document = word_page.begin(title, broad=False, head="", numbered=False)
    word_page.title(document, title)
    for part in letter.parts:
        _part(document, part, known, occasion)
    return word_page.finish(document)


def _known(occasion: Occasion) -> Mapping[str, str]:
    course = occasion.course
    return {
        "{training}": occasion.training,
        "{summary}": course.summary.strip(),
        "{audience}": "・".join(AUDIENCES[one] for one in course.audience),
        "{today}": reading.say_day(occasion.today),
    }


def _filled(text: str, known: Mapping[str, str]) -> str:
    for name, words in known.items():
        text = text.replace(name, words)
    return text


def _part(document: Doc, part: LetterPart, known: Mapping[str, str], occasion: Occasion) -> None:
    if part.heading:
        word_page.heading(document, part.heading)
    for text in part.texts:
        for line in filter(None, _filled(text, known).splitlines()):
            word_page.line(document, line)
    if part.rows:
        shares, sizes = _TWO
        word_page.table(document, word_page.Layout(part.heads, shares, sizes, _ROW, bold=0), part.rows)
    if part.shows:
        _SHOWN[part.shows](document, occasion)


def _days(document: Doc, occasion: Occasion) -> None:
    rows = []
    for table in timetable.of_course(occasion.course, occasion.library.modules):
        day = occasion.held.get(table.day.id)
        when = reading.say_day(day) if day else TO_FILL
        slots = [slot for group in table.groups for slot in group]
        said = (
            f"{slot.starts}～{slot.ends}　{slot.period.title}" if slot.starts else slot.period.title
            for slot in slots
        )
        rows.append((table.day.title, when, "\n".join(said)))
    word_page.table(document, _DAYS, rows)


def _modules(document: Doc, occasion: Occasion) -> None:
    tables = timetable.of_course(occasion.course, occasion.library.modules)
    used = dict.fromkeys(
        row.module
        for table in tables
        for group in table.groups
        for slot in group
        for row in slot.rows
        if row.module
    )
    modules = (occasion.library.modules[name] for name in used)
    rows = [(one.title, f"{one.minutes.full}・{one.minutes.short}", one.goals[0]) for one in modules]
    word_page.table(document, _MODULES, rows)


_SHOWN: Mapping[Shows, Callable[[Doc, Occasion], None]] = {"days": _days, "modules": _modules}
