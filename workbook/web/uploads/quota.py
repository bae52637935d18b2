"""How much is kept of files from visitors without a team's code: by address and in all, until their visits end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from workbook.desk.table.connection import COOKIE
from workbook.store.unavailable import StoreUnavailable

OF_ADDRESS = 20 * 2**20
OF_ALL = 200 * 2**20
_LARGEST = 6 * 2**20
"""What an upload may hold at most (server.maxUploadSize with its wrapping): it counts so much if it does not say."""
_UPLOAD = re.compile(r".*/_stcore/upload_file/([^/]+)/[^/]+")
_TOO_LARGE = 413

Kept = Callable[[], Mapping[str, int]]
"""Gives how many bytes each visit keeps now, by the id of its session."""
IsLetIn = Callable[[str], bool]
"""Tells whether somebody with this secret came with a code; called in a worker thread."""


class UploadQuota:
    """Refuse what strangers send beyond their share; whoever has a code is not counted. Lives in one event loop.

    Streamlit keeps an upload in memory until the visit ends, so what it keeps is asked, and nothing is kept here but the
    address of each visit.
    """

    def __init__(self, app: ASGIApp, *, kept: Kept, is_let_in: IsLetIn) -> None:
        self._app = app
        self._kept = kept
        self._is_let_in = is_let_in
        self._addresses: dict[str, str] = {}
        self._coming: dict[object, tuple[str, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        found = _UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "PUT" or await self._has_code(scope):
            await self._app(scope, receive, send)
            return
        address = (scope.get("client") or ("", 0))[0]
        mark, size = object(), _size(scope)
        if not self._has_room(address, size):
            await send(
                {"type": "http.response.start", "status": _TOO_LARGE, "headers": [(b"content-length", b"0")]}
            )
            await send({"type": "http.response.body", "body": b""})
            return
        self._coming[mark] = (address, size)
        self._addresses[found[1]] = address
        try:
            await self._app(scope, receive, send)
        finally:
            del self._coming[mark]

    def _has_room(self, address: str, size: int) -> bool:
        kept = self._kept()
        self._addresses = {visit: where for visit, where in self._addresses.items() if visit in kept}
        held = [(where, kept[visit]) for visit, where in self._addresses.items()]
        held += self._coming.values()
        mine = sum(count for where, count in held if where == address)
        return mine + size <= OF_ADDRESS and sum(count for _, count in held) + size <= OF_ALL

    async def _has_code(self, scope: Scope) -> bool:
        token = _token(scope)
        try:
            return bool(token) and await run_in_threadpool(self._is_let_in, token)
        except StoreUnavailable:
            return False


def _size(scope: Scope) -> int:
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 12 else _LARGEST  # noqa: PLR2004 -- 100 GB


def _token(scope: Scope) -> str:
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""
