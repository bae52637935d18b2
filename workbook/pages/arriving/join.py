"""Joining a team with its code, trying alone, and leaving a PC that others use as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook import config
from workbook.classroom.entrance import arrivals, coming_in, from_alone, invitations, way_back
from workbook.classroom.entrance import staff_accounts as rules
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.entrance.namesakes import NAMESAKE, KnownMember
from workbook.classroom.people import codes, persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.preparing import who_sits_together
from workbook.content.forms import times
from workbook.office.visit import Visit
from workbook.pages.arriving import enter, staff_sign_in
from workbook.pages.frame import browser, links, markup, phrases, prose
from workbook.pages.frame.browser import Key


@dataclass
class _Arrival:
    """What somebody typed to come in, and what it led to: the run that found that may be taken over before it says so."""

    code: str
    name: str
    department: str
    admission: Admission | None = field(default=None, compare=False)
    problems: tuple[str, ...] = field(default=(), compare=False)


_CODE, _NAME, _DEPARTMENT = Key("join-code", ""), Key("join-name", ""), Key("join-department", "")
_MINE = Key("join-mine", start=False)
_WAY_BACK = (
    "チームに参加したあとや、別の端末でも、「チームコード」の欄にこのコードを入れると、ひとりで書いたものの続きから書けます。"
    "お名前と所属は要りません。控えておいてください。"
)
_ALONE = "ひとりで試すときは、コードも名前も要りません。書いたものは、この端末のブラウザでだけ見られます。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    if visit.me is None:
        markup.title("チームに参加する")
        with_code(visit)
        if staff_sign_in.here() is None:
            staff_sign_in.offer()
        markup.section("ひとりで試す")
        markup.note(_ALONE)
        alone(visit)
    else:
        markup.title("参加のようす")
        _here(visit, visit.me)
        if visit.me.is_alone:
            _alone_here(visit, visit.me)
        _leaving(visit.me)


def ways(visit: Visit, *, name: str, **query: str) -> None:
    """Offer a stranger both ways in; who tries alone comes back to the page of this name."""
    with st.container(horizontal=True, key="ways"):
        links.to("join", "チームのコードで参加する")
        alone(visit, name=name, **query)
    markup.note(_ALONE)


def alone(visit: Visit, *, name: str = "", **query: str) -> None:
    """Offer to try alone; afterwards the browser is at the page of this name."""
    if st.button("ひとりで試す", key="alone"):
        with visit.house.database.begin() as db:
            admission = arrivals.join_alone(db)
        enter.go_in(admission, name=name, **query)


def with_code(visit: Visit) -> None:
    """Offer a stranger to come in with a code; who signed in with a staff account finds their name there."""
    with st.container(key="coming-in"):
        with st.container(key="coming-form"):
            told = _form(visit)
        arrival = browser.get(browser.ASKED)
        if arrival is not None and arrival.code == browser.get(_CODE):  # what is said of another code is over
            _let_in(visit, arrival, told)


def _form(visit: Visit) -> DeltaGenerator:
    """Draw what somebody fills in to come in; return where it is said what is wrong, above the button they press."""
    account = staff_sign_in.here()
    markup.lead("配られたカードのコードと、お名前、所属を入れてください。アカウントは要りません。")
    _code()
    with st.form("join", enter_to_submit=False):
        known = rules.name_of(account) if account else ""
        st.text_input("お名前", known, autocomplete="name", key=_NAME.name)
        st.text_input("所属（課・団体）", autocomplete="organization", key=_DEPARTMENT.name)
        if visit.me is not None and visit.me.is_alone:
            st.checkbox(phrases.MINE, key=_MINE.name, help=phrases.MINE_WHY)
        told = st.container()
        # Whoever comes straight from the box of the code starts two runs at once: a callback is never taken over.
        st.form_submit_button("参加する", type="primary", on_click=_ask)
    markup.note(
        "前に参加した方は、同じお名前と所属で入ると、続きから書けます。進行役と見学の方の招待コードも、ここに入れます。"
    )
    markup.show(
        f'<p class="wb-small">うまくひらかないときは：<a href="{config.at("/connection")}">接続チェック</a>　'
        f'<a href="{config.at("/light")}">軽量版（JavaScript や WebSocket がなくても使えます）</a></p>'
    )
    return told


def _ask() -> None:
    arrival = _Arrival(*(browser.get(key) for key in (_CODE, _NAME, _DEPARTMENT)))
    begun = browser.get(browser.ASKED)
    if begun != arrival or begun.problems:  # a second press goes on with what the first one began
        browser.put(browser.ASKED, arrival)


def _let_in(visit: Visit, arrival: _Arrival, told: DeltaGenerator) -> None:
    """Let somebody in; where somebody of this name was here before, ask first whether that is the same person."""
    if not (arrival.admission or arrival.problems):
        try:
            arrival.admission = _admitted(visit, arrival)
        except Refused as refused:
            arrival.problems = tuple(refused.problems.values())
    with told:
        for problem in arrival.problems:
            markup.tell(problem)
    if arrival.admission is not None:
        enter.go_in(arrival.admission)


def _admitted(visit: Visit, arrival: _Arrival) -> Admission | None:
    """Return what lets somebody in; None as long as they are asked who they are."""
    house = visit.house
    sent = {"code": arrival.code, "name": arrival.name, "department": arrival.department}
    known = coming_in.known(house.database, **sent, address=house.caller())
    who = _who(known) if known else ""
    if who is None:
        return None
    is_mine = browser.get(_MINE)
    # Noted at once: whatever looks into the session may be where another run takes over.
    arrival.admission = coming_in.join(house.database, **sent, who=who, address=house.caller())
    if is_mine:
        with house.database.begin() as db:
            from_alone.remember(db, visit.me, arrival.admission.person)
    return arrival.admission


def _who(known: Sequence[KnownMember]) -> str | None:
    """Ask which of those who were here before somebody is; None as long as there is no answer.

    The question stands in the place of the form (style/page.css): below it, a phone would not show it.
    """
    with st.container(key="who"):
        markup.section("前に参加した方ですか")
        markup.tell("同じお名前と所属の方が、このチームにいます。同じ方なら、続きから書けます。")
        for one in known:
            if st.button(
                f"はい、{times.moment(one.since)}に参加した{prose.label(one.name)}さんです",
                key=f"known-{one.id}",
            ):
                return one.id
        if st.button("いいえ、同じ名前の別の人です", key="namesake"):
            return NAMESAKE
        st.button(
            "コードとお名前を入れなおす", key="join-again", on_click=browser.put, args=(browser.ASKED, None)
        )
    return None


def _code() -> None:
    """Ask for the code; what is wrong with it is said below the box as soon as somebody leaves it."""
    with st.container(key="code"):
        code = st.text_input(
            "チームコード", placeholder="例：K7QM3-XPA4B", autocomplete="off", key=_CODE.name
        )
        markup.show(f'<p class="wb-heard" role="status">{prose.plain(_said_of(code))}</p>')


def _said_of(code: str) -> str:
    if not code.strip():
        return ""
    try:
        return f"{codes.shown(codes.read(code))} と読みました。"
    except codes.CodeError as oops:
        return str(oops)


def _here(visit: Visit, me: Person) -> None:
    who = f"{me.name}さん" + (f"（{me.department}）" if me.department else "")
    said = "ひとりで試しています。" if me.is_alone else f"{who}として参加しています。"
    markup.show(f'<p class="wb-lead">{prose.plain(said)}</p>')
    if me.team_id and not me.is_alone:
        with visit.house.database.reading() as db:
            mates = persons.team_mates(db, me)
        markup.section("チームの人")
        markup.show(f'<p class="wb-lead">{prose.plain(me.run_title)}　{prose.plain(me.team_name)}</p>')
        markup.show(markup.table(("お名前", "所属"), [(mate.name, mate.department) for mate in mates]))
        if who_sits_together.is_one_department(mates):
            markup.note(phrases.ONE_DEPARTMENT)
    elif me.role in invitations.ROLES:
        markup.section("開催回")
        markup.show(f'<p class="wb-lead">{prose.plain(me.run_title)}　{invitations.ROLES[me.role]}</p>')
        markup.note(phrases.STAFF[me.role])
    if me.run_id and rights.may_prepare(me, run=me.run_id):
        links.to("prepare", "開催回を準備する", run=me.run_id)
    links.to("home", "ホームへ")


def _alone_here(visit: Visit, me: Person) -> None:
    """Offer somebody who tries alone a team, and the code that leads back to what they wrote."""
    markup.section("チームに参加する")
    with_code(visit)
    markup.section("ひとりで書いたものに戻るコード")
    markup.note(_WAY_BACK)
    if st.button("コードを出す", key="way-back"):
        with visit.house.database.begin() as db:
            markup.done(f"戻るコード：{way_back.code_of(db, me)}")


def _leaving(me: Person) -> None:
    markup.section("別の人が使うとき")
    markup.note(phrases.ALONE_PC if me.is_alone else phrases.SHARED_PC)
    markup.show(f'<p><a href="{config.at("/leave")}">別の人として参加する</a></p>')
