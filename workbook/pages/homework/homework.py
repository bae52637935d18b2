"""Homework between the days, where each sheet is, its files, and every other worksheet to take home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from workbook.classroom.homework import due_days, overview
from workbook.classroom.homework.due_days import Due
from workbook.classroom.homework.overview import Item
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable, uses
from workbook.content.model.courses import Course, Interval
from workbook.content.model.worksheets import Worksheet
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, take_home
from workbook.pages.homework import attendance_report, one_homework, team_zip
from workbook.pages.homework.one_homework import Homework

_LEAD = (
    "研修で書いたものを、ファイルにして持ち帰ります。課の人に見せて書きたしたら、「持ち帰ったファイルを戻す」から、"
    "チームのシートに戻せます。空欄のものは、印刷して手で書けます。PDF は印刷と回覧のためのもので、戻せません。"
)


@dataclass(frozen=True)
class _Standing:
    """The homework with where the team is, the worksheet it wrote in last, and the periods that have begun."""

    given: tuple[tuple[Due, Mapping[str, Item]], ...]
    last: str = ""
    begun: frozenset[str] = frozenset()

    def now(self) -> Due | None:
        """Return the homework that lies open: the one of the sheet written last, else the first that is still out."""
        every = [due for due, _ in self.given]
        out = [
            due
            for due, items in self.given
            if due.interval.after in self.begun
            and any(item.state != overview.HANDED_IN for item in items.values())
        ]
        ours = [due for due in out or every if self.last in due.interval.worksheets]
        return next(iter([*ours, *out, *every]), None)


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me if visit.me and visit.me.team_id else None
    ways = (
        links.way("bring-back", "持ち帰ったファイルを戻す"),
        links.way("first-and-now", "はじめと今を、ならべて見る"),
    )
    markup.title("宿題・持ち帰り", lead=_LEAD, ways=ways if me is not None else ())
    course = _course(visit)
    if course is None:
        markup.notice("研修がまだありません。")
        return
    _folds(visit, me, course, _standing(visit, me, course))


def _standing(visit: Visit, me: Person | None, course: Course) -> _Standing:
    """Return the homework of a course in order, with where the visitor's team is with each sheet."""
    if me is None:
        return _Standing(tuple((due, {}) for due in due_days.of_course(course, starts_on=None)))
    with visit.house.database.reading() as db:
        last = sheets.last_edited(db, me)
        (mine,) = overview.of_run(
            db, run=me.run_id, course=course, library=visit.library, by=me, team=me.team_id
        )
        hall = visit.hall(db, me.run_id)
    known = visit.library.worksheet(last.content_id) if last and last.kind == "worksheet" else None
    given = tuple((due, {item.worksheet: item for item in items}) for due, items in mine.intervals)
    return _Standing(given, known.id if known else "", frozenset(row.period for row in hall.rows))


@st.fragment
def _folds(visit: Visit, me: Person | None, course: Course, standing: _Standing) -> None:
    """Draw the homework and what else can be taken home, folded: buttons are drawn when somebody unfolds them."""
    now = standing.now()
    for due, items in sorted(standing.given, key=lambda one: one[0] is not now):
        label = f"{prose.label(due.interval.title)}（{due_days.until(due)}）"
        fold = st.expander(label, expanded=due is now, key=f"fold-{due.interval.id}", on_change="rerun")
        work = Homework(course, due, _sheets(visit, due.interval, last=standing.last), items)
        with fold:
            (one_homework.opened if fold.open else one_homework.folded)(visit, me, work)
    _others_folded(visit, me, course)


def _others_folded(visit: Visit, me: Person | None, course: Course) -> None:
    """Draw what is not one homework: what to report, any other worksheet, and all of the team's."""
    behind: dict[str, tuple[str, Callable[[], None]]] = {
        "fold-report": ("職場に報告する", partial(attendance_report.offer, visit, course)),
        "fold-others": ("この研修のワークシート", partial(_others, visit, course)),
    }
    if me is not None:
        behind["fold-team"] = ("チームのものをまとめて", team_zip.offer)
    for key, (label, draw_it) in behind.items():
        fold = st.expander(label, key=key, on_change="rerun")
        if fold.open:
            with fold:
                draw_it()


def _sheets(visit: Visit, interval: Interval, *, last: str) -> tuple[Worksheet, ...]:
    """Return the worksheets of a homework, the one written last on top."""
    known = [held for id_ in interval.worksheets if (held := visit.library.worksheet(id_))]
    return tuple(sorted(known, key=lambda one: one.id != last))


def _course(visit: Visit) -> Course | None:
    """Return the course of the visitor's run; others choose one."""
    own = visit.library.course(visit.course_id)
    if own is not None:
        return own
    titles = {course.id: course.title for course in timetable.longest_first(visit.library.courses.values())}
    if not titles:
        return None
    chosen = st.segmented_control(
        "研修",
        list(titles),
        default=next(iter(titles)),
        format_func=lambda id_: prose.label(titles[id_]),
        key=browser.COURSE.name,
        label_visibility="collapsed",
        required=True,
    )
    return visit.library.course(chosen or "")


def _others(visit: Visit, course: Course) -> None:
    """Offer every other worksheet of the course, one at a time."""
    known = {sheet.id: sheet for sheet in uses.used(visit.library, course.id)[0]}
    if not known:
        return
    chosen = st.selectbox(
        "ワークシートをえらぶ",
        list(known),
        format_func=lambda id_: known[id_].title,
        key=browser.SHEET.of(course.id).name,
        placeholder="えらんでください",
    )
    me = visit.me if visit.me and visit.me.team_id else None
    markup.show(one_homework.title(known[chosen]))
    with st.container(horizontal=True, key=f"ways-one-{chosen}"):
        take_home.menu(visit, (known[chosen],), key=f"one-{chosen}")
        st.html(one_homework.ways(known[chosen], me, course), width="content")
