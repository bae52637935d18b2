"""The desk's doors: live sheets and the editor's files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from workbook.desk.doors import assets, last_words, origin
from workbook.desk.table import connection
from workbook.desk.table.connection import Door, Line
from workbook.desk.table.doorkeeper import Doorkeeper
from workbook.desk.table.open_sheets import OpenSheets


def routes(
    *,
    rooms: OpenSheets,
    doorkeeper: Doorkeeper,
    address: str = "",
    bundle: Path = assets.BUNDLE,
) -> list[BaseRoute]:
    """Return the routes for `st.App`; `address` is the public address, such as https://kenshu.example.lg.jp."""
    return [
        WebSocketRoute("/desk/ws/{sheet_id}", _LiveSheets(Door(rooms, doorkeeper), address)),
        Route("/desk/assets/{name}", _Assets(rooms, bundle).answer),
    ]


@dataclass(frozen=True)
class _LiveSheets:
    """Takes connections as ASGI hands them over: Starlette's way for functions costs each of them 2 kB more for as long as it stays."""

    door: Door
    address: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if origin.is_ours(Headers(scope=scope), self.address):
            await connection.serve(self.door, scope, Line(receive, send), stranger=last_words.hear)
        else:
            await WebSocket(
                scope, receive, send
            ).close()  # before it is accepted: the browser gets a plain 403


@dataclass(frozen=True)
class _Assets:
    rooms: OpenSheets
    bundle: Path

    async def answer(self, request: Request) -> Response:
        return await self.rooms.in_thread(
            partial(assets.answer, self.bundle, request.path_params["name"], request.headers)
        )
