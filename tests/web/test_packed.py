"""Streamlit's scripts travel packed to who unpacks them, and nothing else of the disk does."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from workbook.web.packed import Packed, unpacks

FOLDER = Path(streamlit.__file__).parent / "static"
SCRIPT = max((FOLDER / "static" / "js").glob("index.*.js"), key=lambda file: file.stat().st_size)
ADDRESS = f"/static/js/{SCRIPT.name}"


async def _behind(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001 -- an ASGI app
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"behind"})


def _ask(address: str, method: str = "GET", *, times: int = 1, **headers: str) -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=Packed(_behind, folder=FOLDER))
        async with httpx.AsyncClient(transport=transport, base_url="http://kenshu.test") as client:
            lines = {name.replace("_", "-"): value for name, value in headers.items()}
            return await asyncio.gather(
                *(client.request(method, address, headers=lines) for _ in range(times))
            )

    return asyncio.run(ask())


def test_who_unpacks_gets_the_same_script_in_less_than_half_the_bytes() -> None:
    first, second = _ask(ADDRESS, times=2, accept_encoding="br, gzip")

    assert first.content == second.content == SCRIPT.read_bytes()
    assert int(first.headers["content-length"]) < SCRIPT.stat().st_size / 2
    assert {name: first.headers[name] for name in ("content-encoding", "vary", "cache-control")} == {
        "content-encoding": "gzip",
        "vary": "Accept-Encoding",
        "cache-control": "public, immutable, max-age=31536000",
    }
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"


def test_who_has_it_already_gets_nothing_again() -> None:
    (first,) = _ask(ADDRESS, accept_encoding="gzip")
    (again,) = _ask(ADDRESS, accept_encoding="gzip", if_none_match=first.headers["etag"])
    (asked,) = _ask(ADDRESS, "HEAD", accept_encoding="gzip")

    assert (again.status_code, again.content, "content-encoding" in again.headers) == (304, b"", False)
    assert (asked.status_code, asked.headers["content-length"]) == (200, first.headers["content-length"])


@pytest.mark.parametrize(
    ("address", "headers", "vary"),
    [
        (ADDRESS, {"accept_encoding": "identity"}, "Accept-Encoding"),
        (ADDRESS, {"accept_encoding": "gzip;q=0"}, "Accept-Encoding"),
        (ADDRESS, {"accept_encoding": "gzip", "range": "bytes=0-9"}, "Accept-Encoding"),
        ("/static/js/none.js", {"accept_encoding": "gzip"}, None),
        ("/static/%2e%2e/%2e%2e/streamlit/__init__.py", {"accept_encoding": "gzip"}, None),
        ("/static/%2e%2e/%2e%2e/elements/x.js", {"accept_encoding": "gzip"}, None),
        ("/media/a.js", {"accept_encoding": "gzip"}, None),
    ],
)
def test_everything_else_is_left_to_streamlit(
    address: str, headers: dict[str, str], vary: str | None
) -> None:
    (answer,) = _ask(address, **headers)

    assert (answer.content, answer.headers.get("vary")) == (b"behind", vary)
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=1.0", True),
        ("gzip;q=0.0", False),
        ("", False),
        ("*", False),
    ],
)
def test_only_who_says_so_unpacks(said: str, does: bool) -> None:  # noqa: FBT001 -- a case of the table
    assert unpacks(Headers({"accept-encoding": said})) is does


def test_what_is_packed_can_be_unpacked_by_anybody() -> None:
    (answer,) = _ask(ADDRESS, "HEAD", accept_encoding="gzip")

    assert int(answer.headers["content-length"]) == len(gzip.compress(SCRIPT.read_bytes(), mtime=0))
