"""The headers of every answer: nothing foreign runs or is fetched, types are not guessed, addresses stay here."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_YEAR = 365 * 24 * 3600
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class SafeHeaders:
    """Give every answer the same headers where it has none of its own.

    Scripts run only from this server, or as they stand in `page`, the HTML that every visit begins with. Where the public
    `address` is https, browsers are told to come by it only.
    """

    def __init__(self, app: ASGIApp, *, page: str, address: str = "") -> None:
        self._app = app
        self._headers = headers(page)
        if address.startswith("https://"):
            self._headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    own.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def headers(page: str) -> dict[str, str]:
    """Return the headers of every answer for a first page with these scripts in it."""
    inline = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE.findall(page))
    policy = (
        "default-src 'self'",
        f"script-src 'self' blob: 'wasm-unsafe-eval' {inline}".rstrip(),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
