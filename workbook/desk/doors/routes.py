"""The desk's doors: live sheets and the editor's files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from workbook.desk.doors import assets, last_words, origin
from workbook.desk.table import connection
from workbook.desk.table.connection import Door
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
    house = _House(rooms, doorkeeper, address, bundle)
    return [
        WebSocketRoute("/desk/ws/{sheet_id}", house.sheet),
        Route("/desk/assets/{name}", house.asset),
    ]


@dataclass(frozen=True)
class _House:
    rooms: OpenSheets
    doorkeeper: Doorkeeper
    address: str
    bundle: Path

    async def sheet(self, socket: WebSocket) -> None:
        if origin.is_ours(socket.headers, self.address):
            await connection.serve(Door(self.rooms, self.doorkeeper), socket, stranger=last_words.hear)
        else:
            await socket.close()  # before it is accepted: the browser gets a plain 403

    async def asset(self, request: Request) -> Response:
        return await self.rooms.in_thread(
            partial(assets.answer, self.bundle, request.path_params["name"], request.headers)
        )
