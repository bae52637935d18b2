"""The report of a run: for those who held or watched it, on screen and as Word to hand on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from workbook.classroom.outcome import roll, run_report
from workbook.classroom.outcome.run_report import Outcome
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import contents, runs
from workbook.content.library import Library
from workbook.content.model.blocks import Course
from workbook.handouts.documents.run_report import Lines, Part, Quotes, Section, Table
from workbook.office import roll_and_log, run_report_words
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, run_links, take_home

_NOT_HERE = "ここは、研修を進める方と見学の方のページです。"
_GONE = "その開催回は見つかりませんでした。"
_BEFORE = (
    "渡す前に「チームの言葉から」を一度読んでください。名前や、だれのことか分かる言葉が書かれていたら、"
    "Word で消してから渡します。気をつけたい言葉には、この画面でだけ【 】のしるしを付けています。"
)
_ROLL = "研修の記録のための一覧です。名前が入るので、Word のまとめには入れていません。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me
    run = browser.asked("run") or (me.run_id if me else "")
    if me is None or not rights.may_watch(me, run=run, breakout=me.breakout_id):
        markup.title(run_report_words.TITLE)
        markup.notice(_NOT_HERE)
        return
    known = _known(visit, run)
    if known is None:
        markup.title(run_report_words.TITLE)
        markup.notice(_GONE)
        return
    held, course, library = known
    with visit.house.database.reading() as db:
        found = run_report.gather(db, held, course, library=library, by=me)
    _draw(visit, me, found)


def _known(visit: Visit, run: str) -> tuple[Run, Course, Library] | None:
    """Return a run with its course, in the content it is pinned to."""
    with visit.house.database.reading() as db:
        found = runs.find(db, run)
        library = contents.shown_to(db, found, shelf=visit.house.shelf) if found else None
    course = library.course(found.course) if found and library else None
    return (found, course, library) if found and library and course else None


def _draw(visit: Visit, me: Person, found: Outcome) -> None:
    account = run_report_words.account(found, names_teams=True, of_room=bool(me.breakout_id))
    if visit.is_organiser:
        with st.container(key="back"):
            links.to("organise", "← 主催者のページ")
    markup.title(account.title, over=account.over)
    markup.facts(account.facts)
    run_links.draw(me, found.run.id, here="report")
    markup.notice(_BEFORE)
    st.download_button(
        "開催のまとめ（Word）",
        partial(write, visit, me, found.run),
        file_name=take_home.named(run_report_words.TITLE, found.run.title, ending="docx"),
        mime=take_home.WORD,
        key="outcome-word",
        on_click="ignore",
    )
    for section in account.sections:
        _section(section)
    if rights.may_steer(me, run=found.run.id, breakout=me.breakout_id):
        _records(visit, me, found)


def _records(visit: Visit, me: Person, found: Outcome) -> None:
    """Draw the roll with names, for those who keep the training's record."""
    markup.section("出席の一覧（名前入り）")
    markup.note(_ROLL)
    with st.container(horizontal=True, key="outcome-records"):
        for name, make in (("出席の一覧", roll_and_log.roll_book), ("進行の記録", roll_and_log.log_book)):
            st.download_button(
                f"{name}（Excel）",
                partial(make, visit, me, found.run),
                file_name=take_home.named(name, found.run.title, ending="xlsx"),
                mime=roll_and_log.EXCEL,
                key=f"records-{name}",
                on_click="ignore",
            )
    days = roll.days_of(found.rolls)
    with st.expander("一覧をひらく"):
        markup.show(
            markup.table(roll_and_log.roll_head(days), roll_and_log.roll_rows(found.rolls, days), cards=True)
        )


def write(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the report as Word, as things stand now; it names nobody."""
    from workbook.handouts.documents import run_report as handout  # slow import that most visits do not need

    known = _known(visit, run.id)
    if known is None:
        return b""
    held, course, library = known
    with visit.house.database.reading() as db:
        found = run_report.gather(db, held, course, library=library, by=me)
    return handout.write(run_report_words.account(found, names_teams=False, of_room=bool(me.breakout_id)))


def files(visit: Visit, me: Person, run: Run) -> list[tuple[str, bytes]]:
    """Return what goes with a run's worksheets into one zip, for those who steer the run; raise Refused to others."""
    return [
        (f"{run_report_words.TITLE}.docx", write(visit, me, run)),
        ("出席の一覧（名前入り）.xlsx", roll_and_log.roll_book(visit, me, run)),
        ("進行の記録.xlsx", roll_and_log.log_book(visit, me, run)),
    ]


# ---------------------------------------------------------------- parts


def _section(section: Section) -> None:
    markup.section(section.heading)
    if section.note:
        markup.note(section.note)
    for part in section.parts:
        _DRAW[type(part)](part)


def _lines(part: Lines) -> None:
    markup.show(f"<ul>{''.join(f'<li>{prose.plain(text)}</li>' for text in part.texts)}</ul>")


def _table(part: Table) -> None:
    markup.show(markup.table(part.head, part.rows, cards=True))


def _quotes(part: Quotes) -> None:
    head = f'<p><strong>{prose.inline(part.label)}</strong> <span class="wb-small">{prose.inline(part.source)}</span></p>'
    quoted = (
        f'<li class="wb-words">{prose.plain(text.strip())} <span class="wb-small">{prose.plain(beside)}</span>'
        f"{_mind(mark)}</li>"
        for text, beside, mark in part.quotes
    )
    markup.show(f"{head}<ul>{''.join(quoted)}</ul>")


def _mind(mark: str) -> str:
    return f' <strong class="wb-small">【{prose.plain(mark)}】</strong>' if mark else ""


_DRAW: dict[type[Part], Callable[[Any], None]] = {Lines: _lines, Table: _table, Quotes: _quotes}
