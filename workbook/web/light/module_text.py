"""A module to read: its blocks in order, cut into pages that load on a slow line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbook.classroom.period.state import Place
from workbook.content import aged
from workbook.content.course import portions, versions
from workbook.content.course.versions import Step
from workbook.content.forms import times
from workbook.content.model.blocks import (
    CaseBlock,
    DiscussionBlock,
    FactBlock,
    FigureBlock,
    HomeworkBlock,
    MisconceptionBlock,
    Reference,
    WorksheetBlock,
)
from workbook.content.model.library import Library
from workbook.pages.frame import phrases, prose
from workbook.web.light import ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage

_MOST_BYTES = 18_000
"""So much of blocks goes on a page; what frames them comes on top."""


def page(asked: Call) -> HtmlPage | None:
    """Return the part of a module that is asked for; None when there is no such module."""
    library = asked.visit.library
    module = library.module(asked.parts["id"])
    if module is None:
        return None
    version = versions.of_module(module, asked.query.get("use", ""))
    steps = [step for step in version.steps if step.block.kind != "facilitator"]
    parts = _parts([_block(step, library) for step in steps])
    place = min(max(asked.number("part"), 1), len(parts))
    lead = prose.to_html(module.purpose) if place == 1 else ""
    over = f"単元　{place} / {len(parts)} ページ" if len(parts) > 1 else "単元"
    return HtmlPage(
        module.title, lead + parts[place - 1] + _on(asked, module.id, place, len(parts)), over=over
    )


def _on(asked: Call, module: str, place: int, count: int) -> str:
    use = asked.query.get("use", "")
    ways_on = [(place + 1, "続きを読む")] if place < count else []
    ways_on += [(place - 1, "前へ戻る")] if place > 1 else []
    return "".join(
        ways.link(ways.content("module", module, {"use": use, "part": str(part)}), words)
        for part, words in ways_on
    )


def _parts(blocks: list[str]) -> list[str]:
    """Put blocks together as long as they fit on a page; a long one has a page of its own."""
    parts = [""]
    for block in blocks:
        if parts[-1] and len((parts[-1] + block).encode()) > _MOST_BYTES:
            parts.append("")
        parts[-1] += block
    return parts


def _block(step: Step, library: Library) -> str:
    block = step.block
    title = f"<h2>{prose.inline(block.title)}</h2>" if block.title else ""
    time = f"　{times.minutes(step.minutes)}" if step.minutes else ""
    view = (
        f"<p class='small'>{prose.inline(f'{block.view.whose}（{block.view.section}）の見方を含みます')}</p>"
        if block.view
        else ""
    )
    inner = _DRAW.get(block.kind, _text)(block, library)
    return (
        f'<section class="block" id="{block.kind}-{block.id}"><p class="small">{phrases.KINDS[block.kind]}{time}</p>'
        f"{title}{inner}{view}</section>"
    )


def _text(block: Any, _library: Library) -> str:  # noqa: ANN401 -- Any: story, reading and key message, which hold a text
    return prose.to_html(block.text)


def _misconception(block: MisconceptionBlock, _library: Library) -> str:
    return (
        f"<p><strong>こう思われがちです</strong>：{prose.inline(block.myth)}</p>"
        f"<p><strong>本当の意味</strong></p>{prose.to_html(block.meaning)}"
    )


def _fact(block: FactBlock, _library: Library) -> str:
    small = [block.as_of, aged.remark(block, today=times.today()), block.caution]
    notes = "".join(f'<p class="small">{prose.inline(one)}</p>' for one in small if one)
    return prose.to_html(block.text) + notes + _references(block.reference)


def _figure(block: FigureBlock, _library: Library) -> str:
    unit = prose.inline(block.unit or "")
    rows = "".join(
        f"<tr><th scope='row'>{prose.inline(bar.label)}</th><td>{bar.value:g}{unit}</td></tr>"
        for bar in block.bars
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    return table + prose.to_html(block.alt) + _references(block.reference)


def _discussion(block: DiscussionBlock, _library: Library) -> str:
    return prose.to_html(block.question) + (prose.to_html(block.how) if block.how else "")


def _case(block: CaseBlock, library: Library) -> str:
    case = library.case(block.case)
    if case is None:
        return ""
    place = Place("case", {"id": case.id, "stages": ",".join(block.stages)}, f"事例をひらく：{case.title}")
    return prose.to_html(block.text or case.about) + ways.of_place(place)


def _worksheet(block: WorksheetBlock, library: Library) -> str:
    sheet = library.worksheet(block.worksheet)
    if sheet is None:
        return ""
    words = "".join(f"<li>{prose.inline(one)}</li>" for one in portions.words(sheet, block))
    query = {"id": sheet.id, "questions": ",".join(block.questions)}
    listed = f"<p>この時間に書くのは</p><ul>{words}</ul>" if words else ""
    place = Place("worksheet", query, f"ワークシートをひらく：{sheet.title}")
    return prose.to_html(block.text or sheet.purpose) + listed + ways.of_place(place)


def _homework(block: HomeworkBlock, library: Library) -> str:
    tasks = "".join(
        f"<li>{prose.inline(f'{task.who}：{task.what}（{task.until}）')}</li>" for task in block.tasks
    )
    sheets = dict.fromkeys(task.worksheet for task in block.tasks if task.worksheet)
    held = [found for id_ in sheets if (found := library.worksheet(id_))]
    links = "".join(ways.link(ways.content("worksheet", one.id), one.title) for one in held)
    return (prose.to_html(block.text) if block.text else "") + f"<ul>{tasks}</ul>{links}"


def _references(references: tuple[Reference, ...]) -> str:
    items = "".join(
        f'<li><a href="{prose.plain(one.url)}" rel="noopener noreferrer">{prose.inline(one.title)}</a></li>'
        for one in references
    )
    return f"<ul>{items}</ul>" if items else ""


# Any: the key says which kind of block the function takes.
_DRAW: Mapping[str, Callable[[Any, Library], str]] = {
    "misconception": _misconception,
    "fact": _fact,
    "figure": _figure,
    "discussion": _discussion,
    "case": _case,
    "worksheet": _worksheet,
    "homework": _homework,
}
