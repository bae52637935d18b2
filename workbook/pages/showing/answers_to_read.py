"""All teams' answers as the facilitator reads them before anything is shown: with names, and with what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import Card, Subject, Wall
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import form as forms
from workbook.content.forms import in_words, personal, populations
from workbook.content.forms.form import Ask
from workbook.content.model.worksheets import Worksheet
from workbook.pages.frame import browser, markup, phrases, prose
from workbook.pages.showing import answer_cards, shown_run, small_pictures
from workbook.pages.showing.remote_actions import Remote

_BESIDE = 2
_SHORT = 90
_MIXED, _BY_BAND = "まぜる", "人口規模ごと"
_EVERY = "すべて"
_COVERED = f"{personal.TEAM}（名前を出さない画面では{personal.COVER}になります）"


def draw(remote: Remote, subject: Subject) -> None:
    """Draw the answers of a question or picture, and what can be done with all of them together."""
    found = shown_run.asked(remote.here.library, subject)
    if found is None:
        return
    worksheet, ask = found
    if worksheet.seen_by != "course":
        _question(remote, subject)
        markup.note(phrases.NEVER_SHOWN)
        return
    held = remote.here.wall(subject)
    view = _narrow(remote, subject, ask)
    cards = all_answers.narrowed(held, view)
    invented = personal.invented(remote.here.library.cases.values())
    marks = {card.sheet.id: signs(worksheet, subject, held, card, invented) for card in cards}
    _show(remote, view, cards)
    _say(held, cards, marked=sum(bool(one) for one in marks.values()))
    for first in range(0, len(cards), _BESIDE):
        for column, card in zip(st.columns(_BESIDE), cards[first : first + _BESIDE], strict=False):
            with column, st.container(border=True, key=f"answer-{card.label}"):
                markup.show(preview(worksheet, subject, card, marks[card.sheet.id]))
                _star(remote, card, subject)


def signs(
    worksheet: Worksheet, subject: Subject, held: Wall, card: Card, invented: Sequence[str]
) -> tuple[str, ...]:
    """Return what to mind before an answer is shown; `invented` are the names of the cases' people."""
    text = answer_cards.words(card.values, all_answers.questions_of(worksheet, subject.question))
    named = any(word in text for word in held.names)
    return (*personal.marks(text, invented=invented), *[_COVERED] * named)


def preview(worksheet: Worksheet, subject: Subject, card: Card, marks: Sequence[str]) -> str:
    """Return an answer with the name of its team, for the facilitator's eyes; long ones unfold."""
    words = _words(worksheet, subject, card)
    size = f"人口 {populations.label(card.band)}" if card.band else ""
    whose = f"{card.label}　{shown_run.name(card, has_names=True)}"
    mind = "".join(f'<p class="wb-mind">{prose.plain(mark)}</p>' for mark in marks)
    return (
        f'<div class="wb-preview"><h3>{prose.plain(whose)} <span class="wb-small">{size}</span></h3>'
        f'{mind}<div class="wb-words">{words}</div></div>'
    )


def _words(worksheet: Worksheet, subject: Subject, card: Card) -> str:
    place = screen_view.place_of(subject.question)
    if place is not None:
        return small_pictures.of(worksheet, place, card.values, size=6).html
    ask = next(one for one in forms.of_worksheet(worksheet).asks if one.id == subject.question)
    text = in_words.answer(ask, card.values.get(ask.id))
    if len(text) <= _SHORT:
        return prose.plain(text)
    begin = prose.plain(text[:_SHORT].replace("\n", " "))
    return f"<details><summary>{begin}…</summary>{prose.plain(text)}</details>"


def _narrow(remote: Remote, subject: Subject, ask: Ask | None) -> View:
    """Draw the filters and return the view they make."""
    breakouts = {one.id: one.name for one in remote.here.breakouts}
    what = screen_view.WALL if screen_view.place_of(subject.question) is None else screen_view.PICTURES
    with st.container(horizontal=True, key="wall-narrow", vertical_alignment="bottom"):
        band = st.selectbox(
            "人口規模",
            ["", *populations.BANDS],
            format_func=lambda one: populations.label(one) or _EVERY,
            key=browser.BAND.name,
        )
        part = ""
        if breakouts and not remote.here.breakout:
            part = st.selectbox(
                "部屋",
                ["", *breakouts],
                format_func=lambda one: breakouts.get(one, _EVERY),
                key=browser.PART.name,
            )
        order = st.selectbox("ならべ方", [_MIXED, _BY_BAND], key=browser.ORDER.name)
        has_words = ask is not None and not ask.grids
        size = st.selectbox(
            "一画面に",
            screen_view.SIZES,
            index=1 if has_words else 0,
            format_func=lambda one: f"{one}枚",
            key=browser.SIZE.of("words" if has_words else "more").name,
        )
    return View(
        what,
        worksheet=subject.worksheet,
        question=subject.question,
        band=band,
        part=part,
        by_band=order == _BY_BAND,
        size=size,
    )


def _show(remote: Remote, view: View, cards: Sequence[Card]) -> None:
    subject = Subject(view.worksheet, view.question)
    picked = sum(remote.is_picked(card, subject) for card in cards)
    label = "図を並べて映す" if view.what == screen_view.PICTURES else "並べて映す"
    only = replace(view, only_picked=True)
    with st.container(horizontal=True, key="wall-show"):
        st.button(label, type="primary", disabled=not cards, on_click=remote.show, args=(view,))
        st.button(f"★の{picked}枚だけ並べる", disabled=not picked, on_click=remote.show, args=(only,))
        if view.what == screen_view.WALL:
            _question(remote, subject)


def _question(remote: Remote, subject: Subject) -> None:
    view = View(screen_view.QUESTION, worksheet=subject.worksheet, question=subject.question)
    st.button("この問いを映す", on_click=remote.show, args=(view,))


def _say(held: Wall, cards: Sequence[Card], *, marked: int) -> None:
    lines = [f"{len(cards)}チームの答えがあります。" if cards else "映せる答えは、まだありません。"]
    lines += [f"{held.kept}チームは「チームの中だけ」にしているので、出ません。"] * bool(held.kept)
    lines += [f"並べて映す前に、しるしの付いた{marked}枚を読んでください。"] * bool(marked)
    markup.note("".join(lines))


def _star(remote: Remote, card: Card, subject: Subject) -> None:
    if remote.is_picked(card, subject):
        st.button(
            f"★ {card.label}をもどす",
            key=f"back-{card.label}",
            on_click=partial(remote.unpick, card, subject),
        )
    else:
        st.button(
            f"☆ {card.label}を選ぶ", key=f"star-{card.label}", on_click=partial(remote.pick, card, subject)
        )
