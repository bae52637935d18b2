"""The half of the remote that is about the screen: what is on it, what it does next, and what was put aside for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import Card, Subject
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import personal, populations
from workbook.pages.frame import markup, prose
from workbook.pages.showing import answers_to_read, shown_run
from workbook.pages.showing.remote_actions import Remote
from workbook.pages.showing.shown_run import ShownRun

_NAMES_ON = "いま、チームの名前が映っています。"
_NAMES_OFF = "名前は映っていません。まちやチームの名前が文の中にあれば、〇〇に置きかえています。"
_MANY = frozenset({screen_view.WALL, screen_view.PICTURES})
_OF_TEAMS = frozenset({screen_view.WALL, screen_view.PICTURES, screen_view.SPOTLIGHT, screen_view.GROWTH})
_PLAIN = {
    screen_view.OPENING: "はじまりの画面を映す",
    screen_view.NOW: "いま話し合うことを映す",
    screen_view.PAUSE: "休憩の画面を映す",
    screen_view.TIMER: "時計を映す",
    screen_view.NOTHING: "画面を空にする",
}
_CALLED = {
    screen_view.NOTHING: "何も映していません（開催回の名前だけ）",
    screen_view.TIMER: "時計",
    screen_view.QUESTION: "問い",
    screen_view.WALL: "全チームの答え",
    screen_view.PICTURES: "全チームの図",
    screen_view.SPOTLIGHT: "一つのチームを大きく",
    screen_view.GROWTH: "一つのチームの歩み（投影の窓の「はじめから流す」で動きます）",
    screen_view.OPENING: "はじまりの画面（アドレスと QR コード）",
    screen_view.PAUSE: "休憩の画面（「次へ」で次の話し合いに替わります）",
    screen_view.NOW: "いま話し合うこと",
}


def draw(remote: Remote) -> None:
    """Draw what is on the screen, its buttons and the answers put aside."""
    view = remote.here.view
    pages, place = _pages(remote.here, view)
    markup.section("いま映っているもの")
    markup.show(_now(remote.here, view, pages=pages, place=place))
    if view.what in _OF_TEAMS:
        _names(remote, view)
    if pages > 1:
        _turn(remote, view, pages=pages, place=place)
    with st.container(horizontal=True, key="wall-plain"):
        for what, label in _PLAIN.items():
            st.button(label, on_click=remote.show, args=(View(what),))
    _queue(remote)


def _pages(here: ShownRun, view: View) -> tuple[int, int]:
    """Return how many pages the view has and which one (from 0) is shown."""
    if view.what not in _MANY:
        return 1, 0
    held = here.wall(Subject(view.worksheet, view.question))
    place, pages, _ = all_answers.page(all_answers.narrowed(held, view, here.hall.picks), view)
    return pages, place


def _now(here: ShownRun, view: View, *, pages: int, place: int) -> str:
    found = shown_run.asked(here.library, Subject(view.worksheet, view.question))
    of = found[0].title if found else ""
    asked = found[1].label if found and found[1] else ""
    narrow = [f"人口 {populations.label(view.band)}"] * bool(view.band) + ["★だけ"] * view.only_picked
    lines = [of, asked, "・".join(narrow), f"{place + 1} / {pages} 画面め" if pages > 1 else ""]
    words = "<br>".join(prose.plain(line) for line in lines if line)
    return (
        f'<div class="wb-on-screen" role="status"><strong>{_CALLED[view.what]}</strong><p>{words}</p></div>'
    )


def _names(remote: Remote, view: View) -> None:
    """Say whether names are shown, and let that be changed for this view only."""
    if view.has_names:
        markup.notice(_NAMES_ON)
    else:
        markup.note(_NAMES_OFF)
    label = "名前をかくす" if view.has_names else "チームの名前を出す"
    st.button(
        label, key="wall-names", on_click=remote.show, args=(replace(view, has_names=not view.has_names),)
    )


def _turn(remote: Remote, view: View, *, pages: int, place: int) -> None:
    here = replace(view, page=place)
    with st.container(horizontal=True, key="wall-turn"):
        st.button(f"前の{view.size}枚", disabled=place == 0, on_click=remote.show, args=(here.turned(-1),))
        st.button(
            f"次の{view.size}枚", disabled=place + 1 >= pages, on_click=remote.show, args=(here.turned(1),)
        )


def _queue(remote: Remote) -> None:
    """Draw the answers put aside; none of them is on the screen before somebody says so."""
    markup.section("★ 選んだ答え")
    queue = remote.here.queue()
    if not queue:
        markup.note("☆ を押した答えが、ここに並びます。並んだだけでは、画面には出ません。")
    invented = personal.invented(remote.here.library.cases.values())
    for place, (subject, held, card) in enumerate(queue):
        found = shown_run.asked(remote.here.library, subject)
        if found is None:
            continue
        worksheet, ask = found
        asked = f"{worksheet.title}　{ask.label if ask else '図'}"
        with st.container(border=True, key=f"queued-{place}"):
            markup.show(f'<p class="wb-small">{prose.plain(asked)}</p>')
            marks = answers_to_read.signs(worksheet, subject, held, card, invented)
            markup.show(answers_to_read.preview(worksheet, subject, card, marks))
            _buttons(remote, subject, card, place)


def _buttons(remote: Remote, subject: Subject, card: Card, place: int) -> None:
    view = View(
        screen_view.SPOTLIGHT, worksheet=subject.worksheet, question=subject.question, sheet=card.sheet.id
    )
    with st.container(horizontal=True):
        _button(f"{card.label}を投影する", f"show-{place}", partial(remote.show, view), kind="primary")
        if card.sheet.id in remote.here.hall.growing:
            grown = replace(view, what=screen_view.GROWTH)
            _button(f"{card.label}の歩みを映す", f"growth-{place}", partial(remote.show, grown))
        _button("もどす", f"unpick-{place}", partial(remote.unpick, card, subject))


def _button(label: str, key: str, do: Callable[[], None], *, kind: str = "secondary") -> None:
    st.button(label, key=key, type="primary" if kind == "primary" else "secondary", on_click=do)
