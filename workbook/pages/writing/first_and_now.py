"""The first words of all a team's worksheets beside today's: how a follow-up day begins."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.homework import first_words
from workbook.classroom.homework.first_words import Compared, FirstAndNow
from workbook.content import reading
from workbook.content.course import timetable, uses
from workbook.content.model.courses import Course
from workbook.content.model.worksheets import Worksheet
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, links, markup, prose
from workbook.pages.writing import maps_beside, two_versions

_HEADS = ("はじめ", "いま")
NOT_YET = (
    "書きはじめた日の言葉のままなので、くらべるものは、まだありません。"
    "次の日からあとに書きかえると、はじめの言葉と今の言葉が、ここに並びます。"
)
_NOTHING = (
    "ここには、チームがワークシートにはじめに書いた言葉と、いまの言葉が並びます。"
    "まだ何も書かれていないので、書いたあとで、またひらいてください。"
)


def draw(visit: Visit) -> None:
    """Draw the page."""
    course = visit.library.course(browser.asked("course") or visit.course_id)
    period = timetable.find_period(course, browser.asked("period")) if course else None
    if course is not None:
        with st.container(key="back"):
            links.to("course", f"← {course.title}", id=course.id)
    markup.title("はじめと今", over=period.title if period else "研修のはじめから")
    me = visit.me
    if me is None or not me.team_id:
        markup.notice("チームに参加すると、チームの書いたものがここで見られます。")
        if me is None:
            join.ways(visit, name="first-and-now", **_query(course))
        return
    worksheets, _ = uses.used(visit.library, course.id if course else "", before=period.id if period else "")
    with visit.house.database.reading() as db:
        found = first_words.of_team(db, worksheets, by=me)
    if not found:
        markup.note(_NOTHING)
        return
    is_new = any(one.is_new for sheet in found for one in sheet.questions)
    legend = f"はじめ＝それぞれのシートを書きはじめた日のおわり。{two_versions.LEGEND}"
    markup.note(legend if is_new else NOT_YET)
    markup.show(f'<div class="wb-day">{"".join(_worksheet(one, folds=is_new) for one in found)}</div>')


def _query(course: Course | None) -> dict[str, str]:
    asked = {"course": course.id if course else "", "period": browser.asked("period")}
    return {name: value for name, value in asked.items() if value}


def _worksheet(one: Compared, *, folds: bool) -> str:
    """Return what a sheet said first and says now; `folds`: what stayed does not stand between the changes."""
    head = f'<h2 class="wb-section">{prose.inline(one.worksheet.title)}</h2>'
    since = markup.chips((f"書きはじめた日：{reading.say_day(one.since)}",))
    changed = [pair for pair in one.questions if pair.is_new]
    same = "".join(as_first(one.worksheet, pair) for pair in one.questions if not pair.is_new)
    if folds and same:
        many = len(one.questions) - len(changed)
        same = f'<details class="wb-same"><summary>はじめのままの言葉（{many}）</summary>{same}</details>'
    body = "".join(
        f'<section class="wb-change"><h3>{prose.inline(pair.label)}</h3>'
        f"{maps_beside.pair(one.worksheet, pair.ask, pair.answers, heads=_HEADS)}"
        f"{two_versions.pair(two_versions.fold(pair.segments), heads=_HEADS)}</section>"
        for pair in changed
    )
    way = links.way("history", "変化の記録（だれが、いつ書いたか）", kind="is-button", id=one.worksheet.id)
    return f'{head}<p class="wb-chips">{since}</p><div>{body}{same}</div><p>{way}</p>'


def as_first(worksheet: Worksheet, pair: FirstAndNow) -> str:
    """Return words that are still the first ones, once: side by side they would be the same twice."""
    return (
        f'<section class="wb-change"><h3>{prose.inline(pair.label)}</h3>'
        f"{maps_beside.once(worksheet, pair.ask, pair.answers[1])}"
        f'<p class="wb-words">{prose.plain(pair.now)}</p></section>'
    )
