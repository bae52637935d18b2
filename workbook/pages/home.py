"""Home: what this is, the courses, carrying on, joining a team or trying alone."""

from __future__ import annotations

import streamlit as st

from workbook.content.model import Course
from workbook.pages import links, markup, phrases, prose
from workbook.pages.visit import Visit

_WHAT = (
    "いくつもの課や団体が一つのチームになり、物語を読み、事例を場面ごとに話し合い、ワークシートをいっしょに書く研修の教材です。"
    "書いたものは Word や Excel で持ち帰り、庁内の次の話し合いに使えます。"
)
_BESIDE = 3


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title(phrases.APP, over="重層的支援体制整備事業の研修")
    markup.lead(_WHAT)
    markup.section("研修をえらぶ")
    courses = [course for course in visit.library.courses.values() if not course.retired]
    for first in range(0, len(courses), _BESIDE):
        for column, course in zip(st.columns(_BESIDE), courses[first : first + _BESIDE], strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{course.id}"):
                _card(course)


def _card(course: Course) -> None:
    first = course.summary.split("\n", 1)[0]
    markup.show(
        f'<div class="wb-card"><h3>{prose.inline(course.title)}</h3><p>{prose.inline(first)}</p>'
        f'<p class="wb-small">対象：{markup.audience(course.audience[:4])}</p></div>'
    )
    links.to("course", "時間割をみる", id=course.id)
