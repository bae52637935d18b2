"""「この画面へ集める」: a facilitator calls everybody, or one room, to what is on their own screen."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from workbook import house_clock
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.period import now
from workbook.classroom.period.state import ALL, Place
from workbook.classroom.period.steering import Floor
from workbook.classroom.run import breakouts, runs
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, prose

_TOP = "このページのはじめ"
_CALLED = "参加者の画面に「集まる」のボタンを出しました。次の行がはじまるまで出ています。"
_ENDED = "「集まる」のボタンを下げました。"


def offer(visit: Visit, place: Place, *, spots: Mapping[str, str]) -> None:
    """Offer it to who steers a run that is held; `spots` are the parts of the page by their place in its address."""
    me = visit.me
    held = {} if me is None or me.role == "member" else _held(visit, me)
    if me is None or not held:
        return
    with st.popover("この画面へ集める"):
        news = browser.take(browser.SUMMONED)
        if news:
            markup.tell(news)
        run = _choose("どの開催回で", held, key="summon-run") if len(held) > 1 else next(iter(held))
        rooms = _rooms(visit, me, run)
        room = _choose("だれを", rooms, key=f"summon-room-{run}") if len(rooms) > 1 else next(iter(rooms))
        spot = _choose("どこへ", {"": _TOP, **spots}, key=f"summon-spot-{place.query.get('id', '')}")
        target = Place(place.page, {**place.query, "at": spot}, place.title) if spot else place
        if st.button("集める", type="primary", key="summon"):
            _press(visit, Floor(run, me, room), target)
        with visit.house.database.reading() as db:
            is_on = visit.house.halls.of_run(db, run).summons(room) is not None
        if is_on and st.button("集めるのを終える", key="summon-end"):
            _press(visit, Floor(run, me, room), None)


def _held(visit: Visit, me: Person) -> dict[str, str]:
    """Return the runs somebody may call people in: a facilitator's own, and for organisers those that run today."""
    if me.run_id:
        may = rights.may_steer(me, run=me.run_id, breakout=me.breakout_id) and not me.is_closed
        return {me.run_id: me.run_title} if may else {}
    if not rights.may_create_run(me):
        return {}
    at = house_clock.now()
    with visit.house.database.reading() as db:
        found = [run for run in runs.list_runs(db) if not run.is_closed]
        halls = {run.id: visit.house.halls.of_run(db, run.id) for run in found}
    return {run.id: run.title for run in found if now.begun_today(halls[run.id], at=at)}


def _rooms(visit: Visit, me: Person, run: str) -> dict[str, str]:
    """Return whom somebody may call: everybody and each room, or only their own room."""
    if me.breakout_id:
        return {me.breakout_id: ""}
    with visit.house.database.reading() as db:
        return {ALL: "全員", **{one.id: one.name for one in breakouts.of_run(db, run)}}


def _choose(label: str, names: Mapping[str, str], *, key: str) -> str:
    return st.selectbox(label, list(names), format_func=lambda id_: prose.label(names[id_]), key=key) or ""


def _press(visit: Visit, floor: Floor, place: Place | None) -> None:
    """Call people to a place, or (None) end it; say what came of it when the page is drawn again."""
    try:
        with visit.house.database.begin() as db:
            if place is None:
                floor.end_summons(db)
            else:
                floor.summon(db, place)
        browser.put(browser.SUMMONED, _CALLED if place else _ENDED)
    except Refused as refused:
        browser.put(browser.SUMMONED, str(refused))
    st.rerun()
