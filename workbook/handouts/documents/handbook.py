"""The facilitators' handbook as Word: its chapters, its moments as tables, then what to watch for in a course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document as Doc

from workbook.content.course.watched import Watched
from workbook.content.model.handbook import Chapter, Handbook, HardMoment
from workbook.handouts.documents import word_page

TITLE = "進行役の手引き"
MOMENT = ("まず体がすること", "言えるひと言", "しないこと")
_HAPPENS = "起きたこと"
WATCHED = "単元ごとの、困った発言と目くばり"
ABOUT_WATCHED = (
    "進行台本の「見ておくこと」を、この研修で行う順に集めたものです。前の日に、二人で読み合わせてください。"
)


def write(handbook: Handbook, *, course: str = "", watched: Sequence[Watched] = ()) -> bytes:
    """Return a .docx of the handbook, with what to watch for in a course if one is named."""
    title = f"{TITLE}　{course}".strip()
    document = word_page.begin(title, broad=False, head=title)
    word_page.title(document, TITLE)
    _prose(document, handbook.about)
    for chapter in handbook.chapters:
        _chapter(document, chapter)
    if watched:
        word_page.heading(document, f"{WATCHED}（{course}）")
        word_page.note(document, ABOUT_WATCHED)
        for one in watched:
            head = word_page.line(document, one.title)
            head.runs[0].bold = True
            head.paragraph_format.keep_with_next = True
            word_page.note(document, "・".join(one.periods)).paragraph_format.keep_with_next = True
            for note in one.notes:
                _prose(document, note)
    return word_page.finish(document)


def paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text that say something."""
    return (line for line in text.splitlines() if line.strip())


def rows(moment: HardMoment) -> tuple[tuple[str, str], ...]:
    """Return a moment as what it is called and what it says, in the order in which they are needed."""
    return tuple(zip(MOMENT, (moment.first, moment.say, moment.avoid), strict=True))


def _chapter(document: Doc, chapter: Chapter) -> None:
    word_page.heading(document, chapter.title)
    _prose(document, chapter.text)
    for moment in chapter.moments:
        head = (_HAPPENS, moment.title)
        layout = word_page.Layout(head, (1.6, 6), [word_page.TEXT_SIZE] * 2, height=7, bold=0)
        word_page.table(document, layout, [(name, text.strip()) for name, text in rows(moment)])
        word_page.note(document, "")


def _prose(document: Doc, text: str) -> None:
    for one in paragraphs(text):
        word_page.line(document, one)
