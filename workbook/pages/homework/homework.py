"""Homework between the days, where each sheet is, its files, and every other worksheet to take home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from workbook.classroom.homework import due_days, overview
from workbook.classroom.homework.due_days import LATE, Due
from workbook.classroom.homework.overview import Item
from workbook.classroom.people.views import Person
from workbook.classroom.period import progress
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.forms import times
from workbook.content.model.courses import ActivityItem, Course, Interval
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.layout import file_names
from workbook.handouts.prints import calendar
from workbook.office import our_day
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, take_home
from workbook.pages.homework import attendance_report, team_zip

_LEAD = (
    "研修で書いたものを、ファイルにして持ち帰ります。課の人に見せて書きたしたら、「持ち帰ったファイルを戻す」から、"
    "チームのシートに戻せます。空欄のものは、印刷して手で書けます。PDF は印刷と回覧のためのもので、戻せません。"
)
_SINCE = {
    overview.AT_HOME: "持ち帰り",
    overview.WRITING: "最後に書いた日",
    overview.HANDED_IN: "提出",
    overview.RETURNED: "返却",
}


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("宿題・持ち帰り")
    markup.lead(_LEAD)
    me = visit.me if visit.me and visit.me.team_id else None
    if me is not None:
        with st.container(horizontal=True, key="ways"):
            links.to("bring-back", "持ち帰ったファイルを戻す")
            links.to("first-and-now", "はじめと今を、ならべて見る")
    course = _course(visit)
    if course is None:
        markup.notice("研修がまだありません。")
        return
    last = _last(visit, me)
    given = _intervals(visit, me, course)
    now = _now(visit, me, given, last)
    for due, items in sorted(given, key=lambda one: one[0] is not now):
        _interval(visit, me, course, due, items, last=last, is_open=due is now)
    with st.expander("職場に報告する", key="fold-report"):
        attendance_report.offer(visit, course)
    with st.expander("この研修のワークシート", key="fold-others"):
        _others(visit, course)
    if me is not None:
        with st.expander("チームのものをまとめて", key="fold-team"):
            team_zip.offer(visit, me)


def _last(visit: Visit, me: Person | None) -> str:
    """Return the worksheet the visitor wrote in last; nothing before the first word."""
    if me is None:
        return ""
    with visit.house.database.reading() as db:
        last = sheets.last_edited(db, me)
    known = visit.library.worksheet(last.content_id) if last and last.kind == "worksheet" else None
    return known.id if known else ""


def _now(
    visit: Visit, me: Person | None, given: Sequence[tuple[Due, Mapping[str, Item]]], last: str
) -> Due | None:
    """Return the homework that lies open: the one of the sheet written last, else the first that is still out."""
    begun = {row.period for row in our_day.hall_of(visit, me.run_id).rows} if me else set()
    out = [
        due
        for due, items in given
        if due.interval.after in begun and any(item.state != overview.HANDED_IN for item in items.values())
    ]
    ours = [due for due in out or [due for due, _ in given] if last in due.interval.worksheets]
    return next(iter([*ours, *out, *(due for due, _ in given)]), None)


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


def _intervals(visit: Visit, me: Person | None, course: Course) -> list[tuple[Due, dict[str, Item]]]:
    """Return the homework in order, with where the visitor's team is with each sheet."""
    if me is None:
        return [(due, {}) for due in due_days.of_course(course, starts_on=None)]
    with visit.house.database.reading() as db:
        (mine,) = overview.of_run(
            db, run=me.run_id, course=course, library=visit.library, by=me, team=me.team_id
        )
    return [(due, {item.worksheet: item for item in items}) for due, items in mine.intervals]


def _interval(  # noqa: PLR0913 -- a homework and how it is shown
    visit: Visit,
    me: Person | None,
    course: Course,
    due: Due,
    items: Mapping[str, Item],
    *,
    last: str,
    is_open: bool,
) -> None:
    """Draw a homework, folded but for the one that matters now; the sheet written last stands on top."""
    interval = due.interval
    known = [held for id_ in interval.worksheets if (held := visit.library.worksheet(id_))]
    label = f"{prose.label(interval.title)}（{due_days.until(due)}）"
    with st.expander(label, expanded=is_open, key=f"fold-{interval.id}"):
        markup.show(f'<div class="wb-lead">{prose.to_html(interval.text)}</div>')
        _alone(visit, course, interval)
        for sheet in sorted(known, key=lambda one: one.id != last):
            with st.container(border=True, key=f"card-{interval.id}-{sheet.id}"):
                markup.show(_title(sheet) + (_state(items[sheet.id]) if sheet.id in items else ""))
                with st.container(horizontal=True, key=f"ways-{interval.id}-{sheet.id}"):
                    take_home.offer(visit, (sheet,), key=f"{interval.id}-{sheet.id}")
                    _ways(sheet, me, course=course.id, interval=interval.id)
        with st.container(horizontal=True, key=f"whole-{interval.id}"):
            if len(known) > 1:
                label = f"{len(known)} 枚をまとめて持ち帰る"
                take_home.offer(visit, known, key=interval.id, title=interval.title, label=label)
            if me is not None and due.latest is not None:
                _calendar(me, due)


def _alone(visit: Visit, course: Course, interval: Interval) -> None:
    """Lead to what each one writes alone when the interval is over: nobody hands that in."""
    period = timetable.find_period(course, interval.before)
    if period is None or period.mode != "self":
        return
    for asked in (one for item in period.items if isinstance(item, ActivityItem) for one in item.asks):
        sheet = visit.library.worksheet(asked.worksheet)
        if sheet is not None and sheet.unit == "member":
            only = {"questions": ",".join(asked.questions)} if asked.questions else {}
            links.to("worksheet", f"「{sheet.title}」を書く", id=sheet.id, **only)


def _calendar(me: Person, due: Due) -> None:
    st.download_button(
        "カレンダーに入れる（.ics）",
        data=partial(calendar_file, me, due),
        file_name="宿題の期日.ics",
        mime=file_names.MEDIA_TYPES["ics"],
        key=f"ics-{due.interval.id}",
        on_click="ignore",
    )


def calendar_file(me: Person, due: Due, *, at: datetime | None = None) -> str:
    """Return the due day of a homework, and the next meeting if its day is fixed, for calendars."""
    days = calendar.of_homework(
        run=me.run_id,
        interval=due.interval.id,
        title=due.interval.title,
        due=due.latest,
        meets_on=due.meets_on,
        text=due.interval.text,
    )
    return calendar.write(days, at=at or datetime.now(UTC))


def _state(item: Item) -> str:
    """Return where a sheet is and since when; nobody is compared with anybody."""
    since = f"{_SINCE[item.state]}：{times.moment(item.since)}" if item.since else ""
    words = (
        since,
        LATE if item.is_late else "",
        "そのあとに書きたしがあります" if item.goes_on else "",
        f"コメント {item.comments} 件" if item.comments else "",
    )
    said = "　".join(word for word in words if word)
    return f'<p><span class="wb-state">{item.state}</span>　<span class="wb-small">{said}</span></p>'


def _title(sheet: Worksheet) -> str:
    return f'<div class="wb-card"><h2>{prose.inline(sheet.title)}</h2>{prose.to_html(sheet.purpose)}</div>'


def _ways(sheet: Worksheet, me: Person | None, **query: str) -> None:
    ways = [links.way("worksheet", "画面で書く", kind="is-button", id=sheet.id)]
    if me is not None:
        ways.append(links.way("hand-in", "提出と返事", kind="is-button", id=sheet.id, **query))
    st.html(f'<div class="wb-ways">{"".join(ways)}</div>', width="content")


def _others(visit: Visit, course: Course) -> None:
    """Offer every other worksheet of the course, one at a time."""
    known = {sheet.id: sheet for sheet in progress.used(visit.library, course.id)[0]}
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
    markup.show(_title(known[chosen]))
    with st.container(horizontal=True, key=f"ways-one-{chosen}"):
        take_home.offer(visit, (known[chosen],), key=f"one-{chosen}")
        _ways(known[chosen], me, course=course.id)
