"""The HTML every visit begins with, in Japanese.

Streamlit's own start page says `lang="en"`, fetches a Latin font nobody sees here and explains itself in English;
an unknown address opens an English box. So this layer answers page addresses itself and leaves the rest alone.
"""

from __future__ import annotations

import re
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from workbook import config
from workbook.desk.doors import origin
from workbook.pages.frame.links import PLACES

_ADDRESSES = frozenset({"/", *(f"/{place.address}" for place in PLACES.values())})
_OTHERS = frozenset(
    {"/enter", "/leave", "/healthz", "/readyz", "/metrics", "/oauth2callback", "/light", "/connection"}
)
_CLOSED = "/_stcore/metrics"  # Streamlit tells everybody how many are here; ours (/metrics) asks for a token
_LOST = re.compile(
    r"/[^/.]+/?"
)  # deeper addresses are asked for by Streamlit, which looks for its server there
_OURS = ("front.js", "drafts.js", "card_link.js")
_FOREIGN = 1008
_NO_SCRIPT = (
    "<noscript><p>このワークブックを使うには、ブラウザの JavaScript を有効にしてください。</p></noscript>"
)


class Front:
    """Answer page addresses with our own first page, and let foreign pages talk to nobody behind it."""

    def __init__(self, app: ASGIApp, *, page: str, address: str = "") -> None:
        self._app = app
        self._address = address
        self._page = page.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "websocket" and not self._may_talk(scope):
            await send({"type": "websocket.close", "code": _FOREIGN})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        path: str = scope["path"]
        reading = scope["method"] in ("GET", "HEAD")
        if path.endswith(_CLOSED):
            await _answer(send, 404, ("text/plain", b""), scope["method"])
        elif reading and path in _ADDRESSES:
            await _answer(send, 200, ("text/html; charset=utf-8", self._page), scope["method"])
        elif reading and _LOST.fullmatch(path) and path not in _OTHERS:
            await _answer(send, 303, ("text/plain", b""), scope["method"], to="/")
        else:
            await self._app(scope, receive, send)

    def _may_talk(self, scope: Scope) -> bool:
        """Tell whether a page of ours speaks, or a program that says nothing of where it comes from.

        Streamlit would ask a server on the internet for this PC's address before it refused a foreign page.
        """
        lines = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        return "origin" not in lines or origin.is_ours(lines, self._address)


def read(shell: Path) -> str:
    """Return the page that takes the place of Streamlit's own (`shell`), with our scripts in it."""
    here = Path(__file__).parent
    ours = "\n".join((here / name).read_text(encoding="utf-8") for name in _OURS)
    return translate(shell.read_text(encoding="utf-8"), ours=ours)


def translate(page: str, *, ours: str) -> str:
    """Return Streamlit's first page as ours: Japanese, without its font, with a script that runs first."""
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL).strip()
    page = page.replace('<html lang="en">', '<html lang="ja">', 1)
    head = f"<title>{config.APP}</title><script>{ours}</script>"
    page = re.sub(r"<title>.*?</title>", lambda _: head, page, count=1)
    page = re.sub(r'<link\s[^>]*(?:rel="service-desc"|as="font")[^>]*>', "", page)
    return re.sub(r"<noscript>.*?</noscript>", _NO_SCRIPT, page, flags=re.DOTALL)


async def _answer(send: Send, status: int, body: tuple[str, bytes], method: str, *, to: str = "") -> None:
    kind, data = body
    lines = [(b"content-type", kind.encode()), (b"cache-control", b"no-cache")]
    lines += [(b"content-length", str(len(data)).encode())] + ([(b"location", to.encode())] if to else [])
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else data})
