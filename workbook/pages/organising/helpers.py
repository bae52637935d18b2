"""Invitations for those who help with a run or watch it: made, listed, printed, taken back."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Invitation
from workbook.classroom.preparing import invitation_words
from workbook.office.files import of_run
from workbook.pages.frame import browser, links, markup, take_home
from workbook.pages.organising import code_cards, preparation
from workbook.pages.organising.preparation import Preparation

_LEAD = (
    "招待コードで参加すると、進行役はチームのシートを読んでコメントでき、見学の方は読むだけです。"
    "部屋を選ぶと、その部屋のチームだけになります。"
)
_REVOKE = "取り消すと、そのコードでは入れなくなり、同じ場所に同じ役割で入っている方もみな出ます。"
_WHOLE = "すべての部屋"


def draw(held: Preparation) -> None:
    """Draw the part."""
    markup.note(_LEAD)
    with held.visit.house.database.reading() as db:
        found = invitations.of_run(db, held.run.id, by=held.me)
    rows = [(invitations.ROLES[one.role], _room(held, one) or _WHOLE, one.code) for one in found]
    if found:
        markup.show(markup.table(("役割", "部屋", "招待コード"), rows, cards=True))
        markup.show('<h3 class="wb-small">招く方に送る文（押すと全体が選ばれます）</h3>')
        code_cards.copied("\n".join([held.run.title, *(_sent(held, one) for one in found)]), key="helpers")
        label = f"招待のカード（PDF・{len(found)} 枚）"
        take_home.draw(links.file("invitation-cards", label, run=held.run.id))
        cards = [of_run.of_invitation(one, _room(held, one), origin=browser.origin()) for one in found]
        code_cards.tell_missing(held, cards)
    _invite(held)
    if found:
        _revoke(held, found)


def _invite(held: Preparation) -> None:
    rooms = {"": _WHOLE} | {room.id: room.name for room in held.rooms}
    with st.form("invite", enter_to_submit=False):
        role = st.radio(
            "役割",
            list(invitations.ROLES),
            format_func=lambda one: invitations.ROLES[one],
            horizontal=True,
        )
        room = st.selectbox("部屋", list(rooms), format_func=lambda id_: rooms[id_])
        asked = st.form_submit_button("招待をつくる", type="primary")
    if asked:
        preparation.do(
            held.visit,
            lambda db: invitations.invite(db, run=held.run.id, role=role, by=held.me, breakout=room),
            news=f"{invitations.ROLES[role]}の招待をつくりました。コードは「進行役と見学」にあります。",
        )


def _revoke(held: Preparation, found: tuple[Invitation, ...]) -> None:
    known = {one.id: one for one in found}
    with st.expander("招待を取り消す"):
        markup.note(_REVOKE)
        chosen = st.selectbox(
            "取り消す招待", list(known), format_func=lambda id_: _said(held, known[id_]), key="revoked"
        )
        if st.button("この招待を取り消す", key="revoke") and chosen in known:
            preparation.do(
                held.visit,
                lambda db: invitations.revoke(db, chosen, by=held.me),
                news=f"{_said(held, known[chosen])} の招待を取り消しました。",
            )


def _said(held: Preparation, one: Invitation) -> str:
    return f"{invitations.ROLES[one.role]}・{_room(held, one) or _WHOLE}・{one.code}"


def _sent(held: Preparation, one: Invitation) -> str:
    link = invitation_words.link(browser.origin(), one.code)
    return f"{invitations.ROLES[one.role]}・{_room(held, one) or _WHOLE}：{link}"


def _room(held: Preparation, one: Invitation) -> str:
    return next((room.name for room in held.rooms if room.id == one.breakout_id), "")
