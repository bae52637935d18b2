"""Home: our day for who is in a team; for others what this is, the ways in, and the courses."""

from __future__ import annotations

import streamlit as st

from workbook import config
from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.office.visit import Visit
from workbook.pages.arriving import join, our_day
from workbook.pages.frame import links, markup, phrases, prose, run_links

_WHAT = (
    "いくつもの課や団体が一つのチームになり、物語を読み、事例を場面ごとに話し合い、ワークシートをいっしょに書く研修の教材です。"
    "書いたものは Word や Excel で持ち帰り、庁内の次の話し合いに使えます。"
)
_ENDED = {True: "終了", False: ""}


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me
    course = visit.library.course(visit.course_id)
    if me is not None and me.team_id and not me.is_alone and course is not None:
        over = f'<p class="wb-over">{prose.inline(course.title)}</p>'
        markup.show(f'<header class="wb-title">{over}<h1>{prose.plain(me.run_title)}</h1></header>')
        our_day.draw(visit, me, course)
        with st.expander("ほかの研修を読む"):
            _courses(visit, without=course)
    else:
        markup.title(config.APP, over="重層的支援体制整備事業の研修")
        _arrive(visit, me)
        markup.section("研修をえらぶ")
        _courses(visit)
    if visit.problems and visit.may_see_problems:
        markup.note(
            f"教材に {len(visit.problems)} 件の不備があります。最後に正しく読めた教材を表示しています。"
        )
        links.to("authoring", "教材の点検をひらく")


def _arrive(visit: Visit, me: Person | None) -> None:
    """Draw what this is, and the ways in for strangers, helpers and those who try alone."""
    if me is not None and me.role in invitations.ROLES:
        _staff(visit, me)
        return
    markup.lead(_WHAT)
    if me is None:
        _begin(visit)
    else:
        _carry_on(visit, me)


def _courses(visit: Visit, *, without: Course | None = None) -> None:
    """Draw the courses side by side as one piece."""
    found = timetable.longest_first(visit.library.courses.values())
    cards = (_card(course) for course in found if without is None or course.id != without.id)
    markup.show(f'<div class="wb-courses">{"".join(cards)}</div>')


def _begin(visit: Visit) -> None:
    """Draw the two ways in."""
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch", key="card-join"):
        markup.show(
            '<div class="wb-card"><h2>チームで参加する</h2><p>配られたコードで、自分のチームに入ります。</p></div>'
        )
        with st.container(key="main-way"):
            links.to("join", "チームのコードで参加する")
    with right, st.container(border=True, height="stretch", key="card-alone"):
        markup.show(
            '<div class="wb-card"><h2>ひとりで試す</h2><p>コードも名前も要りません。物語から読みはじめられます。</p></div>'
        )
        story = _story(visit.library)
        join.alone(visit, **({"name": "module", **story} if story else {}))


def _carry_on(visit: Visit, me: Person) -> None:
    """Draw the way back to what somebody wrote last, or into the first story."""
    with visit.house.database.reading() as db:
        last = sheets.last_edited(db, me)
    title = "" if last is None else _title(last, visit.library)
    story = _story(visit.library)
    with st.container(key="main-way"):
        if last is not None and title:
            links.to(last.kind, f"続ける：{title}", id=last.content_id)
        elif story:
            links.to("module", "はじめる：物語を読む", **story)
    course = visit.library.course(me.course)
    if course is not None:
        with st.container(horizontal=True, key="day-ways"):
            links.to("course", f"{course.title}の時間割", id=course.id)
            links.to("homework", "宿題・持ち帰り")


def _story(library: Library) -> dict[str, str]:
    """Return the address of the first story that is told on a timetable, without its page; nothing when there is none."""
    courses = timetable.longest_first(library.courses.values())
    for course in courses:
        for period in (period for day in course.days for period in day.periods):
            for row in timetable.slot(period, library.modules).rows:
                module = library.module(row.module)
                story = _first_story(module) if module else ""
                if story:
                    way = {"use": row.use, "course": course.id, "period": period.id}
                    return {"id": row.module, **way, "at": story}
    return {}


def _first_story(module: Module) -> str:
    stories = (block for block in module.blocks if block.kind == "story")
    return next((f"story-{block.id}" for block in stories), "")


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


def _card(course: Course) -> str:
    first = course.summary.split("\n", 1)[0]
    way = links.way("course", "時間割をみる", kind="is-button", id=course.id)
    return (
        f'<section class="wb-slot wb-card"><h3>{prose.inline(course.title)}</h3><p>{prose.inline(first)}</p>'
        f'<p class="wb-small">対象：{markup.audience(course.audience)}</p><p class="wb-on">{way}</p></section>'
    )
