"""The cookies of this server and of no other: browsers share them between all ports of a host, so each bears a mark.

Outside, the name of a cookie ends in the installation's id; behind this layer it is as ours and Streamlit's programs know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbook import config
from workbook.desk.table.connection import COOKIE
from workbook.store.unavailable import StoreUnavailable
from workbook.web import entrance

_READ_BY_SCRIPTS = "_streamlit_xsrf"
"""Streamlit's own script looks for it by name. It says nothing of who somebody is: any server's own is as good."""

Who = Callable[[str], object | None]
"""Gives who is recognised by this secret; called in a worker thread."""


class OwnCookies:
    """Put the mark on what is set and take it off what comes; a cookie without it counts where none with it came.

    So nobody who came in before there were marks is signed out: whoever is known here by the bare name gets the marked
    one with the next page, and the bare one is taken away.
    """

    def __init__(self, app: ASGIApp, *, mark: str, who: Who, address: str = "") -> None:
        self._app = app
        self._mark = f"-{mark}"
        self._who = who
        self._is_https = address.startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        came = list(_pairs(Headers(scope=scope).getlist("cookie")))
        marked = {name for name, _ in came if name.endswith(self._mark)}
        seen = [
            (name.removesuffix(self._mark), value) for name, value in came if name + self._mark not in marked
        ]
        bare = "" if COOKIE + self._mark in marked else dict(came).get(COOKIE, "")
        taken_over = bare if bare and await self._is_taken_over(scope, bare) else ""

        async def marking(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._put_marks(MutableHeaders(scope=message), scope, taken_over=taken_over)
            await send(message)

        await self._app({**scope, "headers": _with_cookies(scope, seen)}, receive, marking)

    def _put_marks(self, headers: MutableHeaders, scope: Scope, *, taken_over: str) -> None:
        lines = headers.getlist("set-cookie")
        secure = self._is_https or scope["scheme"] == "https"
        if taken_over:
            given = Response()
            if not any(line.startswith(f"{COOKIE}=") for line in lines):
                entrance.give_cookie(given, taken_over, is_secure=secure)
            lines = [*lines, *given.headers.getlist("set-cookie")]
        if not lines:
            return
        del headers["set-cookie"]
        for line in lines:
            name, equals, rest = line.partition("=")
            mark = "" if name == _READ_BY_SCRIPTS else self._mark
            # Streamlit leaves its own open to http, be the address what it may.
            stays = "; Secure" if secure and "; secure" not in rest.lower() else ""
            headers.append("set-cookie", f"{name}{mark}{equals}{rest}{stays}")
        if taken_over:
            gone = Response()
            gone.delete_cookie(COOKIE, path=config.at("/"), httponly=True, samesite="lax")
            headers.append("set-cookie", gone.headers["set-cookie"])

    async def _is_taken_over(self, scope: Scope, secret: str) -> bool:
        """Tell whether a page is asked for, by somebody whom the bare name makes known."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            return False
        try:
            return await run_in_threadpool(self._who, secret) is not None
        except StoreUnavailable:
            return False


def _pairs(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        for part in line.split(";"):
            name, equals, value = part.strip().partition("=")
            if equals:
                yield name, value


def _with_cookies(scope: Scope, cookies: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    rest = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
    said = "; ".join(f"{name}={value}" for name, value in cookies)
    return [*rest, (b"cookie", said.encode("latin-1"))] if said else rest
