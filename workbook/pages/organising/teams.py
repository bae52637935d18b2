"""The teams of a run with their codes: adding one, putting one right, giving one a new code."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people.views import Team
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import runs, team_list, teams
from workbook.classroom.run.team_list import NewTeam
from workbook.content.forms import populations
from workbook.pages.frame import browser, markup
from workbook.pages.organising import preparation
from workbook.pages.organising.preparation import Preparation

_HEAD = ("市町村", "チーム", "人口の帯", "部屋", "チームコード", "登録", "参加")
_NEW_CODE = (
    "新しいコードを出すと、いまのコードでは入れなくなり、そのコードで入ったブラウザもすべて出ます。"
    "書いたものと参加した人の記録は残ります。同じお名前と所属で新しいコードから入れば、続きから書けます。"
)


def draw(held: Preparation) -> None:
    """Draw the part."""
    rows = [
        (
            team.municipality,
            team.name,
            "都道府県" if team.is_prefecture else populations.label(team.population_band),
            held.room_of(team),
            team.code,
            str(len(team.expected)),
            str(team.members),
        )
        for team in held.teams
    ]
    with st.expander("チームを足す"):
        _add(held)
    with st.expander("チームを直す・コードを出し直す"):
        _one(held)
    markup.show(markup.table(_HEAD, rows, cards=True))


def _add(held: Preparation) -> None:
    # A new form for every team, so that the words of a refused one stay where they are.
    with st.form(f"add-{len(held.teams)}", enter_to_submit=False, border=False):
        municipality = st.text_input("市町村名（都道府県の職員のチームは、都道府県名）")
        name = st.text_input("チーム名（市町村名と同じなら空のままで）")
        population = st.text_input("人口（分からなければ空のままで）", placeholder="例：31000")
        asked = st.form_submit_button("チームを足す")
    if not asked:
        return
    people, problems = team_list.read_population([population])
    if problems:
        markup.tell("\n".join(problems))
        return
    team = NewTeam(name.strip() or municipality, municipality, people)
    preparation.do(
        held.visit,
        lambda db: runs.add_team(db, held.run.id, team, by=held.me.id),
        news=f"「{team.name.strip()}」を足しました。部屋は「部屋」から決められます。",
    )


def _one(held: Preparation) -> None:
    known = {team.id: team for team in held.teams}
    chosen = st.selectbox(
        "チーム",
        list(known),
        format_func=lambda id_: invitation_words.called(known[id_]),
        key=browser.TEAM.of(held.run.id).name,
    )
    if chosen in known:
        _change(held, known[chosen])
        _reissue(held, known[chosen])


def _change(held: Preparation, team: Team) -> None:
    bands = (populations.UNKNOWN, *populations.BANDS)
    with st.form(f"change-{team.id}", enter_to_submit=False, border=False):
        municipality = st.text_input("市町村名", team.municipality)
        name = st.text_input("チーム名", team.name)
        band = st.selectbox(
            "人口の帯",
            bands,
            index=bands.index(team.population_band),
            format_func=lambda one: populations.label(one) or "分からない",
        )
        staff = st.checkbox("都道府県の職員のチーム", team.is_prefecture)
        asked = st.form_submit_button("直す")
    if asked:
        to = NewTeam(name, municipality, band=band)
        preparation.do(
            held.visit,
            lambda db: teams.change(db, team, to=to, is_prefecture=staff, by=held.me),
            news=f"「{name.strip()}」を直しました。",
        )


def _reissue(held: Preparation, team: Team) -> None:
    markup.note(_NEW_CODE)
    if st.button("新しいコードを出す", key=f"reissue-{team.id}"):
        preparation.do(
            held.visit,
            lambda db: runs.reissue_code(db, team.id, by=held.me),
            news=f"「{team.name}」に新しいコードを出しました。前のカードは使えません。",
        )
