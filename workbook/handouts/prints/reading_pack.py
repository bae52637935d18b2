"""A module on paper for those who have no screen: its texts, facts and questions, and the words they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from workbook.content import aged
from workbook.content.course import portions
from workbook.content.course.versions import Version
from workbook.content.model.base import View
from workbook.content.model.blocks import (
    Block,
    CaseBlock,
    DiscussionBlock,
    FactBlock,
    FigureBlock,
    HomeworkBlock,
    KeyMessageBlock,
    MisconceptionBlock,
    ReadingBlock,
    StoryBlock,
    WorksheetBlock,
)
from workbook.content.model.glossary import Term
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.handouts.prints import typeset
from workbook.texts import cleaning, heading_breaks

_PAGE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True)
class Chapter:
    """A block as it is read: its heading, what kind it is, its paragraphs, then remarks in small letters."""

    title: str
    kind: str
    texts: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    image: str = ""


def write(
    module: Module, version: Version, library: Library, *, picture: Callable[[str], Path], today: date
) -> bytes:
    """Return a .pdf of one version of a module without what is for facilitators and authors, its terms at the end."""
    shown = [step.block for step in version.steps if step.block.kind != "facilitator"]
    chapters = [(block, _CHAPTER[block.kind](block, library, today)) for block in shown]
    said = "\n".join(text for _, one in chapters for text in (one.title, *one.texts))
    data = {
        "title": module.title,
        "purpose": _lines(module.purpose),
        "notice": _lines(module.notice or ""),
        "goals": list(module.goals),
        "phrases": heading_breaks.of((module.title, *(one.title for _, one in chapters))),
        "chapters": [_plain(one, block, picture) for block, one in chapters],
        "terms": [{"name": _name(term), "meaning": _lines(term.meaning)} for term in terms(said, library)],
    }
    return typeset.pdf(_PAGE, data)


def terms(text: str, library: Library) -> tuple[Term, ...]:
    """Return the words of the glossary that a text uses, by their official or their common name."""
    return tuple(
        one for one in library.glossary if one.term in text or (one.common is not None and one.common in text)
    )


def marked(paragraph: str, view: View | None) -> list[dict[str, object]]:
    """Return a paragraph in pieces; those that are somebody's view, and not our words, are to be underlined."""
    pieces: list[dict[str, object]] = [{"text": paragraph, "seen": False}]
    for sentence in view.sentences if view else ():
        place = next(
            (n for n, one in enumerate(pieces) if not one["seen"] and sentence in str(one["text"])), None
        )
        if place is not None:
            before, _, after = str(pieces[place]["text"]).partition(sentence)
            new = ((before, False), (sentence, True), (after, False))
            pieces[place : place + 1] = [{"text": text, "seen": seen} for text, seen in new if text]
    return pieces


def _plain(one: Chapter, block: Block, picture: Callable[[str], Path]) -> dict[str, object]:
    view = block.view
    seen = (f"線を引いた文：{view.whose}（{view.section}）",) if view else ()
    return {
        "title": one.title,
        "kind": one.kind,
        "texts": [marked(line, view) for text in one.texts for line in _lines(text)],
        "remarks": [line for text in (*one.remarks, *seen) for line in _lines(text)],
        "svg": _svg(picture(one.image)) if one.image else "",
        "alt": "\n".join(one.texts),
    }


def _svg(file: Path) -> str:
    """Return a drawing; without it, and for photographs, its words are enough."""
    try:
        return file.read_text(encoding="utf-8") if file.suffix == ".svg" else ""
    except OSError:
        return ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in cleaning.printable(text).splitlines() if line.strip()]


def _name(term: Term) -> str:
    return f"{term.term}（{term.common}）" if term.common else term.term


# ---------------------------------------------------------------- the blocks


def _told(block: StoryBlock | ReadingBlock, _library: Library, _today: date) -> Chapter:
    kind = "物語" if block.kind == "story" else "読みもの"
    return Chapter(block.title or kind, kind, (block.text,))


def _key_message(block: KeyMessageBlock, _library: Library, _today: date) -> Chapter:
    return Chapter(block.title or block.text, "持ち帰る一言", (block.text,) if block.title else ())


def _misconception(block: MisconceptionBlock, _library: Library, _today: date) -> Chapter:
    return Chapter(f"「{block.myth}」", "よくある誤解", (f"本当の意味：{block.meaning}",))


def _fact(block: FactBlock, _library: Library, today: date) -> Chapter:
    addresses = (f"{one.title}　{one.url}（{aged.in_words(one.seen)}に閲覧）" for one in block.reference)
    remarks = (aged.remark(block, today=today), block.as_of, block.caution or "", *addresses)
    return Chapter(block.title or "事実", "事実", (block.text,), remarks)


def _figure(block: FigureBlock, _library: Library, _today: date) -> Chapter:
    bars = (f"{bar.label}　{bar.value:g}{block.unit or ''}" for bar in block.bars)
    return Chapter(block.title or "図", "図", (*bars, block.alt), (block.as_of or "",), block.image or "")


def _discussion(block: DiscussionBlock, _library: Library, _today: date) -> Chapter:
    return Chapter(block.title or "話し合い", "話し合い", (f"問い：{block.question}", block.how or ""))


def _case(block: CaseBlock, library: Library, _today: date) -> Chapter:
    case = library.case(block.case)
    texts = (
        (f"事例「{case.title}」。場面は、一枚ずつ別の紙で配ります。", block.text or case.about)
        if case
        else ()
    )
    return Chapter(block.title or (case.title if case else "事例"), "事例", texts)


def _worksheet(block: WorksheetBlock, library: Library, _today: date) -> Chapter:
    sheet = library.worksheet(block.worksheet)
    asked: Sequence[str] = portions.words(sheet, block) if sheet else ()
    head = f"ワークシート「{sheet.title}」は、別の紙で配ります。" if sheet else ""
    about = block.text or (sheet.purpose if sheet else "")
    title = block.title or (sheet.title if sheet else "ワークシート")
    return Chapter(title, "ワークシート", (head, about, *(f"・{one}" for one in asked)))


def _homework(block: HomeworkBlock, _library: Library, _today: date) -> Chapter:
    return Chapter(block.title or "宿題", "宿題", (block.text or "", *_tasks(block)))


def _tasks(block: HomeworkBlock) -> Iterator[str]:
    return (f"・{task.said}" for task in block.tasks)


# Any: the key says which kind of block the function takes.
_CHAPTER: dict[str, Callable[[Any, Library, date], Chapter]] = {
    "story": _told,
    "reading": _told,
    "key-message": _key_message,
    "misconception": _misconception,
    "fact": _fact,
    "figure": _figure,
    "discussion": _discussion,
    "case": _case,
    "worksheet": _worksheet,
    "homework": _homework,
}
