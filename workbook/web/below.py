"""Where the workbook lies below a path of its host (`https://www.example.lg.jp/kenshu`): what is asked for by that path.

Between these two layers, and in our own routes, every path is as it would be at the top. Whatever leads on from an
answer is written with `config.at`; what neither we nor Streamlit write so (the cookie of Starlette's sessions, a
redirect of its router) is put below here. A proxy may take the path off by itself: both are understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbook import config

_PERMANENT = 308


class Below:
    """Take the path above the workbook off what is asked, and keep every cookie below it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._above = config.at("")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not self._above or scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope["path"] == self._above and scope["type"] == "http":
            await self._open(scope, send)
            return

        async def below(message: Message) -> None:
            if message["type"] == "http.response.start":
                _put_below(MutableHeaders(scope=message), self._above)
            await send(message)

        path = scope["path"].removeprefix(self._above)
        await self._app(scope if not path.startswith("/") else {**scope, "path": path}, receive, below)

    async def _open(self, scope: Scope, send: Send) -> None:
        """Lead to the first page; what lies beside it is found from there only."""
        query = scope["query_string"]
        to = self._above.encode() + b"/" + (b"?" + query if query else b"")
        lines = [(b"location", to), (b"content-length", b"0"), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": _PERMANENT, "headers": lines})
        await send({"type": "http.response.body", "body": b""})


class StreamlitBelow:
    """Ask Streamlit for its own addresses by the path it was told (`server.baseUrlPath`); `ours` are asked as they are."""

    def __init__(self, app: ASGIApp, *, ours: Sequence[BaseRoute]) -> None:
        self._app = app
        self._ours = ours
        self._above = config.at("")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_streamlits = (
            self._above
            and scope["type"] in ("http", "websocket")
            and all(route.matches(scope)[0] is Match.NONE for route in self._ours)
        )
        await self._app(
            {**scope, "path": self._above + scope["path"]} if is_streamlits else scope, receive, send
        )


def _put_below(headers: MutableHeaders, above: str) -> None:
    cookies = headers.getlist("set-cookie")
    if cookies:
        del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", _below(cookie, above))


def _below(cookie: str, above: str) -> str:
    """Return a Set-Cookie line that is for the top of the host as one for what lies below."""
    parts = cookie.split(";")
    return ";".join(f" Path={above}/" if part.strip().lower() == "path=/" else part for part in parts)
