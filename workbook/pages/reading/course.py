"""A course as people know it: days, periods with their times, tracks, and the homework between the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from workbook.classroom.period import progress
from workbook.classroom.period.state import Hall
from workbook.content.course import timetable
from workbook.content.course.timetable import Slot, Timetable
from workbook.content.forms import times
from workbook.content.model.courses import Course, Interval
from workbook.content.model.modules import Module
from workbook.office import our_day
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, live, markup, phrases, prose, take_home, timetable_rows
from workbook.pages.frame.timetable_rows import HeldPeriod

_BESIDE = 2


def draw(visit: Visit) -> None:
    """Draw the page."""
    course = visit.library.course(browser.asked("id") or visit.course_id)
    if course is None:
        _choose(visit, found=not browser.asked("id"))
        return
    head(course, more=f"{_progress(visit, course)}<p>{_to_catalogue()}</p>")
    plan(visit, course)
    with st.container(key="on-screen-files"):
        _files(visit, course)


def _files(visit: Visit, course: Course) -> None:
    """Offer what can be handed out."""
    markup.section("配る")
    take_home.syllabus(course)
    if visit.may_see_notes and visit.library.handbook is not None:
        links.to("handbook", "進行役の手引き", course=course.id)
    if visit.may_see_notes:
        take_home.letters(course)


def head(course: Course, *, more: str = "") -> None:
    """Draw what a course is and whom it is for, and what else stands there, as one piece."""
    facts = markup.chips((f"対象：{markup.audience(course.audience)}", markup.label(course.label)))
    markup.title(
        course.title, over="研修", lead=course.summary, more=f'<p class="wb-chips">{facts}</p>{more}'
    )


def plan(visit: Visit, course: Course) -> None:
    """Draw the ways through a course, its timetable and what its modules hold."""
    tables = tuple(timetable.of_course(course, visit.library.modules, track=_track(course)))
    _days(visit, course, tables)
    _syllabus(visit, course, tables)


def _choose(visit: Visit, *, found: bool) -> None:
    """Draw the courses to choose from, after an address that leads nowhere as well."""
    markup.title("研修")
    if not found:
        markup.notice("その研修は見つかりませんでした。下からえらんでください。")
    for course in timetable.longest_first(visit.library.courses.values()):
        links.to("course", course.title, id=course.id)
    markup.show(_to_catalogue())


def _to_catalogue() -> str:
    return links.way("catalogue", "事例・ワークシートの一覧（テーマからさがす）", kind="is-button")


def _progress(visit: Visit, course: Course) -> str:
    """Return how far the visitor's team is, by its worksheets; never by its people."""
    me = visit.me
    if me is None or not me.team_id or visit.library.course(me.course) != course:
        return ""
    with visit.house.database.reading() as db:
        teams = progress.of_run(db, run=me.run_id, course=course.id, library=visit.library, team=me.team_id)
    told = []
    for team in teams:
        sheets = team.worksheets
        begun = sum(1 for sheet in sheets if sheet.is_started)
        share = begun / len(sheets) * 100 if sheets else 0
        whose = "あなた" if me.is_alone else "チーム"
        told.append(
            f'<div class="wb-note">{whose}のワークシート：{len(sheets)} 枚のうち {begun} 枚に書いています'
            f'<div class="wb-progress"><span style="width:{share:.0f}%"></span></div></div>'
        )
    return "".join(told)


def _track(course: Course) -> str:
    """Let people look at their own way through the course, by the address; everything is the start."""
    if not course.tracks:
        return ""
    titles = {"": "すべて", **{track.id: track.title for track in course.tracks}}
    chosen = next((track for track in course.tracks if track.id == browser.asked("track")), None)
    now = chosen.id if chosen else ""
    lines = "".join(_way_through(id_, title, is_now=id_ == now) for id_, title in titles.items())
    about = f'<div class="wb-note">{prose.to_html(chosen.about)}</div>' if chosen and chosen.about else ""
    markup.show(f'<nav class="wb-narrow" aria-label="道すじ"><div>{lines}</div></nav>{about}')
    return now


def _way_through(track: str, title: str, *, is_now: bool) -> str:
    if is_now:
        return f'<span class="wb-chosen" aria-current="true">{prose.inline(title)}</span>'
    rest = {name: browser.asked(name) for name in st.query_params if name != "track"}
    here = browser.get(browser.PLACE) or "course"
    return links.way(here, title, **rest, **({"track": track} if track else {}))


@st.fragment
def _days(visit: Visit, course: Course, tables: Sequence[Timetable]) -> None:
    """Draw the days as one piece; those of one's own run go by the real clock as soon as they run."""
    me = visit.me
    is_ours = me is not None and me.course == course.id and not me.is_alone
    hall = our_day.hall_of(visit, me.run_id) if me and is_ours else Hall()
    if me and is_ours:
        live.listen(me.run_id, key="hear-timetable", to=("row",), beats=False)
    markup.show("".join(_day(table, course, visit, hall) for table in tables if table.groups))


def _day(table: Timetable, course: Course, visit: Visit, hall: Hall) -> str:
    heading = f'<h2 class="wb-section">{prose.inline(table.day.title)}</h2>'
    slots = [slot for group in table.groups for slot in _spread(group, course, visit, hall)]
    given = [_homework(interval, visit) for interval in table.homework]
    return f'<div class="wb-day">{"".join([heading, *slots, *given])}</div>'


def _spread(group: Sequence[Slot], course: Course, visit: Visit, hall: Hall) -> Iterator[str]:
    """Give what is held at the same time side by side, two at most."""
    for first in range(0, len(group), _BESIDE):
        beside = [_period(slot, course, visit, hall) for slot in group[first : first + _BESIDE]]
        yield f'<div class="wb-beside">{"".join(beside)}</div>' if len(beside) > 1 else beside[0]


def _period(slot: Slot, course: Course, visit: Visit, hall: Hall) -> str:
    period = slot.period
    when = f"{slot.starts}〜{slot.ends}　" if slot.starts else ""
    who = f"対象：{markup.audience(period.audience)}"
    small = "・".join((f"{when}{times.minutes(period.minutes)}", phrases.MODES[period.mode], who))
    about = prose.to_html(period.about) if period.about else ""
    head = f'<div class="wb-period"><h3>{prose.inline(period.title)}</h3><p>{prose.inline(small)}</p>{about}</div>'
    rows = timetable_rows.lines(HeldPeriod(course, slot, our_day.pace_of(visit, slot, hall), visit.library))
    script = ""
    if visit.may_see_notes:
        to = links.way("script", "進行台本", kind="is-button", course=course.id, period=period.id)
        script = f"<p>{to}</p>"
    return f'<section class="wb-slot">{head}{rows}{script}</section>'


@st.fragment
def _syllabus(visit: Visit, course: Course, tables: Sequence[Timetable]) -> None:
    """Draw the ministry's columns of every module once, however many periods it stands in: for who asks for them.

    They are as much as all the days together, and a browser cleans every node of them.
    """
    slots = (slot for table in tables for group in table.groups for slot in group)
    named = dict.fromkeys(row.module for slot in slots for row in slot.rows if row.module)
    if not named:
        return
    asked = st.toggle(
        "科目の内容も見る（目的・概要・ポイント・到達目標）",
        key=browser.UNFOLDED.of("course", course.id).name,
    )
    if not asked:
        return
    folds = "".join(map(_columns, (visit.library.modules[id_] for id_ in named)))
    markup.show(f'<div class="wb-folds"><h2 class="wb-section">科目の内容</h2>{folds}</div>')


def _columns(module: Module) -> str:
    return f"<details><summary>{prose.inline(module.title)}</summary>{markup.syllabus(module)}</details>"


def _homework(interval: Interval, visit: Visit) -> str:
    sheets = [visit.library.worksheets[id_] for id_ in interval.worksheets if id_ in visit.library.worksheets]
    ways = [links.way("worksheet", sheet.title, kind="is-button", id=sheet.id) for sheet in sheets]
    return (
        f'<section class="wb-interval"><h3>{prose.inline(interval.title)}（{times.weeks(*interval.weeks)}）</h3>'
        f"{prose.to_html(interval.text)}{''.join(f'<p>{way}</p>' for way in ways)}</section>"
    )
