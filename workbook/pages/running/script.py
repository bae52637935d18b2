"""The facilitator's script of a period: beside Zoom on a screen, on a phone, or printed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbook.classroom.people import rights
from workbook.classroom.period.pace import Pace
from workbook.classroom.period.state import Hall
from workbook.content.course import script as scripts
from workbook.content.course import timetable
from workbook.content.course.script import Passage, Script
from workbook.content.forms import times
from workbook.content.model.courses import Course, Period
from workbook.office import our_day
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, live, markup, phrases, prose, take_home
from workbook.pages.running import floor_strip, script_rows
from workbook.pages.running import seat as seats

_FULL, _SHORT = "full", "short"
_NOT_YOURS = (
    "進行台本は、研修を進める人のためのページです。研修の時間割は、研修のページで見られます。"
    "チームの進行を頼まれた方は、主催者にたずねてください。"
)


def draw(visit: Visit) -> None:
    """Draw the page; people in the middle of a team's training are told kindly that it is not theirs."""
    course = visit.library.course(browser.asked("course") or visit.course_id)
    if not visit.may_see_notes:
        markup.title("進行台本")
        markup.notice(_NOT_YOURS)
        links.to("course", "研修のページへ", **({"id": course.id} if course else {}))
        return
    period = timetable.find_period(course, browser.asked("period")) if course else None
    if course is None or period is None:
        _choose(visit, found=not browser.asked("period"))
        return
    _strip(visit, course)
    state = browser.SHORTENED.of(course.id, period.id)
    _told(visit, course, period, state)


def _strip(visit: Visit, course: Course) -> None:
    """Draw the facilitator's strip for those who hold or watch a run of this course."""
    me = visit.me
    run = browser.asked("run") or (me.run_id if me else "")
    if me is None or not run or not rights.may_watch(me, run=run, breakout=me.breakout_id):
        return
    seat = seats.of_run(visit, me, run)
    if seat is not None and seat.course.id == course.id:
        floor_strip.draw(seat)


@st.fragment
def _told(visit: Visit, course: Course, period: Period, state: browser.Key) -> None:
    """Draw the script by the plan, or by the real clock while its period runs."""
    run = browser.asked("run") or (visit.me.run_id if visit.me else "")
    is_of_run = bool(run) and rights.may_watch(
        visit.me, run=run, breakout=visit.me.breakout_id if visit.me else ""
    )
    if is_of_run:
        live.listen(run, key="hear-script", to=("row",), beats=False)
    hall = our_day.hall_of(visit, run) if is_of_run else Hall()
    pace = our_day.pace_of(visit, timetable.slot(period, visit.library.modules), hall)
    shortened = browser.get(state)
    script = scripts.of_period(course, period, visit.library, shortened=shortened, real=_real(pace))
    _head(visit, script, shortened)
    for place, passage in enumerate(script.passages):
        is_now = pace.now is not None and pace.now.place == place
        _passage(place, passage, script, state, is_now=is_now)
    _end(script)


def _real(pace: Pace) -> dict[int, int]:
    """Return when items really began, and when the next one is to, in minutes after midnight."""
    following = pace.following if pace.now else None
    known = [line for line in pace.lines if line.begun or line is following]
    there = {line.place: times.there(line.real) for line in known if line.real}
    return {place: at.hour * 60 + at.minute for place, at in there.items()}


def _choose(visit: Visit, *, found: bool) -> None:
    """Draw the periods to choose from."""
    markup.title("進行台本")
    if not found:
        markup.notice("そのコマの台本は見つかりませんでした。下からえらんでください。")
    for course in timetable.longest_first(visit.library.courses.values()):
        markup.section(course.title)
        for period in (period for day in course.days for period in day.periods):
            links.to("script", period.title, course=course.id, period=period.id)


def _head(visit: Visit, script: Script, shortened: frozenset[int]) -> None:
    """Draw what the period is about; the file has the times of the plan."""
    course, period = script.course, script.period
    with st.container(key="back"):
        links.to("course", f"← {course.title}の時間割", id=course.id)
    markup.title(period.title, over=f"進行台本（進行役用）　{course.title}")
    if period.aim:
        markup.show(f'<p class="wb-lead"><strong>ねらい</strong>　{prose.inline(period.aim)}</p>')
    less = period.minutes - script.minutes
    length = f"{script.minutes}分（予定より{less}分短い）" if less else f"{script.minutes}分"
    clock = "" if script.has_clock else "時刻は、始まりからの時間です"
    markup.facts((f"{script.starts}〜{script.ends}", length, phrases.MODES[period.mode], clock))
    markup.show(script_rows.ready(script))
    with st.container(horizontal=True, key="script-tools", vertical_alignment="center"):
        take_home.period(visit, script, shortened=shortened)
        if visit.library.handbook is not None:
            links.to("handbook", "進行役の手引き", course=course.id)
        st.toggle("たたんである文を全部ひらく", key=browser.UNFOLDED.name)
    if period.mode == "self":
        markup.note("各自で進める時間です。進行役がいないので、問い合わせが来たときの手引きとして使います。")


def _passage(place: int, passage: Passage, script: Script, state: browser.Key, *, is_now: bool) -> None:
    """Draw an item of the timetable: its switch, what being late would drop, then its rows."""
    planned = f"（予定 {passage.planned}）" if passage.planned else ""
    now = "▶ いま　" if is_now else ""
    markup.section(f"{now}{passage.starts}〜{passage.ends}{planned}　{passage.title}")
    if passage.module:
        with st.container(horizontal=True, key=f"passage-{place}", vertical_alignment="center"):
            _pace(place, passage, state)
            query = {"use": passage.use, "course": script.course.id, "period": script.period.id}
            links.to("module", "単元をひらく", id=passage.module, **query)
    unfolded = bool(browser.get(browser.UNFOLDED))
    markup.show(script_rows.passage(passage, unfolded=unfolded))


def _pace(place: int, passage: Passage, state: browser.Key) -> None:
    """Let the facilitator tell a module in short, and take it back."""
    if not passage.savings:
        markup.note("これより短い版はありません。")
        return
    planned = passage.minutes + passage.saves * passage.is_short
    names = {_FULL: f"通常 {planned}分", _SHORT: f"短縮 {planned - passage.saves}分"}
    key = browser.PACE.of(state.name, str(place))
    st.segmented_control(
        f"「{prose.label(passage.title)}」の長さ",
        list(names),
        default=_SHORT if passage.is_short else _FULL,
        format_func=names.__getitem__,
        key=key.name,
        label_visibility="collapsed",
        required=True,
        on_change=partial(_paced, place, key, state),
    )


def _paced(place: int, key: browser.Key, state: browser.Key) -> None:
    """Remember what was chosen for as long as the browser stays, also when its page is left."""
    others = browser.get(state) - {place}
    browser.put(state, others | {place} if browser.get(key) == _SHORT else others)


def _end(script: Script) -> None:
    if not script.tasks and not script.intervals:
        return
    markup.section("おわりに渡す宿題")
    if script.tasks:
        rows = ((task.who, task.what, task.until) for task in script.tasks)
        markup.show(markup.table(("だれが", "何を", "いつまでに"), rows, cards=True))
    for interval in script.intervals:
        weeks = times.weeks(*interval.weeks)
        markup.show(
            f'<div class="wb-note"><strong>{prose.inline(interval.title)}（{weeks}）</strong>'
            f"{prose.to_html(interval.text)}</div>"
        )
