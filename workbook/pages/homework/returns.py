"""Files that come back from home: dropped here, looked at question by question, then taken in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbook.classroom.homework import returns
from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.handouts.returned.apart.reader import READER
from workbook.office import taking_in
from workbook.office.taking_in import Found, Lost
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, links, markup, prose
from workbook.pages.homework import dropped_files, unplaced_words
from workbook.pages.homework.dropped_files import Done, ReadFile, Told
from workbook.pages.writing import return_preview

_LEAD = (
    "持ち帰って書きたした Excel・Word・HTML・JSON のファイルを、ここに入れます。"
    "はじめに、どこがどう変わるかを見せます。「取り込む」を押すまで、何も変わりません。"
)
_SAME = "前に取り込んだファイルと同じです。変わるところはありません。"
_NOTHING = "このファイルには、新しく取り込むところはありません。"
_UNREAD = "{count} 件は読めなかったので、取り込んでいません。"
_LEFT = "置き場のない言葉 {count} 件は、取り込んでいません。"
_KEPT = "番号が読み取れなかったファイルです。今ある文は消さずに、ちがうところだけを足します。"
_CHANGED_SINCE = (
    "表示したあとで、シートが書きかえられました。このシートには、まだ何も取り込んでいません。"
    "下の、いまの内容での変わり方を確かめてから、もう一度「取り込む」を押してください。"
)
_DONE = "このシートは済みました。"


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
    READER.get_ready()
    files = st.file_uploader(
        "持ち帰ったファイル（いくつでも）",
        accept_multiple_files=True,
        key=browser.FILES.of(str(browser.get(browser.FILES))).name,
    )
    looked = dropped_files.looked_at(visit, me, files)
    read = [file for file in files if file.file_id in looked]
    for file in read:
        _file(visit, me, file, looked[file.file_id])
    found = [(key, place, one) for key, read in looked.items() for place, one in enumerate(read.sheets)]
    waiting = [(key, place, one) for key, place, one in found if isinstance(one, Found)]
    if any(one.changes for *_, one in waiting) and st.button("取り込む", type="primary", key="take-in"):
        _take_in(visit, me, looked, waiting, is_all=len(read) == len(files))


def _file(visit: Visit, me: Person, file: UploadedFile, read: ReadFile) -> None:
    """Draw one file."""
    markup.show(f'<h2 class="wb-section">{prose.plain(file.name)}</h2>')
    if read.refused:
        markup.tell(read.refused)
    for place, one in enumerate(read.sheets):
        if isinstance(one, Done):
            markup.note(_DONE)
        elif isinstance(one, Lost):
            _lost(visit, me, one, file.file_id, place)
        else:
            _found(visit, me, one, file.file_id, place)


def _found(visit: Visit, me: Person, found: Found, file: str, place: int) -> None:
    key = f"{file}-{place}"
    with st.container(border=True, key=f"card-{key}"):
        markup.show(f'<div class="wb-card"><h3>{prose.inline(found.form.title)}</h3></div>')
        if found.is_new:
            markup.tell(_CHANGED_SINCE)
        if found.which:
            markup.note(_KEPT)
        if found.plan.came is not None:
            markup.show(f'<p role="status">{_SAME}</p>')
        elif not found.changes and not found.unread:
            markup.show(f'<p role="status">{_NOTHING}</p>')
        else:
            return_preview.draw(found.plan.changes, found.unread)
        for problem in found.problems:
            markup.note(problem)
        chosen = unplaced_words.draw(found, key=key)
    if chosen:
        words, target = chosen
        _look_anew(file, place, taking_in.put(visit, me, found, words, target=target))


def _look_anew(file: str, place: int, found: Found | Lost) -> None:
    """Show something else where a sheet stood."""
    looked = browser.get(browser.RETURNED)
    browser.put(browser.RETURNED, looked | {file: looked[file].at(place, found)})
    st.rerun()


def _lost(visit: Visit, me: Person, lost: Lost, file: str, place: int) -> None:
    """Say why a sheet stays outside; one whose id was lost may be named by its reader."""
    markup.tell(lost.message)
    if not lost.choices:
        return
    titles = {one.id: one for one in lost.choices}
    with st.form(f"form-which-{file}-{place}", enter_to_submit=False):
        chosen = st.selectbox(
            "どのシートですか",
            list(titles),
            format_func=lambda id_: titles[id_].title,
            index=_named(lost),
            placeholder="えらんでください",
        )
        asked = st.form_submit_button("このシートとして見る")
    if asked and chosen:
        which = taking_in.choose(visit, me, titles[chosen])
        _look_anew(file, place, taking_in.look(visit, me, lost.returned, which=which))


def _named(lost: Lost) -> int | None:
    """Return the place of the worksheet that the file names; nobody is led to another one."""
    first = lost.choices[0]
    return 0 if lost.returned.mark == first.id or lost.returned.title == first.title else None


def _take_in(
    visit: Visit,
    me: Person,
    looked: dict[str, ReadFile],
    waiting: Sequence[tuple[str, int, Found]],
    *,
    is_all: bool,
) -> None:
    """Take in what was shown. What would be something else by now stays, and is shown as it is now.

    Files that were not read yet (`is_all` is false) stay dropped.
    """
    told: list[Told] = []
    for file, place, one in waiting:
        became = _become(visit, me, one)
        told += [became.told] if isinstance(became, Done) else []
        looked = looked | {file: looked[file].at(place, became)}
    is_done = is_all and len(told) == len(waiting)
    browser.put(browser.TOLD, tuple(told))
    browser.put(browser.RETURNED, {} if is_done else looked)
    browser.put(browser.FILES, browser.get(browser.FILES) + is_done)
    st.rerun()


def _become(visit: Visit, me: Person, found: Found) -> Found | Lost | Done:
    form = found.form
    try:
        now = taking_in.accept(visit, me, found)
    except Refused as refused:
        return Done((form.id, form.title, str(refused), False))
    if not isinstance(now, Accepted):
        return now
    unread = _UNREAD.format(count=len(found.unread)) if found.unread else ""
    left = _LEFT.format(count=len(found.unplaced)) if found.unplaced else ""
    return Done((form.id, form.title, returns.told(now.changes) + unread + left, True))


def _told() -> None:
    """Say once what the last click did, with the way to the sheets."""
    for place, (id_, title, sentence, is_in) in enumerate(browser.take(browser.TOLD)):
        (markup.done if is_in else markup.tell)(f"「{title}」：{sentence}")
        with st.container(key=f"told-{place}"):
            links.to("worksheet", f"「{title}」をひらく", id=id_)
