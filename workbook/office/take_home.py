"""Files to take home, with the team's words or empty for paper, made and remembered as they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from workbook import config
from workbook.classroom.homework import due_days, take_home
from workbook.classroom.outcome import attendance_report
from workbook.classroom.people.views import Run
from workbook.content import reading
from workbook.content.course import watched
from workbook.content.course.case_parts import CasePart
from workbook.content.course.script import Script
from workbook.content.course.versions import Version
from workbook.content.forms import form as forms
from workbook.content.forms import personal, times
from workbook.content.made_once import once
from workbook.content.model.answers import Values
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import file_names, sheet_pictures
from workbook.handouts.layout import sheet as layout
from workbook.handouts.layout.sheet import Header, LaidOutSheet
from workbook.handouts.prints import typeset
from workbook.handouts.writers import zips
from workbook.office import own_sheets
from workbook.office.visit import Visit


@dataclass(frozen=True)
class Format:
    """A kind of file, and what it is `good_for`.

    `filled` and `empty` stand behind its name, for those who hear a button without its row.
    `apart`: each worksheet is a file of its own, several go home in a zip.
    """

    name: str
    ending: str
    good_for: str
    filled: str = "書いたもの"
    empty: str = "空欄・手書き用"
    apart: bool = False


FORMATS = {
    "word": Format("Word", "docx", "職場で文章を書き足す。戻せます"),
    "excel": Format("Excel", "xlsx", "職場で表に入力する。戻せます"),
    "pdf": Format("PDF", "pdf", "印刷して回覧する。戻せません", filled="回覧用"),
    "html": Format(
        "HTML",
        "html",
        "ネットのない PC で、画面と同じように書く。戻せます",
        filled="ネットなしで書ける",
        empty="ネットなしで書ける空欄",
        apart=True,
    ),
    "json": Format("JSON", "json", "ほかのシステムに渡す。戻せます", empty="空欄"),
}


def formats(visit: Visit) -> tuple[str, ...]:
    """Return the kinds of files, the one somebody took home last first."""
    me = visit.me
    if me is None or not me.team_id:
        return tuple(FORMATS)
    with visit.house.database.reading() as db:
        last = take_home.last_format(db, me)
    return tuple(sorted(FORMATS, key=lambda kind: FORMATS[kind].ending != last))


def file_name(title: str, ending: str, *, team: str, filled: bool) -> str:
    """Return a name every system takes: what is in the file, then the team or 空欄."""
    whose = (team or "書いたもの") if filled else "空欄"
    return file_names.named(title, whose, ending=ending)


def write(visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, filled: bool) -> bytes:
    """Return the file as it is now, not as it was when the page was drawn; what leaves is remembered."""
    ending = FORMATS[kind].ending
    sheets = [_sheet(visit, worksheet, ending, filled=filled) for worksheet in worksheets]
    return _made(kind, sheets, filled=filled)


def missing(visit: Visit, said: Iterable[tuple[Worksheet, Values]]) -> tuple[str, ...]:
    """Return the letters in what stands in worksheets that no font of a PDF has; nothing leaves by being looked at."""
    head = (visit.me.run_title, visit.me.team_name) if visit.me else ()
    found = ((*_of_questions(one), *typeset.missing([*head, values])) for one, values in said)
    return tuple(dict.fromkeys(letter for letters in found for letter in letters))


@once
def _of_questions(worksheet: Worksheet) -> tuple[str, ...]:
    """Return the letters of the questions themselves that no font has: a whole sheet is laid out for it."""
    from workbook.handouts.writers import pdf  # slow import that most visits do not need

    return pdf.missing([layout.lay_out(forms.of_worksheet(worksheet), {}, header=Header("", "", ""))])


def _sheet(visit: Visit, worksheet: Worksheet, ending: str, *, filled: bool) -> LaidOutSheet:
    """Lay a worksheet out. One that belongs to somebody gets an id of its own, by which it comes back."""
    form, me = forms.of_worksheet(worksheet), visit.me
    invented = personal.invented(visit.library.cases.values())
    training = (me.run_title if me else "") or config.APP
    date = reading.say_day(times.today()) if filled else ""
    if me is None or not me.team_id:
        return layout.lay_out(form, {}, header=Header(training, "", date), invented=invented)
    sheet = own_sheets.of_worksheet(visit, me, worksheet)
    with visit.house.database.begin() as db:
        handout = take_home.take_home(db, sheet, form, by=me, format=ending, empty=not filled)
    team = "" if me.is_alone else me.team_name
    header = Header(training, team, date, handout.shown)
    drawn = sheet_pictures.of(worksheet, form, handout.values)
    return layout.lay_out(form, handout.values, header=header, invented=invented, pictures=drawn)


def _made(kind: str, sheets: Sequence[LaidOutSheet], *, filled: bool) -> bytes:
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


def _apart(sheets: Sequence[LaidOutSheet], one: Callable[[LaidOutSheet], bytes], *, ending: str) -> bytes:
    """Return a sheet as a file, several as a zip of files in their order."""
    if len(sheets) == 1:
        return one(sheets[0])
    numbered = enumerate(sheets, start=1)
    return zips.write(
        (file_names.named(str(n), sheet.title, ending=ending), one(sheet)) for n, sheet in numbered
    )


def syllabus(visit: Visit, course: Course) -> bytes:
    """Return a course's timetable and syllabus columns as Word."""
    from workbook.handouts.documents import syllabus as handout  # slow import that most visits do not need

    return handout.write(course, visit.library)


def handbook(visit: Visit, course: Course | None) -> bytes:
    """Return the facilitators' handbook as Word, with what to watch for in a course; empty where there is none."""
    from workbook.handouts.documents import handbook as handout  # slow import that most visits do not need

    found = visit.library.handbook
    seen = watched.of_course(course, visit.library) if course else ()
    return handout.write(found, course=course.title if course else "", watched=seen) if found else b""


def slides(visit: Visit, plan: Script) -> bytes:
    """Return the slides of a period as PowerPoint, the facilitator's words as notes."""
    from workbook.handouts.slides import (
        block_slides,
        period_slides,
    )  # slow import that most visits do not need

    return period_slides.of_period(plan, block_slides.Around(visit.library, visit.picture, times.today()))


def module_slides(visit: Visit, module: Module, use: str) -> bytes:
    """Return the slides of one version of a module as PowerPoint, the facilitator's words as notes."""
    from workbook.handouts.slides import block_slides, period_slides  # as above

    return period_slides.of_module(
        module, use, block_slides.Around(visit.library, visit.picture, times.today())
    )


def cards(module: Module) -> bytes:
    """Return the cards of a module as a PDF to print on both sides and cut."""
    from workbook.handouts.prints import cut_cards  # slow import that most visits do not need

    return cut_cards.write(cut_cards.of_module(module), title=f"カード　{module.title}")


def case_sheets(part: CasePart) -> bytes:
    """Return a case as a PDF with a page for each scene."""
    from workbook.handouts.prints import case_sheets as handout  # as above

    return handout.write(part.case, part.stages)


def reading_pack(visit: Visit, module: Module, version: Version) -> bytes:
    """Return a version of a module as a PDF to read without a screen."""
    from workbook.handouts.prints import reading_pack as handout  # as above

    return handout.write(module, version, visit.library, picture=visit.picture, today=times.today())


def letter(visit: Visit, name: str, course: Course, library: Library, *, run: Run | None = None) -> bytes:
    """Return one of the papers that are sent around a training as Word, with the days of a run as far as they are fixed."""
    from workbook.handouts.documents import letters  # slow import that most visits do not need

    held = {}
    if run is not None:
        with visit.house.database.reading() as db:
            dates = due_days.dates_of(db, run.id)
        held = attendance_report.held(course, starts_on=run.starts_on, dates=dates)
    training = run.title if run else course.title
    return letters.write(name, letters.Occasion(training, course, library, times.today(), held))


def script(period: Script) -> bytes:
    """Return the facilitator's script of a period as Word, as short as it is on the screen."""
    from workbook.handouts.documents import script as handout  # slow import that most visits do not need

    return handout.write(period)
