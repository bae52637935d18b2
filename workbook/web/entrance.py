"""Coming in with a ticket, and going out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from workbook import config
from workbook.classroom.people import logins, persons
from workbook.desk.doors import origin
from workbook.desk.table.connection import COOKIE
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable
from workbook.web import plain_pages

_COOKIE_SECONDS = 400 * 24 * 3600
_FORBIDDEN, _GONE, _UNAVAILABLE, _SEE_OTHER = 403, 410, 503, 303
FORM_COOKIE, FORM_PATH = "wb_light", "/light"
"""A secret of this browser for the forms of the 軽量版; every form carries its hash, which no other page can know."""
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def routes(*, database: Database, address: str = "") -> list[BaseRoute]:
    """Return the routes for `st.App`; `address` is the public address, such as https://kenshu.example.lg.jp."""
    entrance = _Entrance(database, address)
    return [
        Route("/enter", entrance.enter),
        Route("/leave", entrance.ask_leave, methods=["GET"]),
        Route("/leave", entrance.leave, methods=["POST"]),
    ]


def give_cookie(answer: Response, token: str, *, is_secure: bool) -> None:
    """Let the browser keep who it is; no script can read it."""
    answer.set_cookie(
        COOKIE, token, _COOKIE_SECONDS, path=config.at("/"), secure=is_secure, httponly=True, samesite="lax"
    )


@dataclass(frozen=True)
class _Entrance:
    """Starlette calls what is not async in a thread, so nobody waits while the database answers."""

    database: Database
    address: str

    def enter(self, request: Request) -> Response:
        if request.method == "HEAD":  # a program that checks links must not use the ticket up
            return Response(headers=_PRIVATE)
        if origin.is_foreign(request.headers, self.address):
            # Whoever follows a foreign link with somebody's ticket would write under that name.
            return HTMLResponse(plain_pages.FOREIGN_WAY, _FORBIDDEN, _PRIVATE)
        try:
            token = self._redeem(request.query_params.get("ticket", ""), request.cookies.get(COOKIE, ""))
        except StoreUnavailable:
            return HTMLResponse(plain_pages.NOT_NOW, _UNAVAILABLE, _PRIVATE)
        if token is None:
            return HTMLResponse(plain_pages.TICKET_USED, _GONE, _PRIVATE)
        answer = RedirectResponse(config.at("/"), _SEE_OTHER, _PRIVATE)
        give_cookie(answer, token, is_secure=self._is_secure(request))
        return answer

    def ask_leave(self, _request: Request) -> Response:
        return HTMLResponse(plain_pages.LEAVE, headers=_PRIVATE)

    def leave(self, request: Request) -> Response:
        if not origin.is_ours(request.headers, self.address):
            return HTMLResponse(plain_pages.LEAVE, _FORBIDDEN, _PRIVATE)
        if token := request.cookies.get(COOKIE):
            # Without the cookie this browser is out anyhow.
            with suppress(StoreUnavailable), self.database.begin() as db:
                persons.leave(db, token=token)
        # The first page sees the mark and forgets what was typed and not sent on this device, or all that is on it.
        mark = "wiped" if "wipe" in request.query_params else "left"
        answer = RedirectResponse(config.at(f"/#{mark}"), _SEE_OTHER, _PRIVATE)
        answer.delete_cookie(
            COOKIE, path=config.at("/"), secure=self._is_secure(request), httponly=True, samesite="lax"
        )
        answer.delete_cookie(FORM_COOKIE, path=config.at(FORM_PATH), httponly=True, samesite="strict")
        return answer

    def _redeem(self, ticket: str, held: str) -> str | None:
        if not ticket:
            return None
        with self.database.begin() as db:
            return logins.redeem(db, ticket=ticket, held=held)

    def _is_secure(self, request: Request) -> bool:
        return request.url.scheme == "https" or self.address.startswith("https://")
