"""What the browser gets first is Japanese and ours, and nothing foreign may run in it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from workbook.pages import shell
from workbook.web.first_page import Front, icon, read, translate
from workbook.web.headers import SafeHeaders, headers

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
PAGE = read(SHELL, style=shell.style())


async def _behind(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001 -- an ASGI app
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"referrer-policy", b"no-referrer"), (b"cache-control", b"public")],
        }
    )
    await send({"type": "http.response.body", "body": f"behind {scope['path']}".encode()})


def _ask(method: str, path: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=SafeHeaders(Front(_behind, page=PAGE), page=PAGE))
        async with httpx.AsyncClient(transport=transport, base_url="http://kenshu.test") as client:
            return await client.request(method, path)

    return asyncio.run(ask())


def test_the_icon_is_the_site_s_and_no_page_sends_one(tmp_path: Path) -> None:
    """Streamlit shows what lies there as long as no page names another; each page that did read and packed it again."""
    picture = tmp_path / "icon.png"
    picture.write_bytes(b"ours")

    with TestClient(Starlette(routes=[icon(picture)])) as browser:
        answer = browser.get("/favicon.png")

    assert (answer.content, answer.headers["content-type"]) == (b"ours", "image/png")
    assert '<link rel="shortcut icon" href="./favicon.png" />' in PAGE
    assert shell.ICON.read_bytes().startswith(b"\x89PNG")


def test_the_first_page_is_japanese_and_asks_for_nothing_it_does_not_need() -> None:
    page = translate(
        SHELL.read_text(encoding="utf-8"), ours="window.ours = 1;", style="p { color: red }", early=()
    )

    assert '<html lang="ja">' in page
    assert "<body><style>p { color: red }</style>" in page
    assert "<title>重層ワークブック</title><script>window.ours = 1;</script>" in page
    for foreign in (
        "enable JavaScript",
        "SourceSans",
        "service-desc",
        'lang="en"',
        "AI agents",
        "https://",
        "<!--",
    ):
        assert foreign not in page


def test_what_every_page_is_made_of_is_fetched_at_once() -> None:
    for name in ("Html", "PageLink", "BidiComponent"):
        (script,) = (SHELL.parent / "static" / "js").glob(f"{name}.*.js")
        assert f'<link rel="modulepreload" crossorigin href="./static/js/{script.name}">' in PAGE


def test_every_script_of_the_first_page_is_allowed_and_no_other() -> None:
    page = translate(
        SHELL.read_text(encoding="utf-8"), ours="window.ours = 1;", style="p { color: red }", early=()
    )

    policy = headers(page)["Content-Security-Policy"]

    assert policy.count("'sha256-") == page.count("<script>") == 2
    assert "unsafe-inline' " not in policy.split("style-src")[0]
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/course", "/module", "/worksheet"])
def test_page_addresses_get_our_first_page(path: str) -> None:
    answer = _ask("GET", path)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert '<html lang="ja">' in answer.text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/no-such-page", "/"),
        ("/no/such/page?id=w02", "/"),
        ("/index.html", "/"),
        ("/join/abc", "/join"),
        ("/join/index.html", "/join"),
        ("/worksheet/?id=w02", "/worksheet?id=w02"),
        ("/Worksheet?id=W02", "/worksheet?id=W02"),
        ("/Light", "/light"),
        ("/light.html", "/light"),
        ("/LIGHT/Sheets/", "/light/sheets"),
        ("/Connection?id=w02", "/connection?id=w02"),
        ("/Static/js", "/"),
        ("/ｗｏｒｋｓｈｅｅｔ?id=w02", "/worksheet?id=w02"),
        ("/worksheet.html?id=w02&questions=a,b", "/worksheet?id=w02&questions=a,b"),
    ],
)
def test_an_unknown_address_leads_to_the_page_that_was_meant(asked: str, meant: str) -> None:
    answer = _ask("GET", asked)

    assert (answer.status_code, answer.headers["location"], answer.text) == (303, meant, "")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/course/_stcore/health",
        "/static/js/index",
        "/media/words",
        "/enter",
        "/healthz",
        "/readyz",
        "/metrics",
        "/oauth2callback",
        "/desk/assets/x.js",
        "/light/sheets",
        "/connection/clock",
        "/favicon.png",
        "/manifest.json",
    ],
)
def test_everything_else_is_left_alone(path: str) -> None:
    assert _ask("GET", path).text == f"behind {path}"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/course/_stcore/metrics"])
def test_what_streamlit_tells_everybody_is_closed(path: str) -> None:
    assert [(answer.status_code, answer.text) for answer in (_ask("GET", path), _ask("POST", path))] == [
        (404, "")
    ] * 2


def test_nothing_is_answered_here_but_reading() -> None:
    assert _ask("POST", "/course").text == "behind /course"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://kenshu.test", "max-age=31536000; includeSubDomains"),
        ("http://kenshu.test", None),
        ("", None),
    ],
)
def test_browsers_are_told_to_stay_on_https_where_there_is_https(address: str, told: str | None) -> None:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=SafeHeaders(_behind, page=PAGE, address=address))
        async with httpx.AsyncClient(transport=transport, base_url="http://kenshu.test") as client:
            return await client.get("/")

    assert asyncio.run(ask()).headers.get("strict-transport-security") == told


def test_a_header_that_is_there_stays_and_stands_once() -> None:
    answer = _ask("GET", "/healthz")

    assert answer.headers.get_list("referrer-policy") == ["no-referrer"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [("http://kenshu.test", True), ("http://evil.example", False), ("null", False), ("", True)],
    ids=["ours", "foreign", "hidden", "no browser"],
)
def test_only_our_own_pages_talk_to_streamlit(origin: str, *, is_let_in: bool) -> None:
    sent: list[Message] = []

    async def behind(_scope: Message, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    lines = [(b"host", b"kenshu.test")] + ([(b"origin", origin.encode())] if origin else [])
    asyncio.run(
        Front(behind, page=PAGE)({"type": "websocket", "path": "/x", "headers": lines}, receive, send)
    )

    assert sent == [{"type": "websocket.accept"} if is_let_in else {"type": "websocket.close", "code": 1008}]


def test_other_answers_say_for_themselves_what_may_be_kept() -> None:
    assert _ask("GET", "/desk/assets/x.js").headers.get_list("cache-control") == ["public"]


@pytest.mark.parametrize("path", ["/llms.txt", "/foo.js", "/join/photo.png", "/wp-login.php", "/.env"])
def test_a_file_that_is_not_there_is_said_in_japanese_and_not_streamlits_page(path: str) -> None:
    read, looked, sent = (_ask(method, path) for method in ("GET", "HEAD", "POST"))

    assert (read.status_code, read.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "そのページは見つかりませんでした" in read.text
    assert '<a href="/">はじめのページへ</a>' in read.text
    assert (looked.status_code, looked.text) == (404, "")
    assert sent.text == f"behind {path}"
    assert "behind" not in read.text


@pytest.mark.parametrize(
    "path",
    ["/light/%00", "/light/case/x%00y", "/files/%01/a", "/static/%00", "/desk/%7F", "/light/x%0Ay"],
)
def test_a_sign_that_nobody_sees_does_not_lead_to_an_answer_without_words(path: str) -> None:
    read, looked, sent = (_ask(method, path) for method in ("GET", "HEAD", "POST"))

    assert (read.status_code, read.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "そのページは見つかりませんでした" in read.text
    assert (looked.status_code, looked.text) == (404, "")
    assert "behind" not in read.text + sent.text


@pytest.mark.parametrize("path", ["/%00", "/%00/join", "/worksheet%00", "/%FF", "/%E3%81%82", "/%3C"])
def test_an_address_with_signs_that_no_page_has_does_not_lead_home_without_a_word(path: str) -> None:
    read = _ask("GET", path)

    assert (read.status_code, "そのページは見つかりませんでした" in read.text) == (404, True)


def test_a_break_copied_with_an_address_does_not_lead_astray() -> None:
    assert _ask("GET", "/light/worksheet/w05%0D%0A").text == "behind /light/worksheet/w05"
    assert _ask("GET", "/light/%E3%80%80w05").text == "behind /light/\u3000w05"
