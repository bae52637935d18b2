"""A rehearsal of a run and its end; ending a real run, opening it again, and until when it is kept."""

from __future__ import annotations

from datetime import date

import streamlit as st

from workbook.classroom.people.entries import Refused
from workbook.classroom.preparing import rehearsals
from workbook.classroom.run import retention, runs
from workbook.pages.frame import browser, links, markup
from workbook.pages.organising import preparation
from workbook.pages.organising.preparation import Preparation

_COPY = (
    "同じ部屋と、同じ数の見本のチームで、リハーサル用の開催回をつくります。シートには、見本の言葉がところどころ入ります。"
    "本番のチームの名前・人・コード・書いたものは、写しません。名前の前には、どこでも【リハーサル】と付きます。"
)
_THROW = (
    "捨てると、この開催回は一覧に出なくなり、コードでは入れず、書きたすこともできなくなります。元にはもどせません。"
    "書いたものの記録は、サーバーを預かる方が、期限の過ぎた開催回を消すときに、いっしょに消えます。"
)
_KEEP = (
    "この日を過ぎると、終えた開催回は、書いたものも参加者の名前も、サーバーから消されます。元にはもどせません。"
    "30 日前から、主催者のページでお知らせします。空のままなら、消されません。"
)
_END = "終えると、コードでは入れなくなり、書きたすこともできなくなります。書いたものは残り、いつでもひらき直せます。"


def draw(held: Preparation) -> None:
    """Draw the part."""
    if held.run.is_rehearsal:
        _throw_away(held)
        return
    markup.section("リハーサル")
    markup.note(_COPY)
    if st.button("リハーサル用の写しをつくる", key="copy"):
        _copy(held)
    markup.section("開催回の終わり")
    _end(held)
    markup.section("いつまで残すか")
    _keep(held)


def _copy(held: Preparation) -> None:
    try:
        with held.visit.house.database.begin() as db:
            copied = rehearsals.copy(db, held.run, library=held.library, by=held.me)
    except Refused as refused:
        markup.tell(str(refused))
        return
    browser.put(browser.NEWS, f"「{copied.title}」をつくりました。いま、リハーサルのほうをひらいています。")
    links.go("prepare", run=copied.id)


def _throw_away(held: Preparation) -> None:
    markup.section("リハーサルを捨てる")
    markup.note(_THROW)
    sure = st.checkbox("このリハーサルを捨てます", key="sure")
    if not st.button("捨てる", key="throw-away", disabled=not sure):
        return
    try:
        with held.visit.house.database.begin() as db:
            rehearsals.throw_away(db, held.run, by=held.me)
    except Refused as refused:
        markup.tell(str(refused))
        return
    browser.put(browser.NEWS, f"「{held.run.title}」を捨てました。")
    links.go("organise")


def _end(held: Preparation) -> None:
    markup.note(_END)
    is_closed = held.run.is_closed
    change = runs.reopen_run if is_closed else runs.close_run
    if st.button("もう一度ひらく" if is_closed else "この開催回を終える", key="end"):
        preparation.do(
            held.visit,
            lambda db: change(db, held.run.id, by=held.me.id),
            news="もう一度ひらきました。" if is_closed else "この開催回を終えました。",
        )


def _keep(held: Preparation) -> None:
    markup.note(_KEEP)
    with st.form("keep", enter_to_submit=False):
        last: date | None = st.date_input(
            "残す最後の日", held.run.keep_until, format="YYYY/MM/DD", key="keep-until"
        )
        asked = st.form_submit_button("この日まで残す")
    if asked and last != held.run.keep_until:
        preparation.do(
            held.visit,
            lambda db: retention.set_last_day(db, held.run.id, on=last, by=held.me),
            news="残す最後の日を決めました。" if last else "残す最後の日を決めないことにしました。",
        )
