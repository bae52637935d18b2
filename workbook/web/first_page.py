"""The HTML every visit begins with, in Japanese.

Streamlit's own start page says `lang="en"`, fetches a Latin font nobody sees here and explains itself in English;
an unknown address opens an English box. So this layer answers page addresses itself and leaves the rest alone.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from workbook import config
from workbook.desk.doors import origin
from workbook.pages.frame.links import PLACES
from workbook.texts import cleaning
from workbook.web import packed, plain_pages

_ADDRESSES = frozenset({"/", *(f"/{place.address}" for place in PLACES.values())})
_ICON = "/favicon.png"
_OTHERS = frozenset(
    {
        "/enter",
        "/leave",
        "/healthz",
        "/readyz",
        "/metrics",
        "/oauth2callback",
        "/light",
        "/connection",
        _ICON,
        "/manifest.json",
    }
)
_CLOSED = "/_stcore/metrics"  # Streamlit tells everybody how many are here; ours (/metrics) asks for a token
_SERVED = (
    "_stcore",
    "static",
    "media",
    "component",
    "app",
    "auth",
    "desk",
    "light",
    "connection",
    "files",
)  # by Streamlit, or by our own routes
_PLAIN = frozenset({"light", "connection"})
"""Pages of ours without Streamlit: what stands below them has an address of its own."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PAGE = re.compile(r"(?:/[^/.]*)+(?:/?index)?(?:\.html?)?")  # what other ending it has, it is a file
_SIGNS = re.compile(r"[a-z0-9_-]*")  # what the names of pages are made of
_OURS = (
    "front.js",
    "drafts.js",
    "card_link.js",
    "in_page_links.js",
    "wipe.js",
    "not_connected.js",
    "first_look.js",
)
_SCRIPTS = "static/js"
_EARLY = (
    "Html",
    "PageLink",
    "BidiComponent",
)  # what every page is made of; Streamlit asks for it when it is drawn
_FOREIGN = 1008
_NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
_NO_SCRIPT = (
    "<noscript><p>ふつうの画面を使うには、ブラウザの JavaScript を有効にしてください。"
    'JavaScript がなくても、<a href="light">軽量版</a>は使えます。</p></noscript>'
)


class Front:
    """Answer page addresses with our own first page, and let foreign pages talk to nobody behind it."""

    def __init__(self, app: ASGIApp, *, page: str, address: str = "") -> None:
        self._app = app
        self._address = address
        self._page = page.encode()
        self._packed = gzip.compress(self._page, mtime=0)

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
            await self._open(scope, send)
        elif not _is_lost(path):
            await self._pass_on(scope, receive, send)
        elif reading and _PAGE.fullmatch(path) and _SIGNS.fullmatch(_first(path)):
            there = {"location": _meant(path, scope["query_string"])}
            await _answer(send, 303, ("text/plain", b""), scope["method"], more=there)
        elif reading:
            await _nothing(send, scope["method"])
        else:
            await self._app(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let who serves this path answer; a break at its end was copied with it, any other such sign leads nowhere.

        Streamlit, and our own routes, answer those in English, or without a word.
        """
        path: str = scope["path"].rstrip()
        if _UNSEEN.search(path):
            await _nothing(send, scope["method"])
        else:
            await self._app(scope if path == scope["path"] else {**scope, "path": path}, receive, send)

    async def _open(self, scope: Scope, send: Send) -> None:
        """Answer with the page, packed for who unpacks it."""
        is_packed = packed.unpacks(Headers(scope=scope))
        body = ("text/html; charset=utf-8", self._packed if is_packed else self._page)
        more = {"vary": "Accept-Encoding"} | ({"content-encoding": "gzip"} if is_packed else {})
        await _answer(send, 200, body, scope["method"], more=more)

    def _may_talk(self, scope: Scope) -> bool:
        """Tell whether a page of ours speaks, or a program that says nothing of where it comes from.

        Streamlit would ask a server on the internet for this PC's address before it refused a foreign page.
        """
        lines = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        return "origin" not in lines or origin.is_ours(lines, self._address)


def read(shell: Path, *, style: str) -> str:
    """Return the page that takes the place of Streamlit's own (`shell`), with our scripts and the look of all pages in it."""
    here = Path(__file__).parent / "scripts"
    ours = "\n".join((here / name).read_text(encoding="utf-8") for name in _OURS)
    early = [file.name for name in _EARLY for file in sorted((shell.parent / _SCRIPTS).glob(f"{name}.*.js"))]
    return translate(shell.read_text(encoding="utf-8"), ours=ours, style=style, early=early)


def icon(file: Path) -> Route:
    """Return the address where Streamlit looks for the site's icon, with ours in place of its own."""
    picture = file.read_bytes()

    async def answer(_request: Request) -> Response:
        return Response(picture, media_type="image/png")

    return Route(_ICON, answer)


def translate(page: str, *, ours: str, style: str, early: Iterable[str]) -> str:
    """Return Streamlit's first page as ours: Japanese, without its font, with a script that runs first.

    The style stands in the body: there it comes after what Streamlit puts into the head, and wins. `early`: scripts
    to be fetched at once.
    """
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL).strip()
    base = f' data-base="{config.at("")}"' if config.at("") else ""
    page = page.replace('<html lang="en">', f'<html lang="ja"{base}>', 1)
    head = f"<title>{config.APP}</title><script>{ours}</script>"
    page = re.sub(r"<title>.*?</title>", lambda _: head, page, count=1)
    page = re.sub(r'<link\s[^>]*(?:rel="service-desc"|as="font")[^>]*>', "", page)
    fetched = "".join(f'<link rel="modulepreload" crossorigin href="./{_SCRIPTS}/{name}">' for name in early)
    page = page.replace("</head>", f"{fetched}</head>", 1)
    page = page.replace("<body>", f"<body><style>{style}</style>", 1)
    return re.sub(r"<noscript>.*?</noscript>", _NO_SCRIPT, page, flags=re.DOTALL)


def _is_lost(path: str) -> bool:
    """Tell whether nobody serves this path; Streamlit looks for its server below any page's address."""
    return path not in _OTHERS and not set(path.split("/")) & set(_SERVED)


def _meant(path: str, query: bytes) -> str:
    """Return the address somebody meant: the page whose name comes first, with what was asked of it; else home."""
    typed, first = _typed(path), _first(path)
    page = f"/{typed if first in _PLAIN else first}"
    known = page if first in _PLAIN or page in _ADDRESSES else "/"
    asked = query.decode("latin-1")
    return config.at(f"{known}?{asked}" if asked and known == page else known)


def _typed(path: str) -> str:
    return cleaning.as_id(path.strip("/").removesuffix(".html"))


def _first(path: str) -> str:
    """Return what may be the name of a page in what somebody typed."""
    return _typed(path).partition("/")[0].removesuffix(".html")


async def _nothing(send: Send, method: str) -> None:
    page = ("text/html; charset=utf-8", plain_pages.nothing_here().encode())
    await _answer(send, 404, page, method)


async def _answer(
    send: Send, status: int, body: tuple[str, bytes], method: str, *, more: Mapping[str, str] = _NOTHING_MORE
) -> None:
    kind, data = body
    said = {"content-type": kind, "cache-control": "no-cache", "content-length": str(len(data)), **more}
    lines = [(name.encode(), value.encode()) for name, value in said.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else data})
