"""What the teams of a run handed in: a plain list, and one sheet to be read, commented and given back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from workbook.classroom.homework import due_days, hand_ins, overview
from workbook.classroom.homework.due_days import LATE, Due
from workbook.classroom.homework.overview import Item, TeamHomework
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet
from workbook.classroom.run import contents, runs
from workbook.classroom.sheets import sheets
from workbook.content.forms import times
from workbook.content.model.library import Library
from workbook.office import own_sheets
from workbook.office.visit import Visit
from workbook.pages.frame import browser, drafts, links, markup, prose
from workbook.pages.frame.kept import former_questions
from workbook.pages.homework import comments, hand_in_history

_NOT_HERE = "ここは、進行役と主催者の方のページです。"
_BACK = "返却のことば（なくてもかまいません）"


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me
    run = browser.asked("run")
    if me is None or not rights.may_watch(me, run=run, breakout=me.breakout_id):
        markup.title("提出されたもの")
        markup.notice(_NOT_HERE)
        return
    with visit.house.database.reading() as db:
        found = runs.find(db, run)
        library = contents.shown_to(db, found, shelf=visit.house.shelf) if found else None
        sheet = sheets.by_id(db, browser.asked("sheet"))
    if found is None or library is None:
        markup.title("提出されたもの")
        markup.notice("その開催回は見つかりませんでした。")
        links.to("organise", "主催者のページへ")
    elif sheet is not None and sheet.run_id == found.id and rights.may_return(me, sheet):
        _sheet(visit, me, found, library, sheet)
    else:
        _list(visit, me, found, library)


# ---------------------------------------------------------------- all teams


def _list(visit: Visit, me: Person, run: Run, library: Library) -> None:
    with st.container(key="back"):
        if visit.is_organiser:
            links.to("organise", "← 主催者のページ")
        else:
            links.to("home", "← ホーム")
    markup.title("提出されたもの", over=run.title)
    course = library.course(run.course)
    if course is None or not course.homework:
        markup.notice("この研修には宿題がありません。")
        return
    with visit.house.database.reading() as db:
        teams = overview.of_run(db, run=run.id, course=course, library=library, by=me)
    for place, interval in enumerate(course.homework):
        columns = [held for id_ in interval.worksheets if (held := library.worksheet(id_))]
        rows = [(team, _interval(team, interval.id)) for team in teams]
        due = (
            next(due for team in teams for due, _ in team.intervals if due.interval.id == interval.id)
            if teams
            else None
        )
        markup.section(interval.title)
        if due is not None:
            markup.facts((due_days.until(due),))
            if rights.may_prepare(me, run=run.id):
                _days(visit, me, run, due, key=str(place))
        opens = {"run": run.id, "interval": interval.id} if me.role != "observer" else None
        markup.show(_table([column.title for column in columns], rows, opens=opens))


def _interval(team: TeamHomework, interval: str) -> tuple[Item, ...]:
    return next(items for due, items in team.intervals if due.interval.id == interval)


def _table(
    heads: Sequence[str],
    rows: Sequence[tuple[TeamHomework, tuple[Item, ...]]],
    *,
    opens: dict[str, str] | None,
) -> str:
    """Return one element for all teams, in the order of the run; nothing ranks them. Observers open no sheet."""
    top = "".join(f'<th scope="col">{prose.inline(head)}</th>' for head in ("チーム", *heads))
    body = "".join(
        f'<tr><th scope="row">{prose.plain(team.name)}</th>{"".join(_cell(team.name, item, opens) for item in items)}</tr>'
        for team, items in rows
    )
    return f'<div class="wb-scroll"><table class="wb-table wb-cards"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(team: str, item: Item, opens: dict[str, str] | None) -> str:
    words = [item.state, times.moment(item.since) if item.since else "", LATE if item.is_late else ""]
    words += [f"コメント {item.comments} 件" if item.comments else ""]
    said = "<br>".join(word for word in words if word)
    address = links.path("hand-ins", **{**(opens or {}), "sheet": item.sheet})
    name = f'aria-label="{prose.plain(f"{team}の「{item.title}」をひらく")}"'
    way = (
        f'<br><a href="{prose.plain(address)}" target="_self" {name}>ひらく</a>'
        if opens and item.sheet
        else ""
    )
    return f'<td data-label="{prose.plain(item.title)}">{said}{way}</td>'


def _days(visit: Visit, me: Person, run: Run, due: Due, *, key: str) -> None:
    """Let helpers fix the day a homework is due, and the day of the next meeting."""
    with visit.house.database.reading() as db:
        dates = due_days.dates_of(db, run.id)
    names = {due.interval.id: "期日", due.interval.before: "次に集まる日"}
    with st.expander("日を決める"), st.form(f"days-{key}", enter_to_submit=False, border=False):
        typed: dict[str, date | None] = {
            name: st.date_input(label, dates.get(name), format="YYYY/MM/DD", key=f"day-{key}-{name}")
            for name, label in names.items()
        }
        markup.note("決めないときは、はじまりの日から数えます。")
        asked = st.form_submit_button("この日にする")
    changed = {name: on for name, on in typed.items() if on != dates.get(name)}
    if not asked or not changed:
        return
    with visit.house.database.begin() as db:
        for name, on in changed.items():
            due_days.set_date(db, run.id, name=name, on=on, by=me)
    st.rerun()


# ---------------------------------------------------------------- one sheet


def _sheet(visit: Visit, me: Person, run: Run, library: Library, sheet: Sheet) -> None:
    with st.container(key="back"):
        links.to("hand-ins", "← 提出されたもの", run=run.id)
    form = contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id)
    with visit.house.database.reading() as db:
        team = next((team.name for team in runs.teams_of(db, run.id) if team.id == sheet.team_id), "")
        found = hand_ins.of_sheet(db, sheet, by=me)
        dates = due_days.dates_of(db, run.id)
    if form is None:
        markup.notice("このワークシートは、この開催回の教材にありません。")
        return
    markup.title(form.title)
    news = browser.take(browser.NEWS)
    if news:
        markup.tell(news)
    markup.show(f'<p class="wb-lead">{prose.plain(run.title)}　{prose.plain(team)}</p>')
    course = library.course(run.course)
    dues = due_days.of_course(course, starts_on=run.starts_on, dates=dates) if course else ()
    hand_in_history.draw(found, dues)
    last = hand_in_history.newest(found, interval=browser.asked("interval"))
    if last is not None and last.returned_at is None:
        _return(visit, me, sheet, last.id)
    markup.section("提出したときの内容" if last else "いまの内容（まだ提出されていません）")
    comments.draw(visit, me, sheet, form, last.values if last else own_sheets.values(visit, sheet, form))
    former_questions.draw(visit, sheet, library=library, by=me)


def _return(visit: Visit, me: Person, sheet: Sheet, hand_in: str) -> None:
    with st.form("return", enter_to_submit=False):
        with drafts.kept(me, sheet, f"back-{hand_in}", turn=0):
            st.text_area(_BACK, key=browser.BACK.of(hand_in).name)
        # A call-back: it also runs when somebody else gave the sheet back and this form is not drawn any more.
        st.form_submit_button("返却する", type="primary", on_click=_give_back, args=(visit, me, hand_in))


def _give_back(visit: Visit, me: Person, hand_in: str) -> None:
    note = browser.get(browser.BACK.of(hand_in))
    try:
        with visit.house.database.begin() as db:
            hand_ins.return_to_team(db, hand_in, by=me, note=note)
    except Refused as refused:
        kept = f"\n書いていたことば：{note}" if note else ""
        browser.put(browser.NEWS, f"{refused}{kept}")
    else:
        browser.put(browser.NEWS, "返却しました。")
