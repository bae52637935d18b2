"""Files that come back from home: dropped here, looked at question by question, then taken in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbook.classroom.homework import returns
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.returned import intake, safe_file
from workbook.handouts.returned.intake import Returned
from workbook.office import taking_in
from workbook.office.taking_in import Found, Lost
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, links, markup, prose
from workbook.pages.homework import return_preview

_LEAD = (
    "持ち帰って書きたした Excel・Word・HTML・JSON のファイルを、ここに入れます。"
    "はじめに、どこがどう変わるかを見せます。「取り込む」を押すまで、何も変わりません。"
)
_SAME = "前に取り込んだファイルと同じです。変わるところはありません。"
_NOTHING = "このファイルには、新しく取り込むところはありません。"
_UNREAD = "{count} 件は読めなかったので、取り込んでいません。"
_KEPT = "番号が読み取れなかったファイルです。今ある文は消さずに、ちがうところだけを足します。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("持ち帰ったファイルを戻す", over="宿題・持ち帰り")
    markup.lead(_LEAD)
    me = visit.me
    if me is None:
        markup.notice("取り込むには、持ち帰ったときのチームに参加してください。")
        join.ways(visit, name=links.PLACES["bring-back"].address)
        return
    if not me.team_id:
        markup.notice("ファイルは、そのチームの方が取り込みます。")
        return
    _told()
    generation = browser.get(browser.FILES)
    files = st.file_uploader(
        "持ち帰ったファイル（いくつでも）",
        accept_multiple_files=True,
        key=browser.FILES.of(str(generation)).name,
    )
    found = [one for file in files for one in _file(visit, me, file)]
    if any(one.changes for one in found) and st.button("取り込む", type="primary", key="take-in"):
        _take_in(visit, me, found)


def _file(visit: Visit, me: Person, file: UploadedFile) -> list[Found]:
    """Draw one file, and return the sheets of it that can be taken in."""
    markup.show(f'<h2 class="wb-section">{prose.plain(file.name)}</h2>')
    try:
        papers = intake.read(file.getvalue(), name=file.name)
    except safe_file.FileRefused as refused:
        markup.tell(str(refused))
        return []
    papers_found = (_paper(visit, me, one, key=f"{file.file_id}-{place}") for place, one in enumerate(papers))
    return [one for one in papers_found if one is not None]


def _paper(visit: Visit, me: Person, paper: Returned, *, key: str) -> Found | None:
    which = browser.WHICH.of(key)
    found = taking_in.look(visit, me, paper, which=browser.get(which))
    if isinstance(found, Lost):
        _lost(visit, me, paper, found, which)
        return None
    with st.container(border=True, key=f"card-{key}"):
        markup.show(f'<div class="wb-card"><h3>{prose.inline(found.form.title)}</h3></div>')
        if found.is_without_id:
            markup.note(_KEPT)
        if found.preview.came is not None:
            markup.show(f'<p role="status">{_SAME}</p>')
        elif not found.changes and not found.unread:
            markup.show(f'<p role="status">{_NOTHING}</p>')
        else:
            return_preview.draw(found.preview.changes, found.unread)
    return found


def _lost(visit: Visit, me: Person, paper: Returned, lost: Lost, which: browser.Key) -> None:
    """Say why a sheet stays outside; one whose id was lost may be named by its reader."""
    markup.tell(lost.message)
    if not lost.choices:
        return
    titles = {one.id: one for one in lost.choices}
    with st.form(f"form-{which.name}", enter_to_submit=False):
        chosen = st.selectbox(
            "どのシートですか",
            list(titles),
            format_func=lambda id_: titles[id_].title,
            index=_named(lost.choices, paper),
            placeholder="えらんでください",
        )
        asked = st.form_submit_button("このシートとして見る")
    if asked and chosen:
        browser.put(which, taking_in.choose(visit, me, titles[chosen]))
        st.rerun()


def _named(choices: Sequence[Worksheet], paper: Returned) -> int | None:
    """Return the place of the worksheet that the file names; nobody is led to another one."""
    first = choices[0]
    return 0 if paper.mark == first.id or paper.title == first.title else None


def _take_in(visit: Visit, me: Person, found: Sequence[Found]) -> None:
    told = []
    for one in found:
        try:
            accepted = taking_in.accept(visit, me, one)
        except Refused as refused:
            told.append((one.form.id, one.form.title, str(refused), False))
        else:
            unread = _UNREAD.format(count=len(one.unread)) if one.unread else ""
            told.append((one.form.id, one.form.title, returns.told(accepted.changes) + unread, True))
    browser.put(browser.TOLD, tuple(told))
    browser.put(browser.FILES, browser.get(browser.FILES) + 1)
    st.rerun()


def _told() -> None:
    """Say once what the last click did, with the way to the sheets."""
    for place, (id_, title, sentence, is_in) in enumerate(browser.take(browser.TOLD)):
        (markup.done if is_in else markup.tell)(f"「{title}」：{sentence}")
        with st.container(key=f"told-{place}"):
            links.to("worksheet", f"「{title}」をひらく", id=id_)
