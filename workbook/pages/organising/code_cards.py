"""Cards with codes for print, the words for the chat of the meeting, and a mail for each team."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Invitation, Team
from workbook.classroom.preparing import invitation_words
from workbook.handouts.layout import file_names
from workbook.handouts.prints import code_cards
from workbook.handouts.prints.code_cards import Card
from workbook.pages.frame import browser, live, markup, prose
from workbook.pages.organising.preparation import Preparation

_ONLY_HERE = (
    "いまのアドレスは、このPCでしかひらけません。ほかの端末から参加してもらうには、"
    "ワークブックに --server.address 0.0.0.0 を付けて起動し、このPCのアドレス（http://192.168… など）で"
    "このページをひらき直してください。カードと文のアドレスも変わります。"
)
_CARDS = (
    "チームごとに一枚です。切り離して配れます。QR コードを読むと、コードの入った参加のページがひらきます。"
)


def draw(held: Preparation) -> None:
    """Draw the part."""
    if browser.is_this_pc():
        markup.notice(_ONLY_HERE)
    markup.section("印刷するカード")
    markup.note(_CARDS)
    per_page = st.radio(
        "A4 一枚に", code_cards.PER_PAGE, format_func=lambda n: f"{n} 枚", horizontal=True, key="per-page"
    )
    of_teams = [card_of(team, held.room_of(team), origin=browser.origin()) for team in held.teams]
    offer(held, of_teams, name="チームのカード", per_page=per_page)
    markup.section("Zoom のチャットなどに貼る文（押すと全体が選ばれます）")
    copied(invitation_words.chat(held.run, held.teams, held.rooms, address=browser.origin()), key="chat")
    markup.section("チームごとのメールの文")
    known = {team.id: team for team in held.teams}
    chosen = st.selectbox(
        "メールを送るチーム",
        list(known),
        format_func=lambda id_: invitation_words.called(known[id_]),
        key="mail-to",
    )
    if chosen in known:
        copied(
            invitation_words.mail(held.run, known[chosen], held.rooms, address=browser.origin()),
            key=f"mail-{chosen}",
        )


def card_of(team: Team, room: str, *, origin: str) -> Card:
    """Return the card of a team."""
    over = "" if team.municipality == team.name else team.municipality
    return Card(team.name, team.code, invitation_words.link(origin, team.code), over, room)


def card_of_invitation(invitation: Invitation, room: str) -> Card:
    """Return the card of somebody who helps or watches."""
    link = invitation_words.link(browser.origin(), invitation.code)
    return Card(f"{invitations.ROLES[invitation.role]}の招待", invitation.code, link, "", room)


def offer(held: Preparation, which: Sequence[Card], *, name: str, per_page: int) -> None:
    """Offer cards as a PDF, made when somebody asks for it."""
    write = partial(
        code_cards.write,
        which,
        training=held.run.title,
        address=f"{browser.origin()}/join",
        per_page=per_page,
    )
    st.download_button(
        f"{name}（PDF・{len(which)} 枚）",
        write,
        file_name=f"{name}.pdf",
        mime=file_names.MEDIA_TYPES["pdf"],
        key=f"pdf-{name}",
        on_click="ignore",
    )
    markup.missing(code_cards.missing(which, training=held.run.title))


def copied(text: str, *, key: str) -> None:
    """Draw a text to be copied as a whole, with a button that does it."""
    live.copy_button(text, key=f"copy-{key}")
    markup.show(f'<pre class="wb-copy" tabindex="0">{prose.plain(text)}</pre>')
