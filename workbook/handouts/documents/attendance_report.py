"""A draft of the report that everybody who attended owes the office (復命書), in plain Word.

No fields, pictures or macros: the gates between municipal networks take these out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from workbook.content.course import lessons
from workbook.content.course.lessons import Taught
from workbook.content.forms.one_page import OnePage, WordsPart
from workbook.content.model.courses import Course, Day
from workbook.content.model.library import Library
from workbook.content.reading import say_day
from workbook.handouts.documents import word_page
from workbook.texts import cleaning

_TITLE = "復命書（下書き）"
_NO_DAY = "令和　　年　　月　　日（　）"
_NOT_YET = "（まだ書かれていません）"
_DRAFT = "下書きです。参加しなかったコマを消し、所感を書いてから、職場の様式に合わせてお使いください。"
_OPENING = "次のとおり研修に参加したので、復命します。"
_NUMBERS = "１２３４５６７８９"
_LINES_TO_WRITE = 5
_LINE, _STEP = Pt(17), Pt(12)


@dataclass(frozen=True)
class AttendanceReport:
    """What a report says. `held` are the days of the course that have a date, by their id."""

    training: str
    course: Course
    days: tuple[Day, ...]
    held: dict[str, date]
    name: str
    department: str
    attendees: tuple[tuple[str, str], ...]
    talked: tuple[OnePage, ...]
    plans: tuple[str, ...]
    written_on: date


@dataclass(frozen=True)
class ReportLine:
    """A line of a report, `depth` steps from the margin; a head stays with what follows."""

    text: str
    depth: int = 0
    is_head: bool = False


def write(report: AttendanceReport, library: Library) -> bytes:
    """Return a .docx of the draft. What the team wrote stands in it as it was written."""
    document = word_page.begin(_TITLE, broad=False, head="", numbered=False)
    word_page.set_lines(document, _LINE)
    _head(document, report)
    for number, (label, fill) in zip(_NUMBERS, _PARTS, strict=True):
        word_page.heading(document, f"{number}　{label}")
        form = document.paragraphs[-1].paragraph_format
        form.space_before, form.space_after = Pt(8), Pt(2)
        for line in fill(report, library):
            _line(document, line.text, depth=line.depth)
            document.paragraphs[-1].paragraph_format.keep_with_next = line.is_head
    return word_page.finish(document)


def _head(document: Doc, report: AttendanceReport) -> None:
    word_page.title(document, _TITLE)
    _line(document, say_day(report.written_on), right=True)
    _line(document, "　　　　　　　　様")
    _line(document, "　".join(filter(None, (report.department, report.name))), right=True)
    _line(document, "")
    _line(document, _OPENING)
    word_page.note(document, _DRAFT)


def _line(document: Doc, text: str, *, right: bool = False, depth: int = 0) -> None:
    paragraph = document.add_paragraph(cleaning.printable(text))
    paragraph.paragraph_format.left_indent = _STEP * depth
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _subject(report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return (ReportLine(f"{report.training or report.course.title}への参加について"),)


def _when(report: AttendanceReport, library: Library) -> Sequence[ReportLine]:
    return tuple(ReportLine(_day(day, report, library)) for day in report.days)


def _day(day: Day, report: AttendanceReport, library: Library) -> str:
    begun = [taught.starts for taught in lessons.of_day(report.course, day, library) if taught.starts]
    times = f"　{begun[0]}から" if begun else ""
    said = say_day(report.held[day.id]) if day.id in report.held else _NO_DAY
    return f"{said}{times}　{day.title}"


def _place(_report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return (ReportLine("オンライン"),)


def _training(report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return tuple(map(ReportLine, dict.fromkeys(filter(None, (report.training, report.course.title)))))


def _attendees(report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return tuple(ReportLine("　".join(filter(None, named))) for named in report.attendees)


def _contents(report: AttendanceReport, library: Library) -> Sequence[ReportLine]:
    taught = [(day, lessons.of_day(report.course, day, library)) for day in report.days]
    return [
        line
        for day, periods in taught
        for line in (
            ReportLine(f"【{day.title}】", is_head=True),
            *(one for period in periods for one in _taught(period)),
        )
    ]


def _taught(taught: Taught) -> Sequence[ReportLine]:
    whose = f"（{'・'.join(taught.tracks)}）" if taught.tracks else ""
    clock = f"{taught.starts}～{taught.ends}　" if taught.starts else ""
    rows = [
        line
        for lesson in taught.lessons
        for line in (
            ReportLine(f"・{lesson.title}", 1),
            *(ReportLine(f"「{text}」", 2) for text in lesson.lines),
        )
    ]
    return (ReportLine(f"{clock}{taught.title}{whose}", is_head=True), *rows)


def _talked(report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    parts = [part for page in report.talked for part in page.parts if isinstance(part, WordsPart)]
    return [line for part in parts for line in _words(part)] or (ReportLine(_NOT_YET),)


def _words(part: WordsPart) -> Sequence[ReportLine]:
    said = [f"{one.lead}：{one.text}" if one.lead else one.text for one in part.said] or [_NOT_YET]
    dot = "・" if part.is_list and part.said else ""
    return (ReportLine(f"【{part.label}】", is_head=True), *(ReportLine(f"{dot}{text}", 1) for text in said))


def _thoughts(_report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return (ReportLine(""),) * _LINES_TO_WRITE


def _plans(report: AttendanceReport, _library: Library) -> Sequence[ReportLine]:
    return tuple(map(ReportLine, report.plans)) or (ReportLine(""),)


_PARTS: tuple[tuple[str, Callable[[AttendanceReport, Library], Sequence[ReportLine]]], ...] = (
    ("件名", _subject),
    ("日時", _when),
    ("場所", _place),
    ("研修名", _training),
    ("出席者", _attendees),
    ("研修の内容", _contents),
    ("自チームで話し合ったこと", _talked),
    ("所感", _thoughts),
    ("今後の予定", _plans),
)
