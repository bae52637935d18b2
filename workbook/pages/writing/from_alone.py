"""Words somebody wrote alone, carried into the sheet of their team: shown first, then taken in as a file that returns."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbook.classroom.homework import returns
from workbook.classroom.homework.comments import Comment
from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.office import taking_in
from workbook.office.taking_in import Found
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose
from workbook.pages.writing import return_preview

ASK = "ひとりで書いたものを合わせる"
LEAD = (
    "「ひとりで試す」でここに書いた言葉とコメントを、チームのシートに合わせます。合わせたあとは、チームの人も読めます。"
    "チームの言葉は消えません。「取り込む」を押すまで、何も変わりません。"
)
_WHOLE = "シート全体へのコメント"
_BESIDE = "コメントとして添えます"
SAME = "ひとりで書いたものは、もう合わせてあります。"
CHANGED_SINCE = "表示したあとで、シートが書きかえられました。まだ何も取り込んでいません。いまの変わり方を確かめてください。"


def draw(  # noqa: PLR0913 -- a sheet, and what was written and said beside it alone
    visit: Visit, me: Person, sheet: Sheet, form: Form, *, alone: Values, said: Sequence[Comment]
) -> None:
    """Offer to merge what somebody of a team wrote alone, at the same place, into the team's sheet; nothing if they did not.

    `said`: what they said beside it then, which comes along.
    """
    told = browser.take(browser.MERGED)
    if told:
        markup.tell(told)
    if not alone and not said:
        return
    key = browser.MERGING.of(form.id)
    if not browser.get(key):
        st.button(ASK, key=f"merge-{form.id}", on_click=browser.put, args=(key, True))
        return
    found = taking_in.look_at_own(visit, me, sheet, form, alone, said=said)
    with st.container(border=True, key="from-alone"):
        if isinstance(found, Found):
            _show(visit, me, found, key)
        else:
            markup.tell(found.message)
        st.button("やめる", key="merge-never", on_click=browser.put, args=(key, False))


def _show(visit: Visit, me: Person, found: Found, key: browser.Key) -> None:
    markup.section(ASK)
    if found.is_there:
        markup.note(SAME)
        return
    markup.note(LEAD)
    markup.show(preview(found))
    st.button("取り込む", type="primary", key="merge-now", on_click=_take_in, args=(visit, me, found, key))


def preview(found: Found) -> str:
    """Return as HTML what would change in the sheet, and what would stand beside it."""
    changes = return_preview.to_html(found.plan.changes, found.unread) if found.changes else ""
    labels = {ask.id: ask.label for ask in found.form.asks}
    said = "".join(
        f'<section class="wb-change"><h3>{prose.inline(labels.get(one.question, _WHOLE))}</h3>'
        f'<p class="wb-kind">{_BESIDE}</p><p class="wb-words">{prose.plain(one.text)}</p></section>'
        for one in found.said
    )
    return changes + said


def _told(done: Accepted, found: Found) -> str:
    words = returns.told(done.changes) if found.changes or not found.said else ""
    return words + (f"コメント {len(found.said)} 件を添えました。" if found.said else "")


def _take_in(visit: Visit, me: Person, found: Found, key: browser.Key) -> None:
    """Take in what was shown; what would be something else by now is shown anew."""
    try:
        done = taking_in.accept(visit, me, found)
    except Refused as refused:
        browser.put(browser.MERGED, str(refused))
        return
    if isinstance(done, Accepted):
        browser.put(key, value=False)
        browser.put(browser.MERGED, _told(done, found))
    else:
        browser.put(browser.MERGED, CHANGED_SINCE)
