"""Files to take home, with the team's words or empty for paper, made and remembered when somebody clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from workbook.classroom.homework import take_home
from workbook.content.course.script import Script
from workbook.content.forms import form as forms
from workbook.content.forms import reading
from workbook.content.model.blocks import Course, Worksheet
from workbook.handouts.layout import file_names
from workbook.handouts.layout import sheet as layout
from workbook.handouts.layout.sheet import Header, Sheet
from workbook.handouts.writers import zips
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.frame import browser, phrases

_HEAD = 80


@dataclass(frozen=True)
class Format:
    """A kind of file. `filled` and `empty` stand behind its name, for those who hear a button without its row.

    `apart`: each worksheet is a file of its own, several go home in a zip.
    """

    name: str
    ending: str
    filled: str = "書いたもの"
    empty: str = "空欄・手書き用"
    apart: bool = False


FORMATS = {
    "word": Format("Word", "docx"),
    "excel": Format("Excel", "xlsx"),
    "pdf": Format("PDF", "pdf", filled="回覧用"),
    "html": Format("HTML", "html", filled="ネットなしで書ける", empty="ネットなしで書ける空欄", apart=True),
    "json": Format("JSON", "json", empty="空欄"),
}


def offer(visit: Visit, worksheets: Sequence[Worksheet], *, key: str, title: str = "") -> None:
    """Offer worksheets, one click each: with the team's words, if there is a team, and empty.

    `title` names a file that holds several.
    """
    if visit.me and visit.me.team_id:
        _row(visit, worksheets, "書いたもの", key=key, title=title, filled=True)
    _row(visit, worksheets, "空欄", key=key, title=title, filled=False)


def _row(  # noqa: PLR0913 -- what stands in the files and what they are called
    visit: Visit, worksheets: Sequence[Worksheet], head: str, *, key: str, title: str, filled: bool
) -> None:
    kind_of_row = "home" if filled else "paper"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{kind_of_row}-{key}"):
        st.html(f'<span class="wb-small">{head}</span>', width=_HEAD)
        for kind in FORMATS:
            _button(visit, worksheets, kind, key=key, title=title, filled=filled)


def file_name(title: str, ending: str, *, team: str, filled: bool) -> str:
    """Return a name every system takes: what is in the file, then the team or 空欄."""
    whose = (team or "書いたもの") if filled else "空欄"
    return file_names.named(title, whose, ending=ending)


def _button(  # noqa: PLR0913 -- what stands in the file and what it is called
    visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, key: str, title: str, filled: bool
) -> None:
    form = FORMATS[kind]
    team = visit.me.team_name if visit.me else ""
    in_zip = form.apart and len(worksheets) > 1
    ending = "zip" if in_zip else form.ending
    st.download_button(
        # The row says the words in brackets to those who see it; the style sheet shows the bold ones only.
        f"**{form.name}**（{form.filled if filled else form.empty}）",
        data=partial(write, visit, worksheets, kind, filled=filled),
        file_name=file_name(title or worksheets[0].title, ending, team=team, filled=filled),
        mime=file_names.MEDIA_TYPES[ending],
        key=f"{kind}-{'filled' if filled else 'empty'}-{key}",
        on_click="ignore",
    )


def write(visit: Visit, worksheets: Sequence[Worksheet], kind: str, *, filled: bool) -> bytes:
    """Return the file as it is now, not as it was when the page was drawn; what leaves is remembered."""
    ending = FORMATS[kind].ending
    sheets = [_sheet(visit, worksheet, ending, filled=filled) for worksheet in worksheets]
    return _made(kind, sheets, filled=filled)


def _sheet(visit: Visit, worksheet: Worksheet, ending: str, *, filled: bool) -> Sheet:
    """Lay a worksheet out. One that belongs to somebody gets an id of its own, by which it comes back."""
    form, me = forms.of_worksheet(worksheet), visit.me
    training = (me.run_title if me else "") or phrases.APP
    date = reading.say_day(browser.today()) if filled else ""
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
    numbered = enumerate(sheets, start=1)
    return zips.write(
        (file_names.named(str(n), sheet.title, ending=ending), one(sheet)) for n, sheet in numbered
    )


def syllabus(visit: Visit, course: Course) -> None:
    """Offer the course's timetable and syllabus columns as a Word document."""
    st.download_button(
        "シラバスと時間割（Word）",
        data=partial(_syllabus, visit, course),
        file_name=file_names.named(course.title, "シラバス", ending="docx"),
        mime=file_names.MEDIA_TYPES["docx"],
        key=f"syllabus-{course.id}",
        on_click="ignore",
    )


def _syllabus(visit: Visit, course: Course) -> bytes:
    from workbook.handouts.documents import syllabus as handout  # slow import that most visits do not need

    return handout.write(course, visit.library)


def script(period: Script) -> None:
    """Offer the facilitator's script of a period as a Word document, as short as it is on the screen."""
    name = file_names.joined(period.course.title, period.period.title)
    st.download_button(
        "進行台本（Word）",
        data=partial(_script, period),
        file_name=f"{name}_進行台本.docx",
        mime=file_names.MEDIA_TYPES["docx"],
        key=f"script-{period.course.id}-{period.period.id}",
        on_click="ignore",
    )


def _script(period: Script) -> bytes:
    from workbook.handouts.documents import script as handout  # slow import that most visits do not need

    return handout.write(period)
