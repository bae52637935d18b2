"""The slides of a period, or of a module by itself: block by block, with the facilitator's words as speaker notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbook.content.course import cues
from workbook.content.course import script as scripts
from workbook.content.course.script import Passage, Script
from workbook.content.course.script_rows import ScriptRow
from workbook.content.model.base import View
from workbook.content.model.courses import ActivityItem, Item
from workbook.content.model.modules import Module
from workbook.handouts.layout import phrases
from workbook.handouts.slides import block_slides, deck
from workbook.handouts.slides.block_slides import Around
from workbook.handouts.slides.deck import Slide


def of_period(script: Script, around: Around) -> bytes:
    """Return a .pptx of a period as its script has it, breaks and activities included."""
    return deck.write(slides_of_period(script, around), title=f"{script.course.title}　{script.period.title}")


def of_module(module: Module, use: str, around: Around) -> bytes:
    """Return a .pptx of one version of a module."""
    return deck.write(slides_of_module(module, use, around), title=module.title)


def slides_of_period(script: Script, around: Around) -> tuple[Slide, ...]:
    """Return what stands on the slides of a period."""
    period = script.period
    head = Slide("opening", period.title, (script.course.title,), notes=period.aim or "")
    items = zip(script.passages, period.items, strict=True)
    return (head, *(slide for passage, item in items for slide in _passage(passage, item, around)))


def slides_of_module(module: Module, use: str, around: Around) -> tuple[Slide, ...]:
    """Return what stands on the slides of one version of a module."""
    passage = scripts.of_module(module, use, around.library)
    head = Slide("opening", module.title, notes="\n\n".join(filter(None, (module.purpose, passage.notice))))
    return (head, *_blocks(passage, around))


def _passage(passage: Passage, item: Item, around: Around) -> Iterator[Slide]:
    if passage.module:
        module = around.library.modules[passage.module]
        time = f"{passage.starts}～{passage.ends}（{passage.minutes}分）"
        yield Slide("part", passage.title, notes=f"{time}\n\n{module.purpose}\n{passage.notice}".strip())
        yield from _blocks(passage, around)
    else:
        yield from _with_notes(_of_item(passage, item, around), passage.rows[0])


def _blocks(passage: Passage, around: Around) -> Iterator[Slide]:
    placed = cues.placed(scripts.version_of(passage, around.library).steps)
    for row, (step, words) in zip(passage.rows, placed, strict=True):
        # The row's own words tell the notes of all scenes of a case at once; here they stand at their scenes.
        said = replace(row, watch="\n\n".join(words.watch))
        yield from _with_notes(block_slides.of_block(step.block, around), said, step.block.view)


def _of_item(passage: Passage, item: Item, around: Around) -> tuple[Slide, ...]:
    row = passage.rows[0]
    if passage.kind == "rest":
        return (Slide("line", row.title, (f"{row.minutes}分",)),)
    slides = block_slides.of_text(row.title, row.task, *row.output)
    case = around.library.case(row.case)
    if case is not None and isinstance(item, ActivityItem):
        slides += block_slides.of_case(case, item.stages, title=case.title, about=case.about)
    return tuple(slides)


def _with_notes(slides: tuple[Slide, ...], row: ScriptRow, view: View | None = None) -> Iterator[Slide]:
    """Put the time of a row, whose view it is and the facilitator's words on the first of its slides."""
    time = f"{row.starts}～{row.ends}（{row.minutes}分）" if row.starts else f"{row.minutes}分"
    seen = f"【{view.whose}（{view.section}）】\n" + "\n".join(view.sentences) if view else ""
    said = (f"{name}\n{words}" for key, name in phrases.SAID if (words := getattr(row, key).strip()))
    first, *more = slides
    parts = ("同じ時間に" if row.beside else time, *said, seen, first.notes)
    yield replace(first, notes="\n\n".join(part for part in parts if part))
    yield from more
