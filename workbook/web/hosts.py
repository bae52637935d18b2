"""Under which names the workbook answers: its public address, and whatever only this machine and its network can mean.

A name that somebody else points at this machine would let a foreign page read along in the name of whoever opens it,
and a link or QR code made from such a name would lead astray.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from workbook.web import plain_pages

_MISDIRECTED = 421
_ASKED_BY_MACHINES = frozenset({"/healthz", "/readyz", "/metrics"})
"""Whoever watches asks by whatever name it has for this machine; nothing there is made from that name."""


class OwnHosts:
    """Answer only requests that were sent to us by one of our names."""

    def __init__(self, app: ASGIApp, *, address: str = "") -> None:
        self._app = app
        self._is_ours = known(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if (
            scope["type"] not in ("http", "websocket")
            or scope["path"] in _ASKED_BY_MACHINES
            or self._is_told_ours(Headers(scope=scope).getlist("host"))
        ):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            refused = HTMLResponse(plain_pages.OTHER_NAME, _MISDIRECTED, {"Cache-Control": "no-store"})
            await refused(scope, receive, send)

    def _is_told_ours(self, told: list[str]) -> bool:
        """Tell whether the one name a request was sent to is ours; two of them are a trick."""
        return len(told) == 1 and self._is_ours(told[0])


def known(address: str, *, machine: str = "") -> Callable[[str], bool]:
    """Return what tells whether a Host header means us.

    The host of `address` does, and so do localhost, the name of this machine (also with .local, as PCs are found in a
    room without a name server), names without a dot, and addresses in numbers: only one's own network gives those.
    """
    name = (machine or socket.gethostname()).lower()
    names = {urlsplit(address).hostname or "", name, f"{name.partition('.')[0]}.local"} - {""}

    def is_ours(host: str) -> bool:
        asked = _name(host)
        return asked in names or (bool(asked) and not set(asked) & {".", ":"}) or _is_near(asked)

    return is_ours


def _name(host: str) -> str:
    """Return the name in a Host header, without its port; empty when it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_near(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_private
    except ValueError:
        return False
