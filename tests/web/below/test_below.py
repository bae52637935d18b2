"""The workbook below a path of its host, behind the real nginx: nothing it says leads out of that path."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx
import pytest
from lxml import html as parser
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from tests import asking
from tests.journeys.conftest import App
from tests.web.below.pages_by_socket import Page
from tests.web.below.provider import Provider, options
from tests.what_is_here import loudly
from workbook import config
from workbook.pages.frame.links import PLACES
from workbook.servers import own_nginx
from workbook.servers.own_nginx import NginxMissing

ABOVE = "/bunsho/kenshu"
_GROUPS = [str(uuid.UUID(bytes=blake2b(bytes([number]), digest_size=16).digest())) for number in range(200)]
# So many at most a big provider writes into what it says of somebody.
_OFFICIAL: dict[str, object] = {"sub": "yamada", "email": "yamada@city.example.lg.jp", "email_verified": True, "name": "山田 一郎", "groups": _GROUPS}  # fmt: skip
_MOST = 120
_OTHERS = ("/", "/light/sheets", "/connection", "/connection/", "/join/index.html", "/nowhere", "/enter?ticket=x", "/leave", "/auth/login", "/oauth2callback", "/_stcore/health", "/desk/assets/", "/static/")  # fmt: skip


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    one = Provider(tmp_path_factory.mktemp("provider"), [_OFFICIAL])
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[str]:
    """Where people find the workbook: nginx below a path, the app behind it, staff accounts beside it."""
    folder = tmp_path_factory.mktemp("below")
    port, app = own_nginx.free_port(), App(folder)
    public = f"http://127.0.0.1:{port}{ABOVE}"
    app.environment = {"WORKBOOK_ADDRESS": public, "WORKBOOK_ORGANISERS": "@city.example.lg.jp"}
    known = {"client_id": "workbook", "client_secret": "any", "server_metadata_url": provider.metadata}
    app.options = options(folder, public=public, **known)
    try:
        with own_nginx.running(folder, listen=port, servers=[app.port], path=ABOVE):
            app.start()
            yield public
    except NginxMissing as missing:
        loudly(str(missing))
    finally:
        if app.process:
            app.kill()


def _leads_to(answer: httpx.Response) -> set[str]:
    """Return every address of this host that an answer leads to, and where its cookies are shown."""
    found = {urljoin(str(answer.url), answer.headers["location"])} if "location" in answer.headers else set()
    for cookie in answer.headers.get_list("set-cookie"):
        path = re.search(r"(?i); *path=([^;]*)", cookie)
        found.add(urljoin(str(answer.url), path[1] if path else "."))
    if "html" in answer.headers.get("content-type", "") and answer.content:
        for one in parser.fromstring(answer.content).xpath("//@href|//@src|//form/@action"):
            found.add(urljoin(str(answer.url), str(one).partition("#")[0]))
    here = urlsplit(str(answer.url)).netloc
    return {one for one in found if urlsplit(one).netloc == here}


def test_no_link_redirect_or_cookie_leaves_the_path(address: str) -> None:
    own_page = {"Origin": address.removesuffix(ABOVE)}
    with httpx.Client(timeout=60) as client:
        page = client.get(f"{address}/light")
        boxes = dict(parser.fromstring(page.content).forms[-1].form_values())
        came = client.post(f"{address}/light/alone", data=boxes, headers=own_page)
        waiting = [
            f"{address}{path}" for path in ("", *_OTHERS, *(f"/{one.address}" for one in PLACES.values()))
        ]
        seen: dict[str, set[str]] = {"": _leads_to(page) | _leads_to(came)}
        while waiting and len(seen) < _MOST:
            one = waiting.pop()
            seen[one] = _leads_to(client.get(one))
            waiting += sorted(to for to in seen[one] if "/light" in to and to not in {*seen, *waiting})
        left = client.post(f"{address}/leave", headers=own_page)

    outside = {one: to for one, led in seen.items() for to in led if not f"{to}/".startswith(f"{address}/")}
    assert outside == {}
    assert came.headers["location"] == f"{ABOVE}/light"
    assert left.headers["location"] == f"{ABOVE}/#left"
    assert len([one for one in seen if "/write/" in one]) > 3


def test_sockets_and_files_are_found_below_the_path_only(address: str) -> None:
    top, host = address.removesuffix(ABOVE), address.removeprefix("http://").partition("/")[0]

    def knock(path: str, *, origin: str = f"http://{host}") -> int:
        async def play() -> int:
            try:
                async with connect(f"ws://{host}{path}", origin=Origin(origin)):
                    return 101
            except InvalidStatus as refused:
                return refused.response.status_code

        return asyncio.run(play())

    first = asking.get(f"{address}/join").text
    script = re.search(r'src="\./(static/js/[^"]+)"', first)
    assert script
    assert [asking.get(f"{where}/{script[1]}").is_success for where in (address, top)] == [True, False]
    assert f'data-base="{ABOVE}"' in first
    for path in ("/_stcore/stream", "/desk/ws/sheet", "/live/ws/run", "/connection/socket"):
        assert (path, knock(ABOVE + path), knock(path) == 101) == (path, 101, False)
        assert knock(ABOVE + path, origin="https://evil.example") == 403


def test_a_staff_account_of_many_groups_comes_in_and_leaves_below_the_path(address: str) -> None:
    with httpx.Client(timeout=60) as browser, httpx.Client(timeout=60) as other:
        for one in (browser, other):
            one.get(f"{address}/_stcore/health")  # gives the token by which a socket is believed
        asked = Page(browser, address, "account").press("職員アカウントで入る")
        begun = browser.get(urljoin(address, asked.leads_to()))
        came_back = browser.post(begun.headers["location"], data={"sub": "yamada"}).headers["location"]
        planted = other.get(came_back)
        given = browser.get(came_back)
        held = {
            (one.name.partition("-")[0], f"{one.path}/".replace("//", "/")) for one in browser.cookies.jar
        }
        door = Page(browser, address, "account").door()
        inside = browser.get(urljoin(address, door))
        left = browser.post(f"{address}/leave", headers={"Origin": address.removesuffix(ABOVE)})
        out = Page(browser, address, "account", query="leave=1").leads_to()
        ended = browser.get(urljoin(address, out)).headers["location"]
        last = browser.get(dict(parse_qsl(urlsplit(ended).query))["post_logout_redirect_uri"])

        assert dict(parse_qsl(urlsplit(begun.headers["location"]).query))["redirect_uri"] == came_back.partition("?")[0] == f"{address}/oauth2callback"  # fmt: skip
        assert planted.headers["location"] == f"{ABOVE}/account?sign_in=failed"
        assert {one.name for one in other.cookies.jar} == {"_streamlit_xsrf"}
        assert given.headers["location"] == f"{ABOVE}/account"
        assert {name for name, _ in held} >= {"_streamlit_user", "_streamlit_user_tokens_1"}
        assert {path for _, path in held} == {f"{ABOVE}/"}
        assert [inside.headers["location"], left.headers["location"], last.headers["location"]] == [f"{ABOVE}/", f"{ABOVE}/account?leave=1#left", f"{ABOVE}/"]  # fmt: skip
        assert {one.name for one in browser.cookies.jar} == {"_streamlit_xsrf"}
        assert Page(browser, address, "account").door() == ""


def test_whoever_watches_asks_the_process_itself_without_the_path(address: str) -> None:
    assert asking.get(f"{address}/healthz").json() == {"status": "ok"}
    assert asking.get(f"{address}/_stcore/metrics").status_code == 404


def test_no_address_is_written_without_what_lies_above() -> None:
    """Pages that Streamlit draws cannot be walked here: their sources may not name a path from the top of the host."""
    written = re.compile(
        r"""(?:href|src|action)=\\?["']/|fetch\(["'`]/|location\.(?:assign|replace)\(["'`]/"""
    )
    sources = [file for end in ("py", "js") for file in (config.ROOT / "workbook").rglob(f"*.{end}")]
    ours = [file for file in sources if not {"node_modules", "dist"} & set(file.parts)]

    assert len(ours) > 500
    assert [str(file) for file in ours if written.search(file.read_text(encoding="utf-8"))] == []
