"""Which pages may talk to us, and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
}


def is_ours(headers: Mapping[str, str], address: str) -> bool:
    """Tell whether a request comes from our own pages: the host it was sent to, or the configured address.

    Browsers send Origin with every WebSocket and every POST; whoever leaves it out is no browser of ours.
    """
    origin = urlsplit(headers.get("origin", ""))
    if origin.scheme not in {"http", "https"} or not origin.netloc:
        return False
    ours = urlsplit(address)
    return origin.netloc == headers.get("host") or (
        bool(address) and (origin.scheme, origin.netloc) == (ours.scheme, ours.netloc)
    )


class SafeHeaders:
    """Middleware: no guessing of types, no foreign frames, no addresses told to other sites."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with our headers where it has none of its own."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
