"""The addresses of the 接続チェック: its page, and what its script tries. Nothing of it is kept, here or by a proxy."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from workbook import config, house_clock
from workbook.desk.doors import origin
from workbook.web.connection import check_page

_SCRIPT = Path(__file__).parent / "tries.js"
_SIZE = 262_144
"""So much is sent and taken for the speed (`SIZE` in tries.js)."""
_COOKIE = "wb_check"
_STAYS = 10.0
_FORBIDDEN, _TOO_LARGE = 403, 413
_NOT_KEPT = {"Cache-Control": "no-store"}


def routes(*, address: str = "") -> list[BaseRoute]:
    """Return the routes for `st.App`; `address` is the public address."""
    check = _Check(address)
    return [
        Route("/connection", check.page, methods=["GET"]),
        Route("/connection/tries.js", check.script, methods=["GET"]),
        Route("/connection/clock", check.clock, methods=["GET"]),
        Route("/connection/cookie", check.cookie, methods=["GET"]),
        Route("/connection/file", check.file, methods=["GET"]),
        Route("/connection/upload", check.upload, methods=["POST"]),
        WebSocketRoute("/connection/socket", check.socket),
        Route("/connection/{lost:path}", _lead_back, methods=["GET"]),
    ]


def _lead_back(_request: Request) -> Response:
    return RedirectResponse(config.at("/connection"), 303)


@dataclass(frozen=True)
class _Check:
    address: str

    async def page(self, request: Request) -> Response:
        here = self.address or f"{request.url.scheme}://{request.headers.get('host', '')}"
        return HTMLResponse(check_page.to_html(address=here), headers=_NOT_KEPT)

    async def script(self, _request: Request) -> Response:
        return FileResponse(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    async def clock(self, _request: Request) -> Response:
        return JSONResponse({"now": int(house_clock.now().timestamp() * 1000)}, headers=_NOT_KEPT)

    async def cookie(self, request: Request) -> Response:
        """Say whether the cookie came that the last answer gave."""
        answer = JSONResponse({"cookie": _COOKIE in request.cookies}, headers=_NOT_KEPT)
        answer.set_cookie(_COOKIE, "1", 60, path=config.at("/connection"), httponly=True, samesite="lax")
        return answer

    async def file(self, _request: Request) -> Response:
        return Response(bytes(_SIZE), media_type="application/octet-stream", headers=_NOT_KEPT)

    async def upload(self, request: Request) -> Response:
        """Count what comes, and hear of no more than the script sends."""
        if not origin.is_ours(request.headers, self.address):
            return JSONResponse({}, _FORBIDDEN, _NOT_KEPT)
        count = 0
        async for part in request.stream():
            count += len(part)
            if count > _SIZE:
                return JSONResponse({}, _TOO_LARGE, _NOT_KEPT)
        return JSONResponse({"bytes": count}, headers=_NOT_KEPT)

    async def socket(self, socket: WebSocket) -> None:
        """Send one message back, and part."""
        if not origin.is_ours(socket.headers, self.address):
            await socket.close()  # before it is accepted: the browser gets a plain 403
            return
        await socket.accept()
        with suppress(TimeoutError, WebSocketDisconnect, KeyError, RuntimeError):
            async with asyncio.timeout(_STAYS):
                await socket.receive_text()
                await socket.send_text("pong")
                await socket.receive_text()  # until the browser goes
        with suppress(RuntimeError):
            await socket.close()
