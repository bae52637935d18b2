"""The files of the built editor, as they lie in the bundle's folder."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.responses import PlainTextResponse, Response

BUNDLE = Path(__file__).parent / "frontend" / "dist"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_PACKED = frozenset({".js", ".css", ".json", ".map", ".svg", ".txt"})
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def answer(bundle: Path, name: str, headers: Mapping[str, str]) -> Response:
    """Return a file of the bundle by its plain name; anything else is not found."""
    file = bundle / name
    kind = _TYPES.get(file.suffix) if _NAME.fullmatch(name) else None
    if kind is None or file.is_symlink() or not file.is_file():
        return PlainTextResponse("ありません", 404)
    changed = file.stat().st_mtime_ns
    if file.suffix in _PACKED:
        if "gzip" in headers.get("accept-encoding", ""):
            more = {**_FOREVER, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            return Response(_packed(file, changed), media_type=kind, headers=more)
        return Response(
            _read(file, changed), media_type=kind, headers={**_FOREVER, "Vary": "Accept-Encoding"}
        )
    return Response(_read(file, changed), media_type=kind, headers=_FOREVER)


@lru_cache(maxsize=32)
def _read(file: Path, _changed: int) -> bytes:
    return file.read_bytes()


@lru_cache(maxsize=32)
def _packed(file: Path, changed: int) -> bytes:
    return gzip.compress(_read(file, changed), mtime=0)
