"""The blocks of a module: one function per kind, each with a quiet look of its own."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

_OPENING = frozenset({"case", "worksheet", "homework"})
"""What people write in, and what is opened from here, has a frame with its ways in it."""
_IMAGE = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True)
class Around:
    """What a block is drawn in: the content it may point to, where a picture is, and who is looking.

    `back` goes into the address of what is opened from here, so that people find the way back; `steps` are all
    blocks of this version, whose minutes say what can be saved when it gets late.
    """

    cases: Mapping[str, Case]
    worksheets: Mapping[str, Worksheet]
    picture: Callable[[str], Path]
    notes: bool = False
    back: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def draw(steps: Iterable[Step], around: Around) -> None:
    """Draw blocks of modules, as one piece: a block with its frame and its ways were two to four elements."""
    shown = (step for step in steps if step.block.kind != "facilitator" or around.notes)
    markup.show(f'<div class="wb-blocks">{"".join(_block(step, around) for step in shown)}</div>')


def _block(step: Step, around: Around) -> str:
    block = step.block
    kind = "wb-part is-work" if block.kind in _OPENING else "wb-part"
    inner = HTML[block.kind](block, step.minutes, around)
    return f'<div class="{kind} wb-at-{block.kind}-{block.id}">{inner}</div>'


def _shell(block: Block, minutes: int, inner: str, around: Around, *, heading: bool = True) -> str:
    """Return a block's HTML between its head (kind, title, minutes) and its foot (whose view, sources).

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
    return f'<section class="wb-block wb-{block.kind}" aria-label="{prose.plain(name)}">{head}{inner}{foot}</section>'


def _way(name: str, label: str, **query: str) -> str:
    """Return the way to what a block opens, below it."""
    return f'<p class="wb-opens">{links.way(name, label, kind="is-button", **query)}</p>'


def _story(block: StoryBlock, minutes: int, around: Around) -> str:
    return _shell(block, minutes, prose.to_html(block.text), around)


def _reading(block: ReadingBlock, minutes: int, around: Around) -> str:
    return _shell(block, minutes, prose.to_html(block.text), around)


def _key_message(block: KeyMessageBlock, minutes: int, around: Around) -> str:
    return _shell(block, minutes, f'<p class="wb-key">{prose.inline(block.text)}</p>', around, heading=False)


def _misconception(block: MisconceptionBlock, minutes: int, around: Around) -> str:
    myth = f'<div class="wb-myth"><p class="wb-side">こう思われがちです</p><p>{prose.inline(block.myth)}</p></div>'
    meaning = f'<div class="wb-meaning"><p class="wb-side">本当の意味</p>{prose.to_html(block.meaning)}</div>'
    return _shell(block, minutes, f'<div class="wb-two">{myth}{meaning}</div>', around)


def _fact(block: FactBlock, minutes: int, around: Around) -> str:
    caution = f'<p class="wb-caution">{prose.inline(block.caution)}</p>' if block.caution else ""
    addresses = "".join(f"<li>{markup.link(reference)}</li>" for reference in block.reference)
    remark = aged.remark(block, today=times.today())
    old = f'<p class="wb-old">{prose.inline(remark)}</p>' if remark else ""
    when = f'<p class="wb-asof">{prose.inline(block.as_of)}</p>'
    return _shell(
        block,
        minutes,
        f'{prose.to_html(block.text)}{old}{when}{caution}<ul class="wb-refs">{addresses}</ul>',
        around,
    )


def _figure(block: FigureBlock, minutes: int, around: Around) -> str:
    picture = _picture(around.picture(block.image), block.alt) if block.image else ""
    when = f'<p class="wb-asof">{prose.inline(block.as_of)}</p>' if block.as_of else ""
    addresses = "".join(f"<li>{markup.link(reference)}</li>" for reference in block.reference)
    words = f'<div class="wb-alt">{prose.to_html(block.alt)}</div>'
    return _shell(
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


def _discussion(block: DiscussionBlock, minutes: int, around: Around) -> str:
    how = f'<div class="wb-how">{prose.to_html(block.how)}</div>' if block.how else ""
    return _shell(
        block, minutes, f'<div class="wb-question">{prose.to_html(block.question)}</div>{how}', around
    )


def _case(block: CaseBlock, minutes: int, around: Around) -> str:
    case = around.cases.get(block.case)
    if case is None:
        return _shell(block, minutes, _MENDING, around)
    count = len(block.stages) or len(case.stages)
    about = prose.to_html(block.text or case.about)
    facts = (
        f'<p class="wb-chips">{markup.chips((case.place, f"場面 {count}", f"入口：{case.door.text}"))}</p>'
    )
    told = _shell(
        block,
        minutes,
        f'{_name(case.title, block.title)}{about}{facts}<p class="wb-small">{phrases.FICTION}</p>',
        around,
    )
    query = {"stages": ",".join(block.stages)} if block.stages else {}
    return told + _way("case", "事例をひらく", id=case.id, **query, **around.back)


def _worksheet(block: WorksheetBlock, minutes: int, around: Around) -> str:
    sheet = around.worksheets.get(block.worksheet)
    if sheet is None:
        return _shell(block, minutes, _MENDING, around)
    some = "".join(f"<li>{prose.inline(words)}</li>" for words in portions.words(sheet, block))
    listed = f'<p class="wb-small">この時間に書くのは</p><ul>{some}</ul>' if some else ""
    text = prose.to_html(block.text or sheet.purpose)
    told = _shell(block, minutes, f"{_name(sheet.title, block.title)}{text}{listed}", around)
    query = {"questions": ",".join(block.questions)} if block.questions else {}
    return told + _way("worksheet", "ワークシートをひらく", id=sheet.id, **query, **around.back)


def _homework(block: HomeworkBlock, minutes: int, around: Around) -> str:
    rows = ((task.who, task.what, task.until) for task in block.tasks)
    text = prose.to_html(block.text) if block.text else ""
    told = _shell(
        block, minutes, text + markup.table(("だれが", "何を", "いつまでに"), rows, cards=True), around
    )
    named = dict.fromkeys(task.worksheet for task in block.tasks if task.worksheet)
    sheets = (around.worksheets[id_] for id_ in named if id_ in around.worksheets)
    ways = (_way("worksheet", f"{sheet.title}をひらく", id=sheet.id, **around.back) for sheet in sheets)
    return told + "".join(ways)


def _facilitator(block: FacilitatorBlock, minutes: int, around: Around) -> str:
    when_late = late.of_guide(block, around.steps)
    parts = (("話すこと", block.say), ("見ておくこと", block.watch), ("時間が押したら", when_late))
    inner = "".join(f"<dt>{name}</dt><dd>{prose.to_html(words)}</dd>" for name, words in parts)
    return _shell(block, minutes, f"<dl>{inner}</dl>", around)


def _name(title: str, heading: str | None) -> str:
    """Return the name of what a block leads to, unless its heading says it already."""
    return "" if title in (heading or "") else f'<p class="wb-name">{prose.inline(title)}</p>'


_MENDING = '<p class="wb-small">この部分は、いま教材を直しています。</p>'

# Any: the key says which kind of block the function takes.
HTML: dict[str, Callable[[Any, int, Around], str]] = {
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
