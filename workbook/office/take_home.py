"""Files to take home, with the team's words or empty for paper, made and remembered as they leave."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from workbook import config
from workbook.classroom.homework import take_home
from workbook.content import reading
from workbook.content.course.script import Script
from workbook.content.forms import form as forms
from workbook.content.forms import times
from workbook.content.model.blocks import Course, Worksheet
from workbook.handouts.layout import sheet as layout
from workbook.handouts.layout.sheet import Header, Sheet
from workbook.office import own_sheets
from workbook.office.visit import Visit

ZIP = "application/zip"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Format:
    """A kind of file. `filled` and `empty` stand behind its name, for those who hear a button without its row.

    `apart`: each worksheet is a file of its own, several go home in a zip.
    """

    name: str
    ending: str
    mime: str
    filled: str = "書いたもの"
    empty: str = "空欄・手書き用"
    apart: bool = False


FORMATS = {
    "word": Format("Word", "docx", WORD),
    "excel": Format("Excel", "xlsx", EXCEL),
    "pdf": Format("PDF", "pdf", "application/pdf", filled="回覧用"),
    "html": Format(
        "HTML", "html", "text/html", filled="ネットなしで書ける", empty="ネットなしで書ける空欄", apart=True
    ),
    "json": Format("JSON", "json", "application/json", empty="空欄"),
}


def file_name(title: str, ending: str, *, team: str, filled: bool) -> str:
    """Return a name every system takes: what is in the file, then the team or 空欄."""
    whose = (team or "書いたもの") if filled else "空欄"
    return named(title, whose, ending=ending)


def named(*words: str, ending: str) -> str:
    """Return a file name of these words that every system takes."""
    parts = (_NOT_IN_NAMES.sub("_", word).strip("._")[:_LONGEST_NAME] for word in words)
    return "_".join(part for part in parts if part) + f".{ending}"


def write(visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, filled: bool) -> bytes:
    """Return the file as it is now, not as it was when the page was drawn; what leaves is remembered."""
    ending = FORMATS[kind].ending
    sheets = [_sheet(visit, worksheet, ending, filled=filled) for worksheet in worksheets]
    return _made(kind, sheets, filled=filled)


def _sheet(visit: Visit, worksheet: Worksheet, ending: str, *, filled: bool) -> Sheet:
    """Lay a worksheet out. One that belongs to somebody gets an id of its own, by which it comes back."""
    form, me = forms.of_worksheet(worksheet), visit.me
    training = (me.run_title if me else "") or config.APP
    date = reading.say_day(times.today()) if filled else ""
    if me is None or not me.team_id:
        return layout.lay_out(form, {}, header=Header(training, "", date))
    sheet = own_sheets.of_worksheet(visit, me, worksheet)
    with visit.house.database.begin() as db:
        handout = take_home.take_home(db, sheet, form, by=me, format=ending, empty=not filled)
    team = "" if me.is_alone else me.team_name
    return layout.lay_out(form, handout.values, header=Header(training, team, date, handout.shown))


def _made(kind: str, sheets: Sequence[Sheet], *, filled: bool) -> bytes:
    from workbook.handouts.writers import (  # 0.3 s of import that most visits do not need
        as_json,
        excel,
        offline,
        pdf,
        word,
    )

    return {
        "word": partial(word.write, sheets),
        "excel": partial(excel.write, sheets),
        "pdf": partial(pdf.write, sheets, sign=pdf.SIGN if filled else ()),
        "html": partial(_apart, sheets, offline.write, ending="html"),
        "json": partial(as_json.write, sheets),
    }[kind]()


def _apart(sheets: Sequence[Sheet], one: Callable[[Sheet], bytes], *, ending: str) -> bytes:
    """Return a sheet as a file, several as a zip of files in their order."""
    if len(sheets) == 1:
        return one(sheets[0])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, sheet in enumerate(sheets, start=1):
            packed.writestr(named(str(number), sheet.title, ending=ending), one(sheet))
    return file.getvalue()


def syllabus(visit: Visit, course: Course) -> bytes:
    """Return a course's timetable and syllabus columns as Word."""
    from workbook.handouts.documents import syllabus as handout  # slow import that most visits do not need

    return handout.write(course, visit.library)


def script(period: Script) -> bytes:
    """Return the facilitator's script of a period as Word, as short as it is on the screen."""
    from workbook.handouts.documents import script as handout  # slow import that most visits do not need

    return handout.write(period)
