"""Preparing a run: rooms, teams, cards, those who help, days, a rehearsal, and what might be made better."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.preparing import who_sits_together
from workbook.classroom.run import contents
from workbook.classroom.sheets import late_words as late_sheets
from workbook.content import reading
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, run_links, take_home
from workbook.pages.frame.kept import late_words
from workbook.pages.organising import (
    breakouts,
    code_cards,
    helpers,
    newer_content,
    preparation,
    rehearsal,
    run_days,
    run_zip,
    teams,
)
from workbook.pages.organising.preparation import Preparation

_NOT_HERE = "ここは、主催者と、開催回ぜんたいの進行役の方のページです。"
_REHEARSAL = (
    "これはリハーサルです。チームも書いてあるものも見本で、終わったら「リハーサル・終わり」から捨てられます。"
)


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me
    run = browser.asked("run")
    held = preparation.load(visit, me, run) if me and rights.may_prepare(me, run=run) else None
    if held is None:
        markup.title("開催回の準備")
        markup.notice("その開催回は見つかりませんでした。" if visit.is_organiser else _NOT_HERE)
        return
    if visit.is_organiser:
        with st.container(key="back"):
            links.to("organise", "← 主催者のページ")
    markup.title(held.run.title + ("（終了）" if held.run.is_closed else ""), over="開催回の準備")
    _facts(held)
    run_links.draw(held.me, held.run.id, here="prepare")
    # A container that is always there: the browser would open the first tab whenever something came in before them.
    with st.container(key="before-tabs"):
        _news(held)
        _late(held)
    parts: dict[str, Callable[[Preparation], None]] = {
        "部屋": breakouts.draw,
        "チームとコード": teams.draw,
        "カードと案内": code_cards.draw,
        "日程": run_days.draw,
    }
    if visit.is_organiser:
        parts |= {
            "進行役と見学": helpers.draw,
            "教材・記録": _content,
            "リハーサル・終わり": rehearsal.draw,
        }
    for tab, part in zip(st.tabs(list(parts)), parts.values(), strict=True):
        with tab:
            part(held)


def _late(held: Preparation) -> None:
    """Draw what came after the end for the teams of this run, with one press each to take it in."""
    with held.visit.house.database.reading() as db:
        found = late_sheets.sheets_with_some(db, held.run.id)
        library = contents.shown_to(db, held.run, shelf=held.visit.house.shelf)
    for sheet in found:
        form = contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id)
        if form is not None:
            late_words.draw(held.visit, sheet, form, by=held.me)


def _news(held: Preparation) -> None:
    news = browser.take(browser.NEWS)
    if news:
        markup.done(news)
        st.toast(prose.label(news))  # the button that was pressed may be far below
    if held.run.is_rehearsal:
        markup.notice(_REHEARSAL)
    _hints(held)


def _facts(held: Preparation) -> None:
    run, course = held.run, held.course
    day = f"はじまりの日：{reading.say_day(run.starts_on)}" if run.starts_on else "はじまりの日：未定"
    registered = sum(len(team.expected) for team in held.teams)
    markup.facts(
        (
            course.title if course else "",
            day,
            f"{run.teams} チーム",
            f"登録 {registered} 人" if registered else "",
            f"参加 {run.members} 人",
            f"{len(held.rooms)} 部屋" if held.rooms else "",
            *(_parts(held)),
        )
    )


def _parts(held: Preparation) -> list[str]:
    """Return what of the course is held, when that is not all of it."""
    course, run = held.course, held.run
    if course is None:
        return []
    periods = [period.title for day in course.days for period in day.periods if period.id in run.periods]
    tracks = [track.title for track in course.tracks if track.id in run.tracks]
    return [
        f"{label}：{'、'.join(names)}"
        for label, names in (("開くコマ", periods), ("開くコース", tracks))
        if names
    ]


def _hints(held: Preparation) -> None:
    """Say what might be made better; nothing waits for it."""
    found = () if held.run.is_rehearsal else who_sits_together.hints(held.teams, held.rooms, held.seats)
    if not found:
        return
    with st.expander(f"気にかけたいこと（{len(found)}）"):
        items = "".join(
            f"<li>{prose.plain(hint.text)}<br><strong>{prose.plain('、'.join(hint.names))}</strong></li>"
            for hint in found
        )
        markup.show(f'<ul class="wb-hints">{items}</ul>')


def _content(held: Preparation) -> None:
    if held.course is not None:
        take_home.letters(held.course, run=held.run)
        links.to("course", "台本・スライド・場面の紙は、研修のページの各コマから", id=held.course.id)
    run_zip.offer(held.visit, held.me, held.run)
    newer_content.draw(held.run, held.visit)
