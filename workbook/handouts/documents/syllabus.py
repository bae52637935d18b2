"""A course as a Word document: its timetable and the ministry's five syllabus columns."""

from __future__ import annotations

from docx.document import Document as Doc

from workbook.content.course import timetable
from workbook.content.course.timetable import Slot, TimetableRow
from workbook.content.model.base import AUDIENCES, LABELS
from workbook.content.model.courses import Course, Interval
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.handouts.documents import word_page

_LINE = 7
_TIMETABLE = word_page.Layout(("時刻", "内容", "分"), (1, 8, 0.8), [word_page.TEXT_SIZE] * 3, _LINE)
_SYLLABUS = word_page.Layout(
    ("科目", "科目の目的", "講義概要", "講義・演習のポイント", "到達目標"),
    (1.0, 1.5, 2.0, 1.9, 1.9),
    [word_page.NOTE_SIZE] * 5,
    _LINE,
    bold=0,
)


def write(course: Course, library: Library) -> bytes:
    """Return a .docx: the course, day by day with minutes and homework, then one row of the syllabus per module."""
    name = f"{course.title}　シラバス・時間割"
    document = word_page.begin(name, broad=True, head=name)
    word_page.title(document, course.title)
    document.add_paragraph(course.summary)
    word_page.note(document, f"{course.label}（{LABELS[course.label]}）　対象：{_audience(course.audience)}")
    for table in timetable.of_course(course, library.modules):
        word_page.heading(document, table.day.title)
        for group in table.groups:
            for slot in group:
                _period(document, slot, beside=len(group) > 1)
        for interval in table.homework:
            _homework(document, interval, library)
    document.add_page_break()
    word_page.heading(document, "シラバス")
    modules = _modules(course, library)
    named = {module.label for module in modules}
    word_page.note(document, "　".join(f"{name}：{said}" for name, said in LABELS.items() if name in named))
    _syllabus(document, modules)
    return word_page.finish(document)


def _period(document: Doc, slot: Slot, *, beside: bool) -> None:
    period = slot.period
    clock = f"{slot.starts}～{slot.ends}　" if slot.starts else ""
    mark = "（同じ時間に並行）" if beside else ""
    word_page.note(
        document,
        f"{clock}{period.title}（{period.minutes}分）{mark}　対象：{_audience(period.audience)}",
        size=word_page.TEXT_SIZE,
    ).paragraph_format.keep_with_next = True
    rows = [(row.starts, _said(row), str(row.minutes)) for row in slot.rows]
    word_page.table(document, _TIMETABLE, rows)
    document.add_paragraph()


def _said(row: TimetableRow) -> str:
    return f"{row.title}\n{row.how}" if row.how else row.title


def _homework(document: Doc, interval: Interval, library: Library) -> None:
    first, last = interval.weeks
    weeks = f"{first}週" if first == last else f"{first}～{last}週"
    word_page.note(document, f"宿題：{interval.title}（{weeks}）", size=word_page.TEXT_SIZE)
    sheets = [library.worksheets[name].title for name in interval.worksheets if name in library.worksheets]
    used = f"\n使うワークシート：{'、'.join(sheets)}" if sheets else ""
    word_page.box(document, f"{interval.text}{used}", height=_LINE)
    document.add_paragraph()


def _modules(course: Course, library: Library) -> list[Module]:
    """Return the modules of a course in the order they come, each once."""
    tables = timetable.of_course(course, library.modules)
    slots = [slot for table in tables for group in table.groups for slot in group]
    names = dict.fromkeys(row.module for slot in slots for row in slot.rows if row.module)
    return [library.modules[name] for name in names]


def _syllabus(document: Doc, modules: list[Module]) -> None:
    rows = [
        (
            f"{module.title}\n（{module.minutes.full}分・短縮{module.minutes.short}分）\n{module.label}",
            module.purpose,
            module.outline,
            _listed(module.points),
            _listed(module.goals),
        )
        for module in modules
    ]
    word_page.table(document, _SYLLABUS, rows)


def _listed(lines: tuple[str, ...]) -> str:
    return "\n".join(f"・{line}" for line in lines)


def _audience(names: tuple[str, ...]) -> str:
    return "・".join(AUDIENCES[name] for name in names)
