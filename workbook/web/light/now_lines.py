"""「いま」: what runs, what was said, who is called where, and how long there is; and the team's hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workbook import house_clock
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person
from workbook.classroom.period import now, raised_hands
from workbook.classroom.period.state import Hall, Place
from workbook.content.forms import times
from workbook.office import our_day
from workbook.office.visit import Visit
from workbook.pages.frame import prose
from workbook.web.light import ways
from workbook.web.light.asking import Call

_NOTHING = "進行役からの知らせは、いまはありません。"


def of(visit: Visit, *, with_links: bool) -> str:
    """Return the lines of 「いま」 for a team; empty for everybody else. Where somebody writes they hold no links."""
    me = visit.me
    if me is None or me.role != "member" or me.is_alone:
        return ""
    at = house_clock.now()
    hall = our_day.hall_of(visit, me.run_id)
    lines = list(_lines(visit, me, hall, at, with_links=with_links)) or [f"<p>{_NOTHING}</p>"]
    return f"{''.join(lines)}<p class='small'>{times.clock(at)} のようす</p>"


def section(visit: Visit, *, with_links: bool) -> str:
    """Return the same as a part of a page, which a script may look after."""
    inner = of(visit, with_links=with_links)
    if not inner:
        return ""
    links = ' data-links="1"' if with_links else ""
    return f'<section class="now" aria-label="いま" id="now" aria-live="polite"{links}>{inner}</section>'


def hand(asked: Call) -> str:
    """Return the buttons with which a team calls for help, or says that it needs none any more."""
    me = asked.visit.me
    if me is None or not rights.may_raise_hand(me):
        return ""
    raised = our_day.hall_of(asked.visit, me.run_id).hands.get(me.team_id)
    if raised is not None:
        why = raised_hands.REASONS.get(raised.reason, "")
        state = "進行役が向かっています。" if raised.taken_by else "進行役に伝わっています。"
        said = f"<p>手を挙げています（{why}）。{state}</p>"
        return said + _button(asked, "down", "手を下ろす")
    buttons = "".join(_button(asked, code, label) for code, label in raised_hands.REASONS.items())
    return f"<p>えらぶと、進行役に伝わります。</p>{buttons}"


def _button(asked: Call, reason: str, label: str) -> str:
    return (
        f'<form method="post" action="{ways.hand()}"><input type="hidden" name="form" value="{asked.form_token}">'
        f'<button name="reason" value="{reason}">{label}</button></form>'
    )


def _lines(visit: Visit, me: Person, hall: Hall, at: datetime, *, with_links: bool) -> Iterator[str]:
    course = visit.library.course(me.course)
    running = now.of_run(hall, course, visit.library, at=at)
    if called := hall.gathering(me.breakout_id):
        yield f"<p><strong>全体へ戻る合図です。</strong>{prose.plain(called.text)}</p>"
    if running:
        until = f"（{times.clock(running.ends)} ごろまで）"
        yield f"<p><strong>いま：{prose.inline(running.title)}</strong>{until}</p>"
        yield _way(running.place, with_links=with_links)
    summons = hall.summons(me.breakout_id)
    if summons and summons.place:
        yield f"<p>進行役がここへ集めています：{prose.plain(summons.place.title)}</p>"
        yield _way(summons.place, with_links=with_links)
    timer = hall.timer(me.breakout_id)
    if timer and timer.ends_at:
        runs = timer.ends_at > at
        until = f"{_second(timer.ends_at)} まで" if runs else f"{times.clock(timer.ends_at)} に終わりました"
        yield f"<p>{prose.plain(timer.label or '時間')}：{until}</p>"
    for said in hall.messages_for(breakout=me.breakout_id, team=me.team_id):
        if times.today(said.at) == times.today(at):
            yield f"<p>進行役から（{times.clock(said.at)}）：{prose.plain(said.text)}</p>"
    if raised := hall.hands.get(me.team_id):
        yield f"<p>手を挙げています{'。進行役が向かっています' if raised.taken_by else ''}。</p>"


def _way(place: Place | None, *, with_links: bool) -> str:
    return ways.of_place(place) if place and with_links else ""


def _second(at: datetime) -> str:
    there = times.there(at)
    return f"{there.hour}:{there:%M:%S}"
