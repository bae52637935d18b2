"""Home: what this is, carrying on, joining a team or trying alone, and the courses."""

from __future__ import annotations

import streamlit as st

from workbook import config
from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import links, markup, phrases, prose, run_links

_WHAT = (
    "いくつもの課や団体が一つのチームになり、物語を読み、事例を場面ごとに話し合い、ワークシートをいっしょに書く研修の教材です。"
    "書いたものは Word や Excel で持ち帰り、庁内の次の話し合いに使えます。"
)
_BESIDE = 3
_ENDED = {True: "終了", False: ""}


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title(config.APP, over="重層的支援体制整備事業の研修")
    markup.lead(_WHAT)
    if visit.me is None:
        _begin(visit)
    elif visit.me.role in invitations.ROLES:
        _staff(visit, visit.me)
    else:
        _carry_on(visit, visit.me)
    markup.section("研修をえらぶ")
    courses = timetable.longest_first(visit.library.courses.values())
    for first in range(0, len(courses), _BESIDE):
        for column, course in zip(st.columns(_BESIDE), courses[first : first + _BESIDE], strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{course.id}"):
                _card(course)
    if visit.problems and visit.may_see_problems:
        markup.note(
            f"教材に {len(visit.problems)} 件の不備があります。最後に正しく読めた教材を表示しています。"
        )
        links.to("authoring", "教材の点検をひらく")


def _begin(visit: Visit) -> None:
    """Draw the two ways in."""
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch", key="card-join"):
        markup.show(
            '<div class="wb-card"><h3>チームで参加する</h3><p>配られたコードで、自分のチームに入ります。</p></div>'
        )
        with st.container(key="main-way"):
            links.to("join", "チームのコードで参加する")
    with right, st.container(border=True, height="stretch", key="card-alone"):
        markup.show(
            '<div class="wb-card"><h3>ひとりで試す</h3><p>コードも名前も要りません。すぐに読み、書けます。</p></div>'
        )
        join.alone(visit)


def _carry_on(visit: Visit, me: Person) -> None:
    """Draw the way back to what the visitor wrote last, or to the course."""
    with visit.house.database.reading() as db:
        last = sheets.last_edited(db, me)
    course = visit.library.course(me.course)
    title = "" if last is None else _title(last, visit.library)
    if course is None and not title:
        return
    markup.section("続きから")
    with st.container(horizontal=True, key="carry-on"):
        if last is not None and title:
            links.to(last.kind, f"「{title}」の続きを書く", id=last.content_id)
        if course is not None:
            links.to("course", f"{course.title}の時間割", id=course.id)
            links.to("homework", "宿題・持ち帰り")


def _staff(visit: Visit, me: Person) -> None:
    """Draw the run that a facilitator helps with or an observer watches, and the ways into it."""
    course = visit.library.course(me.course)
    markup.section("あなたの開催回")
    markup.show(f'<p class="wb-lead">{prose.plain(me.run_title)}</p>')
    markup.facts(
        (invitations.ROLES[me.role], phrases.OWN_ROOM if me.breakout_id else "", _ENDED[me.is_closed])
    )
    markup.note(phrases.STAFF[me.role])
    run_links.draw(me, me.run_id)
    if course is not None:
        links.to("course", f"{course.title}の時間割", id=course.id)


def _title(sheet: Sheet, library: Library) -> str:
    """Return the title of what a sheet is for; empty if the content has lost it."""
    known = {"worksheet": library.worksheet, "case": library.case}[sheet.kind](sheet.content_id)
    return known.title if known else ""


def _card(course: Course) -> None:
    first = course.summary.split("\n", 1)[0]
    markup.show(
        f'<div class="wb-card"><h3>{prose.inline(course.title)}</h3><p>{prose.inline(first)}</p>'
        f'<p class="wb-small">対象：{markup.audience(course.audience)}</p></div>'
    )
    links.to("course", "時間割をみる", id=course.id)
