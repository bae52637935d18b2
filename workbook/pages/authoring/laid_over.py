"""What a folder adds to the content it lies over and hides of it (overlay.yaml), as trainees will see it."""

from __future__ import annotations

import streamlit as st

from workbook.content import edited
from workbook.content.course.versions import Step
from workbook.content.edited import EditedFile
from workbook.content.model.overlay import AddedBlock, Hidden, Overlay
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup
from workbook.pages.reading import blocks

_TITLE = "下の教材に重ねるもの"
_NOTHING = "まだ何も書かれていません。「add:」に足すもの、「hide:」にかくすものを書くと、ここに出ます。"
_ADDED = "足すもの"
_HIDDEN = "かくすもの"
_WHOLE = "ファイルの全体"
_LATER = "別の教材がこのあとで置きかえているため、出ません。"
_GONE = "いまの教材に使われていないため、出ません。"


def draw(file: EditedFile, visit: Visit) -> None:
    """Draw every block that is added, where it stands, and name what is hidden."""
    markup.title(_TITLE, over="・".join(file.names))
    notes = st.toggle("進行役メモと出典を表示", key=browser.NOTES.name)
    for overlay in edited.overlays(visit.house.settings.content):
        if not overlay.add and not overlay.hide:
            markup.lead(_NOTHING)
        for one in overlay.add:
            _added(one, file, visit, notes=notes)
        _hidden(overlay)


def _added(one: AddedBlock, file: EditedFile, visit: Visit, *, notes: bool) -> None:
    """Draw one block in the look it has in its module, with the way to the whole module."""
    found = edited.look(file.library, visit.house.settings.content, one.to)
    module = None if found is None else file.library.modules.get(found.id)
    markup.section(f"{_ADDED}：{module.title if module else one.to}")
    if module is None:
        markup.note(_GONE)
        return
    before = next((block for block in module.blocks if block.id == one.after), None)
    behind = f"「{before.title or before.id}」のあと" if before else "おわり"
    links.to("preview", f"{behind}に入ります。単元の全体を下見する", file=one.to)
    block = next((block for block in module.blocks if block.id == one.block.id), None)
    if block is None:
        markup.note(_LATER)
        return
    around = blocks.Around(
        file.library.cases,
        file.library.worksheets,
        visit.picture,
        notes=notes or block.kind == "facilitator",
    )
    blocks.draw([Step(block, block.minutes)], around)


def _hidden(overlay: Overlay) -> None:
    if overlay.hide:
        markup.section(_HIDDEN)
        rows = (_row(one) for one in overlay.hide)
        markup.show(markup.table(("ファイル", "どこ", "わけ"), rows, cards=True))


def _row(one: Hidden) -> tuple[str, str, str]:
    return one.file, one.id or _WHOLE, one.why
