"""Files as they are dropped on the page: read one after the other, with how far it is and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbook.classroom.people.views import Person
from workbook.handouts.returned import safe_file
from workbook.office import taking_in
from workbook.office.taking_in import Found, Lost
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup

_READING = "{done}／{all} ファイルを読んでいます"
_STOPPED = "{done}／{all} ファイルまで読みました。読んだものは、下で見て取り込めます。"

Told = tuple[str, str, str, bool]
"""Id and title of a worksheet, the sentence, and whether its file came in."""


@dataclass(frozen=True)
class Done:
    """Stands where a sheet was that is taken in, or may not be any more, with what is told of it."""

    told: Told


@dataclass(frozen=True)
class ReadFile:
    """A file as it was read once: its sheets and what became of them, or why it was not read."""

    sheets: tuple[Found | Lost | Done, ...]
    refused: str = ""

    def at(self, place: int, one: Found | Lost | Done) -> ReadFile:
        """Return the same with another thing in one place."""
        return replace(self, sheets=(*self.sheets[:place], one, *self.sheets[place + 1 :]))


def looked_at(visit: Visit, me: Person, files: Sequence[UploadedFile]) -> dict[str, ReadFile]:
    """Return by id what each file is; one that is looked at already is neither read nor compared again.

    Whoever stops gets what was read by then. A press ends the run of the page at the next sign of progress, and what
    was read is kept after each file.
    """
    known: dict[str, ReadFile] = browser.get(browser.RETURNED) or {}
    looked = {file.file_id: known[file.file_id] for file in files if file.file_id in known}
    waiting = [file for file in files if file.file_id not in looked]
    browser.put(browser.RETURNED, looked)
    if not waiting:
        browser.put(browser.STOPPED, value=False)
        return looked
    place = st.empty()
    if browser.get(browser.STOPPED):
        with place.container():
            markup.note(_STOPPED.format(done=len(looked), all=len(files)))
            st.button("残りも読む", on_click=partial(browser.put, browser.STOPPED, value=False))
        return looked
    with place.container():
        bar = st.progress(0.0)
        if len(waiting) > 1:
            st.button("やめる", on_click=partial(browser.put, browser.STOPPED, value=True))
    for file in waiting:
        bar.progress(len(looked) / len(files), _READING.format(done=len(looked), all=len(files)))
        looked = looked | {file.file_id: _read(visit, me, file)}
        browser.put(browser.RETURNED, looked)
    place.empty()
    return looked


def _read(visit: Visit, me: Person, file: UploadedFile) -> ReadFile:
    try:
        return ReadFile(taking_in.read(visit, me, file.getvalue(), name=file.name))
    except safe_file.FileRefused as refused:
        return ReadFile((), str(refused))
