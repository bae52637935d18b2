"""Newer content for a run: what changes, and the step to it (教材の切り替え)."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people.views import Run
from workbook.classroom.preparing import adoption
from workbook.classroom.run import contents
from workbook.content.forms import revision
from workbook.content.forms.revision import Change, Weight
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose

_WEIGHTS: dict[Weight, str] = {
    "breaking": "書いた答えに関わる変更",
    "additive": "加わるもの",
    "cosmetic": "書きぶりの変更",
}
_KINDS = {"worksheet": "ワークシート", "case": "事例"}


def draw(run: Run, visit: Visit) -> None:
    """Draw what newer content would change for a run, and let the organiser switch."""
    newest = visit.house.shelf.current()
    if run.content_revision in (None, newest.revision):
        markup.note("教材：いまの教材と同じです。")
        return
    with visit.house.database.reading() as db:
        held = contents.library_of(db, run.content_revision, shelf=visit.house.shelf)
    changes = revision.compare(held, newest)
    markup.note("教材：この開催回をつくったあとで、教材が新しくなっています。")
    if changes:
        markup.show("".join(_changes(weight, changes, newest, held) for weight in _WEIGHTS))
    if not revision.may_adopt(changes):
        markup.notice(
            "書いた答えに関わる変更があるため、この開催回では、つくったときの教材を使いつづけます。"
        )
        return
    if st.button("新しい教材に切り替える", key=f"adopt-{run.id}"):
        _adopt(run, newest, visit)


def _adopt(run: Run, newest: Library, visit: Visit) -> None:
    with visit.house.database.begin() as db:
        adoption.adopt(db, run.id, library=newest, by=visit.me.id if visit.me else None)
    browser.put(browser.NEWS, f"「{run.title}」の教材を新しくしました。書いたものはそのまま残っています。")
    st.rerun()


def _changes(weight: Weight, changes: list[Change], newest: Library, held: Library) -> str:
    """Return the changes of one weight as a list; nothing if there are none."""
    said = dict.fromkeys(
        f"{_KINDS[change.kind]}「{_title(change, newest, held)}」：{change.message}"
        for change in changes
        if change.weight == weight
    )
    items = "".join(f"<li>{prose.plain(line)}</li>" for line in said)
    return f'<p class="wb-small">{_WEIGHTS[weight]}</p><ul>{items}</ul>' if said else ""


def _title(change: Change, newest: Library, held: Library) -> str:
    """Return the title of what changes, in the content that still has it."""
    return next(
        (title for library in (newest, held) if (title := _TITLE[change.kind](library, change.id))), ""
    )


def _worksheet(library: Library, name: str) -> str:
    return library.worksheets[name].title if name in library.worksheets else ""


def _case(library: Library, name: str) -> str:
    return library.cases[name].title if name in library.cases else ""


_TITLE = {"worksheet": _worksheet, "case": _case}
