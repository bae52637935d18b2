"""Looking into a team's sheets from the console: live, without writing, and one click back."""

from __future__ import annotations

import html

import streamlit as st

from workbook.classroom.people import rights, views
from workbook.classroom.people.views import Sheet
from workbook.classroom.period.teams_now import TeamNow
from workbook.classroom.run import contents
from workbook.classroom.sheets import sheets
from workbook.content.course import uses
from workbook.content.forms.form import Form
from workbook.pages.frame import browser, editor, links, markup, prose
from workbook.pages.frame.kept import former_questions, late_words
from workbook.pages.running import floor_strip
from workbook.pages.running.seat import Seat

_KEPT = "このチームが、チームの中だけにとどめているシートです。"


def draw(seat: Seat) -> None:
    """Draw a team: who is there, its sheets to choose from, and the chosen one as it is being written."""
    floor_strip.draw(seat)
    _back(seat)
    board = seat.board(seat.hall())
    team = next((one for one in board.teams if one.id == browser.asked("team")), None)
    if team is None:
        markup.title("チームのシート")
        markup.notice("そのチームは、この部屋にはありません。")
        return
    where = "・".join(
        word for word in (views.over(team.municipality, team.name), board.room(team.breakout)) if word
    )
    markup.title(team.name, over=where)
    _there(seat)
    held = _held(seat, team)
    if not held:
        markup.notice("このチームは、まだどのシートもひらいていません。")
        return
    titles = {sheet.id: _title(seat, sheet) for sheet in held}
    chosen = st.selectbox("シート", list(titles), format_func=lambda id_: titles[id_], key=f"peek-{team.id}")
    sheet = next(one for one in held if one.id == chosen)
    form = contents.form_of(seat.library, kind=sheet.kind, content_id=sheet.content_id)
    if not rights.may_open_sheet(seat.me, sheet) or form is None:
        markup.notice(_KEPT)
        return
    late_words.draw(seat.visit, sheet, form, by=seat.me)
    _sheet(sheet, form)
    former_questions.draw(seat.visit, sheet, library=seat.library, by=seat.me)


def _back(seat: Seat) -> None:
    """Draw the way back, with the room and the order one came from."""
    query = {"run": seat.run.id, "period": seat.slot.period.id}
    query |= {name: browser.asked(name) for name in ("room", "order") if browser.asked(name)}
    address = html.escape(links.path("console", **query))
    markup.show(f'<p class="wb-way"><a href="{address}" target="_self">← 進行の画面</a></p>')


@st.fragment(run_every=5)
def _there(seat: Seat) -> None:
    """Draw the names of those who are at the table now."""
    board = seat.board(seat.hall())
    here = next((team.here for team in board.teams if team.id == browser.asked("team")), ())
    said = f"いまいる人（{len(here)}人）：{'、'.join(here)}" if here else "いまはだれもいません。"
    markup.show(f'<p class="wb-small">{prose.plain(said)}</p>')


def _held(seat: Seat, team: TeamNow) -> list[Sheet]:
    """Return the team's sheets that are in the content, those of this period first."""
    worksheets, cases = uses.of_rows(seat.library, seat.slot.rows)
    first = [("worksheet", name) for name in worksheets] + [("case", name) for name in cases]
    with seat.visit.house.database.reading() as db:
        kept = [one.sheet for one in sheets.team_sheets(db, run=seat.run.id, team=team.id)]
    known = [sheet for sheet in kept if _title(seat, sheet)]
    places = {name: place for place, name in enumerate(first)}
    return sorted(
        known, key=lambda one: (places.get((one.kind, one.content_id), len(first)), _title(seat, one))
    )


def _title(seat: Seat, sheet: Sheet) -> str:
    form = contents.form_of(seat.library, kind=sheet.kind, content_id=sheet.content_id)
    return form.title if form else ""


@st.fragment
def _sheet(sheet: Sheet, form: Form) -> None:
    editor.mount(sheet, form, read_only=True)
