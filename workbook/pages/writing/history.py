"""A sheet's first words beside today's, who wrote what when, and the way back to an earlier state."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.homework import first_words
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import history
from workbook.classroom.sheets.history import Moment
from workbook.content.forms import form as forms
from workbook.content.forms import in_words, times
from workbook.content.model.answers import Values
from workbook.content.model.worksheets import Worksheet
from workbook.desk.document import difference
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, links, markup, prose
from workbook.pages.frame.kept import former_questions
from workbook.pages.writing import first_and_now, growth, maps_beside, two_versions

_TITLE = "変化の記録"
_HEADS, _BACK_HEADS = ("はじめ", "いま"), ("いま", "戻したあと")
_MORE = 20
_KINDS = {
    history.WROTE: "",
    history.BROUGHT_BACK: "持ち帰ったファイルから",
    history.CAME_LATE: "締切後に届いた言葉",
    history.RESTORED: "前の内容に戻した",
}
_MARKERS = {
    first_words.FIRST_DAY: "書きはじめた日のおわり",
    first_words.FIRST_HAND_IN: "はじめて提出したとき",
}
_NOT_YET = {
    first_words.FIRST_DAY: first_and_now.NOT_YET,
    first_words.FIRST_HAND_IN: "はじめて提出したときの言葉のままなので、くらべるものは、まだありません。"
    "書きかえると、はじめの言葉と今の言葉が、ここに並びます。",
}
_AS_FIRST = "ここから下は、はじめのままの言葉です。"
_BACK = "戻しました。これも一つの変更として残っているので、同じやり方で、また元に戻せます。"
_SAME = "いまの内容と同じでした。変わったところはありません。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    worksheet = visit.library.worksheet(browser.asked("id"))
    if worksheet is None:
        markup.title(_TITLE)
        markup.notice("そのワークシートは見つかりませんでした。宿題のページからえらんでください。")
        links.to("homework", "宿題のページへ")
        return
    with st.container(key="back"):
        links.to("worksheet", f"← {worksheet.title}", id=worksheet.id)
    markup.title(worksheet.title, over=_TITLE)
    me = visit.me
    if me is None or not me.team_id:
        markup.notice("チームに参加すると、チームの書いたものがここで見られます。")
        if me is None:
            join.ways(visit, name="history", id=worksheet.id)
        return
    sheet = own_sheets.of_worksheet(visit, me, worksheet)
    news = browser.take(browser.NEWS)
    if news:
        markup.done(news)
    _first_and_now(visit, me, worksheet, sheet)
    former_questions.draw(visit, sheet, library=visit.library, by=me)
    _past(visit, me, worksheet, sheet)
    growth.way(worksheet)


def _first_and_now(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    form = forms.of_worksheet(worksheet)
    markup.section("はじめと今")
    with visit.house.database.reading() as db:
        found = {
            marker: pairs
            for marker in _MARKERS
            if (pairs := first_words.first_and_now(db, sheet, form, by=me, marker=marker))
        }
    if not found:
        markup.note("まだ何も書かれていません。書くと、はじめの言葉と今の言葉が、ここに並びます。")
        return
    marker = next(iter(found))
    if len(found) > 1:
        marker = (
            st.segmented_control(
                "「はじめ」はいつか",
                list(found),
                default=marker,
                format_func=_MARKERS.__getitem__,
                key=browser.FIRST.of(sheet.id).name,
                required=True,
            )
            or marker
        )
    changed = [one for one in found[marker] if one.is_new]
    same = [one for one in found[marker] if not one.is_new]
    markup.note(f"はじめ＝{_MARKERS[marker]}。{two_versions.LEGEND}" if changed else _NOT_YET[marker])
    for one in changed:
        maps = maps_beside.pair(worksheet, one.ask, one.answers, heads=_HEADS)
        pair = two_versions.pair(one.segments, heads=_HEADS)
        markup.show(f'<section class="wb-change"><h3>{prose.inline(one.label)}</h3>{maps}{pair}</section>')
    if changed and same:
        markup.note(_AS_FIRST)
    for one in same:
        markup.show(first_and_now.as_first(worksheet, one))


def _past(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet) -> None:
    form = forms.of_worksheet(worksheet)
    with visit.house.database.reading() as db:
        moments = history.history(db, sheet, form, by=me)
    if not moments:
        return
    markup.section("これまでの変化")
    chosen = browser.get(browser.STATE.of(sheet.id))
    most = browser.get(browser.MOMENTS.of(sheet.id))
    newest = moments[-1].seq
    for moment in reversed(moments[-most:]):
        with st.container(border=True, key=f"card-moment-{_mark(moment)}"):
            markup.show(_moment(moment))
            _maps(moment, worksheet)
            if _mark(moment) == chosen:
                _back(visit, me, worksheet, sheet, moment)
            elif moment.seq != newest and rights.may_write_sheet(me, sheet):
                _choose(sheet, moment)
    if len(moments) > most and st.button("もっと前を見る", key="more"):
        browser.put(browser.MOMENTS.of(sheet.id), most + _MORE)
        st.rerun()


def _moment(moment: Moment) -> str:
    who = "・".join(f"{name}（{department}）" if department else name for name, department in moment.writers)
    kind = f'　<span class="wb-chip">{_KINDS[moment.kind]}</span>' if _KINDS[moment.kind] else ""
    head = f"<p><strong>{prose.plain(who)}</strong>　{times.moment(moment.ends)}{kind}</p>"
    parts = []
    for one in moment.wrote:
        changed = two_versions.fold(difference.segments(one.before, one.after))
        pair = two_versions.pair(changed, heads=("前", "あと"))
        parts.append(f"<details><summary>{prose.inline(one.label)}</summary>{pair}</details>")
    return head + "".join(parts)


def _maps(moment: Moment, worksheet: Worksheet) -> None:
    """Offer the maps of a moment: they are drawn for whoever opens them."""
    drawn = [one for one in moment.wrote if maps_beside.is_map(worksheet, one.ask)]
    if not drawn:
        return
    behind = st.expander("このときの図", key=f"maps-{_mark(moment)}", on_change="rerun")
    if behind.open:
        with behind:
            pairs = (maps_beside.pair(worksheet, one.ask, one.answers, heads=("前", "あと")) for one in drawn)
            markup.show("".join(pairs))


def _mark(moment: Moment) -> str:
    """Return what tells a moment from all others: people who write in the same seconds end with the same update."""
    return "-".join((str(moment.seq), *moment.members))


def _choose(sheet: Sheet, moment: Moment) -> None:
    if st.button("この時点に戻す…", key=f"state-{_mark(moment)}"):
        browser.put(browser.STATE.of(sheet.id), _mark(moment))
        st.rerun()


def _back(visit: Visit, me: Person, worksheet: Worksheet, sheet: Sheet, moment: Moment) -> None:
    """Show what going back would change, and go back when that is wanted."""
    form = forms.of_worksheet(worksheet)
    with visit.house.database.reading() as db:
        then = history.state_at(db, sheet, form, moment.seq, by=me)
    markup.show(_difference(worksheet, own_sheets.values(visit, sheet, form), then))
    with st.container(horizontal=True, key="confirm"):
        agreed = st.button("この内容に戻す", type="primary", key="restore")
        left = st.button("やめる", key="leave-it")
    if agreed:
        with visit.house.database.begin() as db:
            number = history.restore(db, sheet, form, seq=moment.seq, by=me)
        browser.put(browser.NEWS, _SAME if number is None else _BACK)
    if agreed or left:
        browser.put(browser.STATE.of(sheet.id), browser.STATE.start)
        st.rerun()


def _difference(worksheet: Worksheet, now: Values, then: Values) -> str:
    pairs = [
        (ask, in_words.answer(ask, now.get(ask.id)), in_words.answer(ask, then.get(ask.id)))
        for ask in forms.of_worksheet(worksheet).asks
    ]
    return "".join(
        f'<section class="wb-change"><h3>{prose.inline(ask.label)}</h3>'
        f"{maps_beside.pair(worksheet, ask.id, (now.get(ask.id), then.get(ask.id)), heads=_BACK_HEADS)}"
        f"{two_versions.pair(difference.segments(today, earlier), heads=_BACK_HEADS)}</section>"
        for ask, today, earlier in pairs
        if today != earlier
    )
