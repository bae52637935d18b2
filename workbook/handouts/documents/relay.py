"""How colleagues hear of a training (伝達研修): the steps with their minutes, the course's stories with their lines, and one question."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as Doc
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from workbook.content.course import lessons
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.summary import Asked, Relay, RelayStep
from workbook.handouts.documents import word_page
from workbook.texts import cleaning

_LINE, _STEP = Pt(16), Pt(12)


def write(relay: Relay, *, course: Course, library: Library, training: str) -> bytes:
    """Return a .docx with what is done minute by minute; nothing in it is a team's own."""
    total = sum(step.minutes for step in relay.steps)
    title = f"{relay.title}（{total}分）"
    document = word_page.begin(title, broad=False, head="", numbered=False)
    word_page.set_lines(document, _LINE)
    word_page.title(document, title)
    word_page.note(document, f"{training}　{course.title}")
    past = 0
    for step in relay.steps:
        _head(document, step, past)
        document.add_paragraph(cleaning.printable(step.how))
        _SHOWS[step.shows](document, relay, course, library)
        past += step.minutes
    return word_page.finish(document)


def _head(document: Doc, step: RelayStep, past: int) -> None:
    word_page.heading(document, f"{past}分～{past + step.minutes}分　{step.title}")
    form = document.paragraphs[-1].paragraph_format
    form.space_before, form.space_after = Pt(8), Pt(2)


def _nothing(_document: Doc, _relay: Relay, _course: Course, _library: Library) -> None:
    """Print nothing below a step."""


def _lines(document: Doc, _relay: Relay, course: Course, library: Library) -> None:
    """Print the lines to take home, each behind its story: alone it says nothing to those who were not there."""
    for one in lessons.stories_of(course, library):
        head = _indented(document, f"〔場面〕{one.title}")
        head.paragraph_format.keep_with_next = True
        for paragraph in filter(None, one.story.splitlines()):
            _indented(document, paragraph).paragraph_format.keep_with_next = True
        said = _indented(document, f"〔一言〕{one.line}")
        said.runs[0].bold = True
        said.paragraph_format.space_after = _STEP


def _question(document: Doc, relay: Relay, _course: Course, library: Library) -> None:
    for text in _words_of(relay.question, library):
        _indented(document, f"問い：{text}")


def _indented(document: Doc, text: str) -> Paragraph:
    paragraph = document.add_paragraph(cleaning.printable(text))
    paragraph.paragraph_format.left_indent = _STEP
    return paragraph


def _words_of(asked: Asked, library: Library) -> tuple[str, ...]:
    module = library.module(asked.module)
    blocks = module.blocks if module else ()
    return tuple(block.question for block in blocks if block.id == asked.block and block.kind == "discussion")


_SHOWS: dict[str, Callable[[Doc, Relay, Course, Library], None]] = {
    "nothing": _nothing,
    "lines": _lines,
    "question": _question,
}
