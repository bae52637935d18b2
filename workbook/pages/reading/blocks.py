"""The blocks of a module: one function per kind, each with a quiet look of its own."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from workbook.content import aged
from workbook.content.course import late, portions
from workbook.content.course.versions import Step
from workbook.content.forms import times
from workbook.content.model.base import WORK
from workbook.content.model.blocks import (
    Block,
    CaseBlock,
    DiscussionBlock,
    FacilitatorBlock,
    FactBlock,
    FigureBlock,
    HomeworkBlock,
    KeyMessageBlock,
    MisconceptionBlock,
    ReadingBlock,
    StoryBlock,
    WorksheetBlock,
)
from workbook.content.model.cases import Case
from workbook.content.model.worksheets import Worksheet
from workbook.pages.frame import links, markup, phrases, prose

_IMAGE = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Around:
    """What a block is drawn in: the content it may point to, where a picture is, and who is looking.

    `back` goes into the address of what is opened from here, so that people find the way back; `steps` are all
    blocks of this version, whose minutes say what can be saved when it gets late. `within` tells blocks of several
    modules apart on one page.
    """

    cases: Mapping[str, Case]
    worksheets: Mapping[str, Worksheet]
    picture: Callable[[str], Path]
    notes: bool = False
    back: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    within: str = ""


def draw(step: Step, around: Around) -> None:
    """Draw one block of a module."""
    block = step.block
    if block.kind == "facilitator" and not around.notes:
        return
    with st.container(key=f"block-{block.kind}-{block.id}{around.within}", gap="small"):
        DRAW[block.kind](block, step.minutes, around)


def _shell(block: Block, minutes: int, inner: str, around: Around, *, heading: bool = True) -> None:
    """Draw a block's HTML between its head (kind, title, minutes) and its foot (whose view, sources).

    Whose proposal a block is and where it comes from is told to authors and facilitators, who switched their notes on.
    """
    kind = phrases.KINDS[block.kind]
    name = block.title or kind
    time = "・".join(part for part in (times.minutes(minutes), WORK[block.work] if minutes else "") if part)
    label = (
        f'<span class="wb-label">{prose.inline(block.label)}</span>' if block.label and around.notes else ""
    )
    small = f'<span class="wb-kind">{kind}</span>{label}<span class="wb-time">{time}</span>'
    head = f'<p class="wb-head">{small}</p>' + (
        f"<h2>{prose.inline(name)}</h2>" if heading and block.title else ""
    )
    view = f"線を引いた文：{block.view.whose}（{block.view.section}）" if block.view else ""
    seen = f'<p class="wb-view">{prose.inline(view)}</p>' if view else ""
    for sentence in block.view.sentences if block.view else ():
        words = prose.inline(sentence)
        inner = inner.replace(words, f'<span class="wb-opinion">{words}</span>', 1)
    sources = f"出典：調査研究報告書 {'・'.join(block.sources)}" if block.sources and around.notes else ""
    outside = f'<p class="wb-small">時間割の外：{prose.inline(block.optional)}</p>' if block.optional else ""
    foot = outside + seen + (f'<p class="wb-sources">{sources}</p>' if sources else "")
    markup.show(
        f'<section class="wb-block wb-{block.kind}" aria-label="{prose.plain(name)}">{head}{inner}{foot}</section>'
    )


def _story(block: StoryBlock, minutes: int, around: Around) -> None:
    _shell(block, minutes, prose.to_html(block.text), around)


def _reading(block: ReadingBlock, minutes: int, around: Around) -> None:
    _shell(block, minutes, prose.to_html(block.text), around)


def _key_message(block: KeyMessageBlock, minutes: int, around: Around) -> None:
    _shell(block, minutes, f'<p class="wb-key">{prose.inline(block.text)}</p>', around, heading=False)


def _misconception(block: MisconceptionBlock, minutes: int, around: Around) -> None:
    myth = f'<div class="wb-myth"><p class="wb-side">こう思われがちです</p><p>{prose.inline(block.myth)}</p></div>'
    meaning = f'<div class="wb-meaning"><p class="wb-side">本当の意味</p>{prose.to_html(block.meaning)}</div>'
    _shell(block, minutes, f'<div class="wb-two">{myth}{meaning}</div>', around)


def _fact(block: FactBlock, minutes: int, around: Around) -> None:
    caution = f'<p class="wb-caution">{prose.inline(block.caution)}</p>' if block.caution else ""
    addresses = "".join(f"<li>{markup.link(reference)}</li>" for reference in block.reference)
    remark = aged.remark(block, today=times.today())
    old = f'<p class="wb-old">{prose.inline(remark)}</p>' if remark else ""
    when = f'<p class="wb-asof">{prose.inline(block.as_of)}</p>'
    _shell(
        block,
        minutes,
        f'{prose.to_html(block.text)}{old}{when}{caution}<ul class="wb-refs">{addresses}</ul>',
        around,
    )


def _figure(block: FigureBlock, minutes: int, around: Around) -> None:
    picture = _picture(around.picture(block.image), block.alt) if block.image else ""
    when = f'<p class="wb-asof">{prose.inline(block.as_of)}</p>' if block.as_of else ""
    addresses = "".join(f"<li>{markup.link(reference)}</li>" for reference in block.reference)
    words = f'<div class="wb-alt">{prose.to_html(block.alt)}</div>'
    _shell(
        block, minutes, f'{picture}{_bars(block)}{words}{when}<ul class="wb-refs">{addresses}</ul>', around
    )


def _picture(path: Path, alt: str) -> str:
    """Return an image that travels inside the page; a missing file leaves its words."""
    try:
        data = base64.b64encode(path.read_bytes()).decode()
    except OSError:
        return ""
    return f'<img class="wb-picture" src="data:{_IMAGE[path.suffix]};base64,{data}" alt="{prose.plain(alt)}">'


def _bars(block: FigureBlock) -> str:
    """Return bars as a table: readable without seeing it, and on paper."""
    if not block.bars:
        return ""
    unit = block.unit or ""
    most = max(abs(bar.value) for bar in block.bars) or 1
    rows = "".join(
        f'<tr><th scope="row">{prose.inline(bar.label)}</th>'
        f'<td><span class="wb-bar" style="width:{abs(bar.value) / most * 100:.1f}%"></span></td>'
        f'<td class="wb-number">{bar.value:g}{prose.inline(unit)}</td></tr>'
        for bar in block.bars
    )
    return f'<table class="wb-bars"><tbody>{rows}</tbody></table>'


def _discussion(block: DiscussionBlock, minutes: int, around: Around) -> None:
    how = f'<div class="wb-how">{prose.to_html(block.how)}</div>' if block.how else ""
    _shell(block, minutes, f'<div class="wb-question">{prose.to_html(block.question)}</div>{how}', around)


def _case(block: CaseBlock, minutes: int, around: Around) -> None:
    case = around.cases.get(block.case)
    if case is None:
        _shell(block, minutes, _MENDING, around)
        return
    count = len(block.stages) or len(case.stages)
    about = prose.to_html(block.text or case.about)
    facts = (
        f'<p class="wb-chips">{markup.chips((case.place, f"場面 {count}", f"入口：{case.door.text}"))}</p>'
    )
    _shell(
        block,
        minutes,
        f'{_name(case.title, block.title)}{about}{facts}<p class="wb-small">{phrases.FICTION}</p>',
        around,
    )
    query = {"stages": ",".join(block.stages)} if block.stages else {}
    links.to("case", "事例をひらく", id=case.id, **query, **around.back)


def _worksheet(block: WorksheetBlock, minutes: int, around: Around) -> None:
    sheet = around.worksheets.get(block.worksheet)
    if sheet is None:
        _shell(block, minutes, _MENDING, around)
        return
    some = "".join(f"<li>{prose.inline(words)}</li>" for words in portions.words(sheet, block))
    listed = f'<p class="wb-small">この時間に書くのは</p><ul>{some}</ul>' if some else ""
    text = prose.to_html(block.text or sheet.purpose)
    _shell(block, minutes, f"{_name(sheet.title, block.title)}{text}{listed}", around)
    query = {"questions": ",".join(block.questions)} if block.questions else {}
    links.to("worksheet", "ワークシートをひらく", id=sheet.id, **query, **around.back)


def _homework(block: HomeworkBlock, minutes: int, around: Around) -> None:
    rows = ((task.who, task.what, task.until) for task in block.tasks)
    text = prose.to_html(block.text) if block.text else ""
    _shell(block, minutes, text + markup.table(("だれが", "何を", "いつまでに"), rows, cards=True), around)
    sheets = dict.fromkeys(task.worksheet for task in block.tasks if task.worksheet)
    for sheet in (around.worksheets[id_] for id_ in sheets if id_ in around.worksheets):
        links.to("worksheet", f"{sheet.title}をひらく", id=sheet.id, **around.back)


def _facilitator(block: FacilitatorBlock, minutes: int, around: Around) -> None:
    when_late = late.of_guide(block, around.steps)
    parts = (("話すこと", block.say), ("見ておくこと", block.watch), ("時間が押したら", when_late))
    inner = "".join(f"<dt>{name}</dt><dd>{prose.to_html(words)}</dd>" for name, words in parts)
    _shell(block, minutes, f"<dl>{inner}</dl>", around)


def _name(title: str, heading: str | None) -> str:
    """Return the name of what a block leads to, unless its heading says it already."""
    return "" if title in (heading or "") else f'<p class="wb-name">{prose.inline(title)}</p>'


_MENDING = '<p class="wb-small">この部分は、いま教材を直しています。</p>'

# Any: the key says which kind of block the function takes.
DRAW: dict[str, Callable[[Any, int, Around], None]] = {
    "story": _story,
    "reading": _reading,
    "key-message": _key_message,
    "misconception": _misconception,
    "fact": _fact,
    "figure": _figure,
    "discussion": _discussion,
    "case": _case,
    "worksheet": _worksheet,
    "homework": _homework,
    "facilitator": _facilitator,
}
