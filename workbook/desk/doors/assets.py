"""The files of the built editor, as they lie in the bundle's folder."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.responses import PlainTextResponse, Response

from workbook import config

BUNDLE = Path(__file__).parents[1] / "frontend" / "dist"
_MANIFEST = BUNDLE / "manifest.json"

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


def script(part: str) -> str:
    """Return the address of a built script (`script`: the editor, `live`: what hears the facilitator).

    The manifest is a small file, and a new build is seen without a restart.
    """
    name: str = json.loads(_MANIFEST.read_text(encoding="utf-8"))[part]
    return config.at(f"/desk/assets/{name}")


def loader() -> str:
    """Return what Streamlit gets as a component's script: it fetches the real one, once."""
    return (BUNDLE.parent / "loader.js").read_text(encoding="utf-8")


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
