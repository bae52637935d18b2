"""Which slides a block of a module becomes: what the room looks at, never what only the facilitator knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from workbook.content import aged
from workbook.content.course import portions, scenes
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
from workbook.content.model.cases import Case, Stage
from workbook.content.model.library import Library
from workbook.handouts.layout import phrases
from workbook.handouts.prints import figure_png
from workbook.handouts.slides import text_pages
from workbook.handouts.slides.deck import LAYOUTS, Slide

_BODY = 1
_NOTE = phrases.SAID[1][1]


@dataclass(frozen=True)
class Around:
    """What blocks point to, where a picture of theirs is, and the day the slides are made."""

    library: Library
    picture: Callable[[str], Path]
    today: date


def of_block(block: Block, around: Around) -> tuple[Slide, ...]:
    """Return the slides of a block, without the words that belong to its place in a period."""
    return tuple(_SLIDES[block.kind](block, around))


def of_text(title: str, *texts: str) -> list[Slide]:
    """Return texts on as many slides as they need; several are numbered."""
    box = LAYOUTS["text"].boxes[_BODY]
    pages = text_pages.of_texts(texts, room=box.room, lines=box.lines)
    many = len(pages) > 1
    return [
        Slide("text", f"{title}（{number}／{len(pages)}）" if many else title, page)
        for number, page in enumerate(pages, start=1)
    ] or [Slide("text", title)]


def of_line(title: str, text: str) -> list[Slide]:
    """Return one thought in large letters; one that does not fit as a text."""
    box = LAYOUTS["line"].boxes[_BODY]
    pages = text_pages.of_texts([text], room=box.room, lines=box.lines)
    return [Slide("line", title, pages[0])] if len(pages) == 1 else of_text(title, text)


def of_case(case: Case, only: Sequence[str], *, title: str, about: str) -> list[Slide]:
    """Return a case scene by scene: no slide tells what comes after it."""
    first = of_text(title, f"事例「{case.title}」" if case.title not in title else "", case.place, about)
    told = (slide for stage in scenes.chosen(case, only) for slide in _scene(stage))
    return [*first, *told]


def _scene(stage: Stage) -> Iterable[Slide]:
    first, *more = [*of_text(stage.title, stage.text), *of_line("話し合ってみましょう", stage.question)]
    notes = f"{_NOTE}\n{stage.note.strip()}" if stage.note else ""
    return replace(first, notes=notes), *more


def _told(block: StoryBlock | ReadingBlock, _around: Around) -> list[Slide]:
    return of_text(block.title or ("物語" if block.kind == "story" else "読みもの"), block.text)


def _key_message(block: KeyMessageBlock, _around: Around) -> list[Slide]:
    return of_line(block.title or "持ち帰る一言", block.text)


def _misconception(block: MisconceptionBlock, _around: Around) -> list[Slide]:
    front = of_line(f"こう思われがちです　{block.title or ''}".strip(), f"「{block.myth}」")
    return [*front, *of_text("本当の意味", block.meaning)]


def _fact(block: FactBlock, around: Around) -> list[Slide]:
    remark = aged.remark(block, today=around.today)
    return of_text(block.title or "事実", block.text, remark, f"（{block.as_of}）", block.caution or "")


def _figure(block: FigureBlock, around: Around) -> list[Slide]:
    title = block.title or "図"
    picture = figure_png.read(around.picture(block.image)) if block.image else b""
    if picture:
        return [Slide("picture", title, notes=block.alt.strip(), picture=picture, alt=block.alt.strip())]
    bars = (f"{bar.label}　{bar.value:g}{block.unit or ''}" for bar in block.bars)
    return of_text(title, *bars, block.alt, f"（{block.as_of}）" if block.as_of else "")


def _discussion(block: DiscussionBlock, _around: Around) -> list[Slide]:
    title = block.title or "話し合い"
    return [*of_line(title, block.question), *(of_text(f"{title}　進め方", block.how) if block.how else ())]


def _case(block: CaseBlock, around: Around) -> list[Slide]:
    case = around.library.case(block.case)
    if case is None:
        return of_text(block.title or "事例", block.text or "")
    return of_case(case, block.stages, title=block.title or case.title, about=block.text or case.about)


def _worksheet(block: WorksheetBlock, around: Around) -> list[Slide]:
    sheet = around.library.worksheet(block.worksheet)
    if sheet is None:
        return of_text(block.title or "ワークシート", block.text or "")
    asked = portions.words(sheet, block)
    head = f"ワークシート「{sheet.title}」" + ("　この時間に書くのは" if asked else "")
    return of_text(
        block.title or sheet.title, block.text or sheet.purpose, head, *(f"・{one}" for one in asked)
    )


def _homework(block: HomeworkBlock, _around: Around) -> list[Slide]:
    tasks = (f"・{task.said}" for task in block.tasks)
    return of_text(block.title or "宿題", block.text or "", *tasks)


# Any: the key says which kind of block the function takes.
_SLIDES: dict[str, Callable[[Any, Around], Iterable[Slide]]] = {
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
