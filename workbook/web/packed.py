"""Streamlit's own scripts, packed for the way: it sends them as they lie in its folder, two megabytes at a first visit."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ENDINGS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_UNDER = "/static/"
_FOR_GOOD = "public, immutable, max-age=31536000"  # the names hold a digest of what is in the file


@dataclass(frozen=True)
class PackedFile:
    """A file as it travels, and the name of just these bytes."""

    data: bytes
    etag: str


class Packed:
    """Answer for the scripts and styles in a folder with packed ones; each is packed once, when first asked for.

    Whoever does not say that they unpack gets the file from the application behind, as every other address.
    """

    def __init__(self, app: ASGIApp, *, folder: Path) -> None:
        self._app = app
        self._folder = folder.resolve()
        self._files: dict[Path, asyncio.Task[PackedFile]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        file = self._find(scope) if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} else None
        if file is None:
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if "range" in asked or not unpacks(asked):
            await self._app(scope, receive, _varying(send))
            return
        await _answer(scope, send, await self._packed(file), kind=_ENDINGS[file.suffix])

    def _find(self, scope: Scope) -> Path | None:
        path: str = scope["path"]
        if not path.startswith(_UNDER):
            return None
        file = (self._folder / path.removeprefix("/")).resolve()
        is_ours = file.suffix in _ENDINGS and file.is_relative_to(self._folder)
        return file if is_ours and file.is_file() else None

    async def _packed(self, file: Path) -> PackedFile:
        """Return the packed file; who asks while it is being packed waits for the same one."""
        if file not in self._files:
            self._files[file] = asyncio.create_task(asyncio.to_thread(_pack, file))
        return await asyncio.shield(self._files[file])


def unpacks(asked: Headers) -> bool:
    """Tell whether whoever asks says that they unpack gzip."""
    for one in ",".join(asked.getlist("accept-encoding")).split(","):
        name, _, quality = one.replace(" ", "").partition(";q=")
        if name.lower() == "gzip":
            return quality.rstrip("0") not in {"0.", ""} or not quality
    return False


def _pack(file: Path) -> PackedFile:
    data = gzip.compress(file.read_bytes(), mtime=0)
    return PackedFile(data, f'"{hashlib.sha256(data).hexdigest()[:32]}"')


def _varying(send: Send) -> Send:
    """Say of an answer that is not packed that another one may be: what stands between must not give it to all."""

    async def varied(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return varied


async def _answer(scope: Scope, send: Send, packed: PackedFile, *, kind: str) -> None:
    lines = {"cache-control": _FOR_GOOD, "vary": "Accept-Encoding", "etag": packed.etag}
    known = Headers(scope=scope).get("if-none-match", "")
    is_known = packed.etag in known
    if not is_known:
        lines |= {"content-type": kind, "content-encoding": "gzip", "content-length": str(len(packed.data))}
    raw = [(name.encode(), value.encode()) for name, value in lines.items()]
    await send({"type": "http.response.start", "status": 304 if is_known else 200, "headers": raw})
    await send(
        {"type": "http.response.body", "body": b"" if is_known or scope["method"] == "HEAD" else packed.data}
    )
