"""The desk's doors: live sheets, the editor's files, coming in, going out and the health check."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from workbook.desk.doors import assets, origin, plain_pages
from workbook.desk.table import connection
from workbook.desk.table.connection import COOKIE, Door
from workbook.desk.table.doorkeeper import Doorkeeper
from workbook.desk.table.open_sheets import OpenSheets
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable

_COOKIE_SECONDS = 400 * 24 * 3600
_FORBIDDEN, _GONE, _UNAVAILABLE, _SEE_OTHER = 403, 410, 503, 303
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def routes(
    *,
    database: Database,
    rooms: OpenSheets,
    doorkeeper: Doorkeeper,
    address: str = "",
    bundle: Path = assets.BUNDLE,
) -> list[BaseRoute]:
    """Return the routes for `st.App`; `address` is the public address, such as https://kenshu.example.lg.jp."""
    house = _House(database, rooms, doorkeeper, address, bundle)
    return [
        WebSocketRoute("/desk/ws/{sheet_id}", house.sheet),
        Route("/desk/assets/{name}", house.asset),
        Route("/enter", house.enter),
        Route("/leave", house.ask_leave, methods=["GET"]),
        Route("/leave", house.leave, methods=["POST"]),
        Route("/healthz", house.health),
    ]


@dataclass(frozen=True)
class _House:
    database: Database
    rooms: OpenSheets
    doorkeeper: Doorkeeper
    address: str
    bundle: Path

    async def sheet(self, socket: WebSocket) -> None:
        if origin.is_ours(socket.headers, self.address):
            await connection.serve(Door(self.rooms, self.doorkeeper), socket)
        else:
            await socket.close()  # before it is accepted: the browser gets a plain 403

    async def asset(self, request: Request) -> Response:
        return await self.rooms.in_thread(
            partial(assets.answer, self.bundle, request.path_params["name"], request.headers)
        )

    async def enter(self, request: Request) -> Response:
        if request.method == "HEAD":  # a program that checks links must not use the ticket up
            return Response(headers=_PRIVATE)
        ticket = request.query_params.get("ticket", "")
        try:
            token = await self.rooms.in_thread(partial(self.doorkeeper.redeem, ticket)) if ticket else None
        except StoreUnavailable:
            return HTMLResponse(plain_pages.NOT_NOW, _UNAVAILABLE, _PRIVATE)
        if token is None:
            return HTMLResponse(plain_pages.TICKET_USED, _GONE, _PRIVATE)
        answer = RedirectResponse("/", _SEE_OTHER, _PRIVATE)
        answer.set_cookie(
            COOKIE, token, _COOKIE_SECONDS, secure=self._is_secure(request), httponly=True, samesite="lax"
        )
        return answer

    async def ask_leave(self, _request: Request) -> Response:
        return HTMLResponse(plain_pages.LEAVE, headers=_PRIVATE)

    async def leave(self, request: Request) -> Response:
        if not origin.is_ours(request.headers, self.address):
            return HTMLResponse(plain_pages.LEAVE, _FORBIDDEN, _PRIVATE)
        if token := request.cookies.get(COOKIE):
            with suppress(StoreUnavailable):  # without the cookie this browser is out anyhow
                await self.rooms.in_thread(partial(self.doorkeeper.leave, token))
        # The first page sees the mark and forgets what was typed and not sent on this device.
        answer = RedirectResponse("/#left", _SEE_OTHER, _PRIVATE)
        answer.delete_cookie(COOKIE, secure=self._is_secure(request), httponly=True, samesite="lax")
        return answer

    async def health(self, _request: Request) -> Response:
        try:
            await self.rooms.in_thread(self._look_up)
        except StoreUnavailable:
            return JSONResponse({"status": "database"}, _UNAVAILABLE, _PRIVATE)
        return JSONResponse({"status": "ok"}, headers=_PRIVATE)

    def _look_up(self) -> None:
        with self.database.reading() as db:
            db.execute(text("SELECT 1"))

    def _is_secure(self, request: Request) -> bool:
        return request.url.scheme == "https" or self.address.startswith("https://")
