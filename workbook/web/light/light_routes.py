"""The addresses of the 軽量版: who may come is asked at each of them, and nothing of it is kept by a proxy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from anyio import CapacityLimiter, to_thread
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from workbook.classroom.people import attendance
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.period import raised_hands
from workbook.office import visit as visits
from workbook.office.visit import Visit
from workbook.store.unavailable import StoreUnavailable
from workbook.web import entrance, plain_pages
from workbook.web.light import (
    arriving,
    asking,
    day_lines,
    frame,
    module_text,
    not_saved,
    now_lines,
    told_case,
    ways,
)
from workbook.web.light.asking import Call, TooLargeError
from workbook.web.light.frame import HtmlPage
from workbook.web.light.written import answer_page, from_alone, sheet_pages

_SEE_OTHER, _NOT_FOUND, _FORBIDDEN, _CLOSED, _TOO_LARGE, _UNAVAILABLE = 303, 404, 403, 409, 413, 503
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
_SCRIPT = Path(__file__).parent / "light.js"
_AT_THE_DOOR = 8
"""So many wait at the door at once; a wrong code is answered slowly, and nobody else may wait for that."""

Drawn = HtmlPage | str | None
Draw = Callable[[Call, Person], Drawn]
"""Gives a page, the address to go on to, or None where there is nothing."""


def routes() -> list[BaseRoute]:
    """Return the routes for `st.App`."""
    place = "/light/{kind:str}/{id:str}/write/{ask:str}"
    row = place + "/{grid:str}/{row:str}"
    alone = "/light/{kind:str}/{id:str}/alone"
    return [
        Route("/light", _reading(_home), methods=["GET"]),
        Route("/light/", _reading(_home), methods=["GET"]),
        Route("/light/light.js", _script, methods=["GET"]),
        Route("/light/now", _now, methods=["GET"]),
        Route("/light/join", _reading(arriving.page), methods=["GET"]),
        Route("/light/join", _coming_in(arriving.join), methods=["POST"]),
        Route("/light/alone", _coming_in(arriving.alone), methods=["POST"]),
        Route("/light/sheets", _reading(_of_team(sheet_pages.every)), methods=["GET"]),
        Route("/light/course", _reading(day_lines.whole), methods=["GET"]),
        Route("/light/hand", _reading(_of_team(_hand)), methods=["GET"]),
        Route("/light/hand", _sending(_press_hand), methods=["POST"]),
        Route("/light/module/{id:str}", _reading(module_text.page), methods=["GET"]),
        Route("/light/case/{id:str}", _reading(_of_team(told_case.page)), methods=["GET"]),
        Route("/light/worksheet/{id:str}", _reading(_of_team(sheet_pages.worksheet)), methods=["GET"]),
        *(Route(path, _reading(_of_team(answer_page.page)), methods=["GET"]) for path in (place, row)),
        *(Route(path, _sending(_write), methods=["POST"]) for path in (place, row)),
        Route(alone, _reading(_of_team(from_alone.page)), methods=["GET"]),
        Route(alone, _sending(from_alone.take_in), methods=["POST"]),
        Route("/light/{lost:path}", _reading(lambda _asked: None), methods=["GET"]),
    ]


# ---------------------------------------------------------------- reading


def _reading(draw: Callable[[Call], Drawn]) -> Callable[[Request], Response]:
    """Return what answers a look; Starlette calls what is not async in a thread."""

    def answer(request: Request) -> Response:
        try:
            asked = asking.of(request)
            return _answer(asked, draw(asked))
        except StoreUnavailable:
            return HTMLResponse(plain_pages.NOT_NOW, _UNAVAILABLE, _PRIVATE)

    return answer


def _of_team(draw: Draw) -> Callable[[Call], Drawn]:
    """Return what draws a page for a member of a team, and the door for everybody else."""

    def drawn(asked: Call) -> Drawn:
        me = asked.visit.me
        return draw(asked, me) if me is not None and me.team_id else _home(asked)

    return drawn


def _home(asked: Call) -> HtmlPage:
    me = asked.visit.me
    if me is None:
        return arriving.page(asked)
    if not me.team_id:
        body = "<p>軽量版は、チームの方のためのものです。進行や準備は、ふつうの画面でできます。</p>"
        return HtmlPage("軽量版", body + ways.link(ways.course(), "時間割"))
    return day_lines.today(asked, me)


def _hand(asked: Call, _me: Person) -> HtmlPage:
    return HtmlPage("手を挙げる", now_lines.hand(asked) or "<p>ひとりで試しているときは、使いません。</p>")


def _now(request: Request) -> Response:
    try:
        asked = asking.of(request)
        return HTMLResponse(now_lines.of(asked.visit, with_links="links" in asked.query), headers=_PRIVATE)
    except StoreUnavailable:
        return HTMLResponse("", _UNAVAILABLE, _PRIVATE)


def _script(_request: Request) -> Response:
    return FileResponse(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _write_down(visit: Visit) -> None:
    """Write down that somebody is here, as the bar of the other pages does."""
    me = visit.me
    if me is not None and me.team_id and not me.is_alone:
        with suppress(StoreUnavailable), visit.house.database.begin() as db:
            attendance.see(db, {me.id})


# ---------------------------------------------------------------- sending


def _sending(do: Draw) -> Callable[[Request], object]:
    """Return what answers a form of somebody in a team: whatever goes wrong, what was typed comes back."""

    def work(asked: Call) -> Response:
        me = asked.visit.me
        if me is None and asked.is_trusted and (kept := _last_words(asked)):
            return _answer(asked, kept)
        if me is None or not me.team_id:
            return _answer(asked, not_saved.page(asked, not_saved.NOT_JOINED, status=_FORBIDDEN))
        if not asked.is_trusted:
            return _answer(asked, not_saved.page(asked, not_saved.NOT_OURS, status=_FORBIDDEN))
        try:
            return _answer(asked, do(asked, me))
        except Refused as refused:
            return _answer(asked, not_saved.page(asked, str(refused), status=_CLOSED))
        except StoreUnavailable as oops:
            return _answer(asked, not_saved.page(asked, str(oops), status=_UNAVAILABLE))

    return _in_thread(work)


def _write(asked: Call, me: Person) -> Drawn:
    if asked.one("away"):
        return answer_page.put_away(asked, me)
    return answer_page.remove(asked, me) if asked.one("do") == "remove" else answer_page.save(asked, me)


def _last_words(asked: Call) -> HtmlPage | None:
    """Keep what was written before a team's code was issued anew; None for a stranger."""
    was = visits.with_ended_secret(asked.token)
    if was is None or was.me is None or "ask" not in asked.parts:
        return None
    return answer_page.leave_late(replace(asked, visit=was), was.me)


def _press_hand(asked: Call, me: Person) -> str:
    reason = asked.one("reason")
    with asked.visit.house.database.begin() as db:
        if reason == "down":
            raised_hands.lower_hand(db, by=me)
        else:
            raised_hands.raise_hand(db, by=me, reason=reason)
    return ways.hand() + ways.asking({"said": "down" if reason == "down" else "hand"})


def _coming_in(let_in: Callable[[Call], HtmlPage | str]) -> Callable[[Request], object]:
    """Return what answers somebody at the door; who comes in gets the same cookie as on every other page."""

    def work(asked: Call) -> Response:
        if not asked.is_trusted:
            return _answer(asked, arriving.page(asked, {"form": not_saved.AGAIN}))
        found = let_in(asked)
        if isinstance(found, HtmlPage):
            return _answer(asked, found)
        answer = RedirectResponse(ways.home(), _SEE_OTHER, _PRIVATE)
        entrance.give_cookie(answer, found, is_secure=asked.is_secure)
        return answer

    return _in_thread(work, CapacityLimiter(_AT_THE_DOOR))


def _in_thread(
    work: Callable[[Call], Response], limiter: CapacityLimiter | None = None
) -> Callable[[Request], object]:
    """Return an endpoint that reads a form and lets `work` answer it, without making others wait."""

    async def answer(request: Request) -> Response:
        try:
            body = await asking.body_of(request)
            asked = await to_thread.run_sync(asking.of, request, body)
            answered: Response = await to_thread.run_sync(work, asked, limiter=limiter)
        except TooLargeError:
            return HTMLResponse(plain_pages.TOO_LARGE, _TOO_LARGE, _PRIVATE)
        except StoreUnavailable:
            return HTMLResponse(plain_pages.NOT_NOW, _UNAVAILABLE, _PRIVATE)
        return answered

    return answer


# ---------------------------------------------------------------- answering


def _lost() -> HtmlPage:
    body = f"<p>その画面はありません。</p>{ways.link(ways.home(), 'はじめの画面へ')}"
    return HtmlPage("見つかりません", body, status=_NOT_FOUND)


def _answer(asked: Call, drawn: Drawn) -> Response:
    answer: Response
    if isinstance(drawn, str):
        answer = RedirectResponse(drawn, _SEE_OTHER, _PRIVATE)
    else:
        page = drawn or _lost()
        answer = HTMLResponse(frame.to_html(asked, page), page.status, _PRIVATE)
    answer.background = BackgroundTask(_write_down, asked.visit)  # nobody who reads waits for those who write
    answer.set_cookie(
        entrance.FORM_COOKIE,
        asked.secret,
        path=ways.home(),
        secure=asked.is_secure,
        httponly=True,
        samesite="strict",
    )
    return answer
