"""How colleagues hear of a training (伝達研修): the steps with their minutes, the course's lines and one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.document import Document as Doc
from docx.shared import Pt

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
        for line in _SHOWS[step.shows](relay, course, library):
            paragraph = document.add_paragraph(cleaning.printable(line))
            paragraph.paragraph_format.left_indent = _STEP
        past += step.minutes
    return word_page.finish(document)


def _head(document: Doc, step: RelayStep, past: int) -> None:
    word_page.heading(document, f"{past}分～{past + step.minutes}分　{step.title}")
    form = document.paragraphs[-1].paragraph_format
    form.space_before, form.space_after = Pt(8), Pt(2)


def _nothing(_relay: Relay, _course: Course, _library: Library) -> Sequence[str]:
    return ()


def _lines(_relay: Relay, course: Course, library: Library) -> Sequence[str]:
    return tuple(f"・{line}" for line in lessons.lines_of(course, library))


def _question(relay: Relay, _course: Course, library: Library) -> Sequence[str]:
    return tuple(f"問い：{text}" for text in _words_of(relay.question, library))


def _words_of(asked: Asked, library: Library) -> tuple[str, ...]:
    module = library.module(asked.module)
    blocks = module.blocks if module else ()
    return tuple(block.question for block in blocks if block.id == asked.block and block.kind == "discussion")


_SHOWS: dict[str, Callable[[Relay, Course, Library], Sequence[str]]] = {
    "nothing": _nothing,
    "lines": _lines,
    "question": _question,
}
