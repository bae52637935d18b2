"""Cards with codes for print, the words for the chat of the meeting, and a mail for each team."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbook.classroom.preparing import invitation_words
from workbook.handouts.prints import code_cards
from workbook.handouts.prints.code_cards import Card
from workbook.office.files import of_run
from workbook.pages.frame import browser, links, live, markup, prose, take_home
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
    take_home.draw(
        links.file(
            "team-cards", f"チームのカード（PDF・{len(held.teams)} 枚）", run=held.run.id, each=str(per_page)
        )
    )
    tell_missing(
        held, [of_run.of_team(team, held.room_of(team), origin=browser.origin()) for team in held.teams]
    )
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


def tell_missing(held: Preparation, cards: Sequence[Card]) -> None:
    """Name the letters that no font of the cards has."""
    markup.missing(code_cards.missing(cards, training=held.run.title))


def copied(text: str, *, key: str) -> None:
    """Draw a text to be copied as a whole, with a button that does it."""
    live.copy_button(text, key=f"copy-{key}")
    markup.show(f'<pre class="wb-copy" tabindex="0">{prose.plain(text)}</pre>')
