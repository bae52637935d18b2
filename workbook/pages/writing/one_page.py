"""The one page for those who were not there: on the screen, as Word, and to print."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.sheets.gathering import GatheredPage
from workbook.content.course import uses
from workbook.content.forms import one_page
from workbook.content.forms.one_page import Part, Rows, WordsPart
from workbook.content.model.summary import Summary
from workbook.content.model.worksheets import Worksheet
from workbook.office import one_page as office
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, links, markup, prose, take_home
from workbook.pages.writing import pictures

_EMPTY = '<p class="wb-rest">まだ書かれていません</p>'
_LEAD = "チームがシートに書いた言葉を、そのまま一枚に集めています。直したいときは、もとのシートを書きかえてください。"
_PRINT = "紙にするときは、Word か、ブラウザーの印刷（Ctrl + P）を使えます。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    worksheet = visit.library.worksheet(browser.asked("id"))
    if worksheet is None or worksheet.summary is None:
        markup.title("一枚のまとめ")
        markup.notice("そのまとめは見つかりませんでした。宿題のページからえらんでください。")
        links.to("homework", "宿題のページへ")
        return
    with st.container(key="back"):
        links.to("worksheet", f"← {worksheet.title}", id=worksheet.id)
    markup.title(worksheet.summary.title, over=worksheet.summary.readers)
    me = visit.me
    if me is None or not me.team_id:
        markup.notice("チームに参加すると、チームの書いたものが、ここで一枚になります。")
        if me is None:
            join.ways(visit, name="summary", id=worksheet.id)
        return
    gathered = office.gather(visit, me, worksheet.summary)
    with st.container(key="on-screen-hints"):
        markup.lead(_LEAD)
        take_home.draw(links.file("summary", "Word で持ち帰る（A4 一枚）", id=worksheet.id))
        markup.missing(office.missing(visit, gathered))
    for part in gathered.page.parts:
        markup.section(part.label)
        _part(visit, gathered, part)
    markup.note(one_page.made_from(gathered.page, date=office.today()))
    with st.container(key="on-screen-print"):
        markup.note(_PRINT)


def ways(visit: Visit, *, course: str) -> None:
    """Draw the way to every summary of a course; there is none for somebody without a team."""
    if visit.me is None or not visit.me.team_id:
        return
    for worksheet in uses.used(visit.library, course)[0]:
        way(worksheet)


def way(worksheet: Worksheet) -> None:
    """Draw the way to the summary of a worksheet, if it makes one."""
    if worksheet.summary is not None:
        links.to("summary", _name(worksheet.summary), id=worksheet.id)


def link(worksheet: Worksheet) -> str:
    """Return the same way as HTML; nothing if it makes none."""
    return links.way("summary", _name(worksheet.summary), id=worksheet.id) if worksheet.summary else ""


def _name(summary: Summary) -> str:
    return f"一枚のまとめ「{summary.title}」"


# ---------------------------------------------------------------- parts


def _part(visit: Visit, gathered: GatheredPage, part: Part) -> None:
    if isinstance(part, WordsPart):
        _words(part)
    elif isinstance(part, Rows):
        markup.show(markup.table(part.head, part.rows, cards=True) if part.rows else _EMPTY)
    else:
        _picture(visit, gathered)


def _words(part: WordsPart) -> None:
    if not part.said:
        markup.show(_EMPTY)
    elif not part.is_list:
        markup.show(f'<p class="wb-words">{prose.plain(part.said[0].text)}</p>')
    else:
        markup.show(
            f"<ul>{''.join(f'<li>{_item(one.lead, one.text, one.title)}</li>' for one in part.said)}</ul>"
        )


def _item(lead: str, text: str, title: str) -> str:
    before = f"{prose.plain(lead)}：" if lead else ""
    return f'{before}{prose.plain(text)} <span class="wb-small">「{prose.inline(title)}」から</span>'


def _picture(visit: Visit, gathered: GatheredPage) -> None:
    picture = office.drawn(visit, gathered, pictures.width(key="summary", broad=True))
    if picture is None:
        markup.show(_EMPTY)
        return
    pictures.one(picture, key="summary-picture")
