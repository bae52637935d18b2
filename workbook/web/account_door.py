"""The answers of Streamlit's sign-in, led to our own page where they would be English, or silent about a failure.

Streamlit says "Authentication error" when the provider cannot be reached, and opens the first page without a word
when a sign-in failed on its way back. Leaving the workbook does not sign out of the account either.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workbook import config
from workbook.pages.frame.links import PLACES

CALLBACK = "/oauth2callback"
_LOGIN = "/auth/login"
_LEAVE = "/leave"
_COOKIE = "_streamlit_user"
_SEE_OTHER = 303
_OURS = frozenset({b"location", b"content-length", b"content-type"})


class AccountDoor:
    """Watch three addresses; every other answer stays as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] not in {CALLBACK, _LOGIN, _LEAVE}:
            await self._app(scope, receive, send)
            return
        is_led = False

        async def lead(message: Message) -> None:
            nonlocal is_led
            if message["type"] == "http.response.start":
                to = _way(scope, message)
                is_led = to is not None
                await send(_to(to, message) if to is not None else message)
            elif not is_led:
                await send(message)
            elif not message.get("more_body"):
                await send({"type": "http.response.body", "body": b""})

        await self._app(scope, receive, lead)


def _way(scope: Scope, answer: Message) -> str | None:
    """Return where an answer should lead instead, None for where it leads anyhow."""
    headers = [(name.lower(), value.decode("latin-1")) for name, value in answer.get("headers", ())]
    location = next((value for name, value in headers if name == b"location"), "")
    if scope["path"] == _LOGIN:
        return None if location.startswith(("https://", "http://")) else _account(sign_in="failed")
    if scope["path"] == _LEAVE:
        mark = location.partition("#")[2]  # what the first page is to forget on this device
        way = _account(leave="1") + (f"#{mark}" if mark else "")
        return way if location and _has_account(scope) else None
    if any(name == b"set-cookie" and _is_given(value) for name, value in headers):
        return _account()
    asked = parse_qs(scope["query_string"].decode("latin-1"))
    if asked.get("error") == ["access_denied"]:
        return _account(sign_in="stopped")
    return _account(sign_in="failed") if {"code", "error"} & set(asked) else None


def _is_given(cookie: str) -> bool:
    """Tell whether a Set-Cookie line gives an account, rather than taking it away."""
    return cookie.startswith(f"{_COOKIE}=") and "max-age=0" not in cookie.lower()


def _has_account(scope: Scope) -> bool:
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    return any(part.strip().startswith(f"{_COOKIE}=") for line in lines for part in line.split(";"))


def _account(**asked: str) -> str:
    query = f"?{urlencode(asked)}" if asked else ""
    return config.at(f"/{PLACES['account'].address}{query}")


def _to(address: str, answer: Message) -> Message:
    kept = [(name, value) for name, value in answer.get("headers", ()) if name.lower() not in _OURS]
    ours = [(b"location", address.encode()), (b"content-length", b"0")]
    return {**answer, "status": _SEE_OTHER, "headers": [*kept, *ours]}
