"""A number for every request, in its answer and in the log; refusals and failures are written down."""

from __future__ import annotations

import logging
import re
import secrets
import sys
import time
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbook.web import plain_pages
from workbook.web.log_lines import REQUEST

_LOG = logging.getLogger("workbook.request")
_HEADER = "x-request-id"
_PROPER = re.compile(r"[A-Za-z0-9-]{8,64}")
_AREA = re.compile(r"/[a-z_-]{0,24}")
_REFUSED = 400
_FAILED = 500
_CLOSED = 1000
_NOT_YOURS = range(4400, 4500)
"""Codes with which a socket is closed for who asks, or what they sent."""


class Watch:
    """Stands before everything else. A proxy's own number is taken over, so that both logs can be laid side by side."""

    def __init__(self, app: ASGIApp, *, answered: Callable[[int, float], None]) -> None:
        self._app = app
        self._answered = answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        number = scope.setdefault("state", {})["number"] = _number(scope)
        begun = time.monotonic()
        is_answered = scope["type"] == "websocket"
        is_accepted = False

        async def numbered(message: Message) -> None:
            nonlocal is_answered, is_accepted
            is_accepted |= message["type"] == "websocket.accept"
            if message["type"] == "http.response.start":
                is_answered = True
                MutableHeaders(scope=message)[_HEADER] = number
                self._tell(scope, message["status"], time.monotonic() - begun)
            elif message["type"] == "websocket.close" and (
                not is_accepted or message.get("code") in _NOT_YOURS
            ):
                _write_down(scope, message.get("code", _CLOSED), time.monotonic() - begun)
            await send(message)

        held = REQUEST.set(number)
        try:
            await self._app(scope, receive, numbered)
        finally:
            if not is_answered:  # something failed; `apologise` answers that outside of everything
                self._tell(scope, _FAILED, time.monotonic() - begun)
            REQUEST.reset(held)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        self._answered(status, seconds)
        if status >= _REFUSED:
            _write_down(scope, status, seconds)


async def apologise(request: Request, _error: Exception) -> HTMLResponse:
    """Answer in place of what failed unforeseen; the log holds more of it under the same number."""
    number: str = request.state.number
    headers = {_HEADER: number, "cache-control": "no-store"}
    return HTMLResponse(plain_pages.failed(number), status_code=_FAILED, headers=headers)


def _write_down(scope: Scope, status: int, seconds: float) -> None:
    """Write a refusal or a failure into the log: what, how, where, after how long."""
    # The first part of the address only: what follows may be anything somebody typed.
    area = _AREA.match(scope["path"])
    said = (status, scope.get("method", "WS"), area and area[0], seconds * 1000)
    is_failure = _FAILED <= status < _CLOSED
    level = logging.ERROR if is_failure else logging.INFO
    _LOG.log(level, "%s %s %s %.0f ms", *said, exc_info=sys.exc_info()[1] if is_failure else None)


def _number(scope: Scope) -> str:
    given = dict(scope["headers"]).get(_HEADER.encode(), b"").decode("latin-1")
    return given if _PROPER.fullmatch(given) else secrets.token_hex(8)
