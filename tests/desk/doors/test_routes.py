"""The plain doors: files of the editor, coming in, going out, the health check, and headers on all of them."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

from tests.desk import house
from workbook.store.database import Database
from workbook.store.tables import Member


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Client:
    """Asks a server for exactly the path it is given."""

    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@contextmanager
def serving(app: Starlette) -> Iterator[Client]:
    """Run a server in a thread of this process."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield Client(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "inner").mkdir(parents=True)
    (tmp_path / "secret.js").write_text("secret")
    (folder / "editor-abc123.js").write_text("export default 1;\n" * 100)
    (folder / "editor-abc123.css").write_text("p {}")
    (folder / "font.woff2").write_bytes(b"\0\1")
    (folder / "build.py").write_text("secret")
    (folder / ".hidden.js").write_text("secret")
    (folder / "inner" / "deep.js").write_text("secret")
    (folder / "link.js").symlink_to(tmp_path / "secret.js")
    return folder


@pytest.fixture
def client(database: Database, bundle: Path) -> Iterator[Client]:
    house.furnish(database)
    with serving(house.build(database, bundle=bundle)) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("editor-abc123.js", "text/javascript; charset=utf-8"),
        ("editor-abc123.css", "text/css; charset=utf-8"),
        ("font.woff2", "font/woff2"),
    ],
)
def test_files_of_the_bundle_are_kept_for_ever(client: Client, bundle: Path, name: str, kind: str) -> None:
    answer = client.ask(f"/desk/assets/{name}")

    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body == (bundle / name).read_bytes()


def test_large_files_are_packed_for_who_can_unpack_them(client: Client) -> None:
    packed = client.ask("/desk/assets/editor-abc123.js", accept_encoding="br, gzip")
    plain = client.ask("/desk/assets/editor-abc123.js", accept_encoding="identity")

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 4


@pytest.mark.parametrize(
    "name",
    [
        "../secret.js",
        "..%2fsecret.js",
        "%2e%2e/secret.js",
        "..\\secret.js",
        "%2fetc%2fpasswd",
        "inner/deep.js",
        "inner%2fdeep.js",
        ".hidden.js",
        "link.js",
        "build.py",
        "missing.js",
        "inner",
        "",
        "a" * 5_000 + ".js",
        "%00.js",
    ],
)
def test_nothing_else_is_given_out(client: Client, name: str) -> None:
    answer = client.ask(f"/desk/assets/{name}")

    assert answer.status == 404
    assert b"secret" not in answer.body


def test_a_ticket_becomes_a_cookie_that_scripts_cannot_read(client: Client) -> None:
    answer = client.ask("/enter?ticket=ticket-sato")

    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
    assert cookie == {"wb_member=sato", "httponly", "samesite=lax", "path=/", "max-age=34560000"}
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


def test_a_ticket_opens_once_and_checking_a_link_does_not_use_it_up(client: Client) -> None:
    answers = [client.ask("/enter?ticket=ticket-sato", method) for method in ("HEAD", "GET", "GET")]

    assert [answer.status for answer in answers] == [200, 303, 410]
    assert ["set-cookie" in answer.headers for answer in answers] == [False, True, False]


def test_over_https_the_cookie_stays_on_https(database: Database) -> None:
    house.furnish(database)

    with serving(house.build(database, address="https://kenshu.example.lg.jp")) as configured:
        first = configured.ask("/enter?ticket=ticket-sato")
    with serving(house.build(database)) as behind_a_proxy:
        second = behind_a_proxy.ask("/enter?ticket=ticket-sato", x_forwarded_proto="https")

    assert "; Secure" in first.headers["set-cookie"]
    assert "; Secure" in second.headers["set-cookie"]


@pytest.mark.parametrize(
    "address", ["/enter", "/enter?ticket=", "/enter?ticket=used", "/enter?ticket=ticket-nobody"]
)
def test_a_ticket_that_opens_nothing_is_told_in_japanese(client: Client, address: str) -> None:
    answer = client.ask(address, cookie="wb_member=planted")

    assert answer.status == 410
    assert "この入口はもう使えません" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_planted_cookie_is_replaced(client: Client) -> None:
    answer = client.ask("/enter?ticket=ticket-sato&wb_member=takahashi", cookie="wb_member=planted")

    assert answer.headers["set-cookie"].startswith("wb_member=sato;")


def test_leaving_asks_first_and_forgets_the_person_only_for_our_own_page(
    client: Client, database: Database
) -> None:
    asked = client.ask("/leave")
    foreign = client.ask("/leave", "POST", origin="https://evil.example")
    nameless = client.ask("/leave", "POST")
    foreigners_cookie = client.ask("/leave", "POST", origin="http://evil", cookie="wb_member=sato")
    with database.reading() as db:
        is_still_known = db.get(Member, "sato") is not None
    ours = client.ask("/leave", "POST", origin=client.origin, cookie="wb_member=sato")
    with database.reading() as db:
        is_known = db.get(Member, "sato") is not None

    assert (asked.status, foreign.status, nameless.status, ours.status) == (
        200,
        403,
        403,
        303,
    )
    assert (foreigners_cookie.status, is_still_known, is_known) == (403, True, False)
    assert "この端末から出ます" in asked.text
    assert "set-cookie" not in asked.headers
    assert "set-cookie" not in foreign.headers
    assert ours.headers["location"] == "/#left"
    assert 'wb_member="";' in ours.headers["set-cookie"]
    assert "Max-Age=0" in ours.headers["set-cookie"]


def test_health(client: Client) -> None:
    answer = client.ask("/healthz")

    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"


def test_a_sick_database_is_told(database: Database, tmp_path: Path) -> None:
    house.furnish(database)

    with serving(house.build(database)) as client:
        database.close()
        for file in tmp_path.glob("workbook.db*"):
            file.unlink()
        (tmp_path / "workbook.db").mkdir()
        answer = client.ask("/healthz")

    assert (answer.status, json.loads(answer.body)) == (503, {"status": "database"})


def test_our_headers_do_not_replace_an_answers_own(client: Client) -> None:
    assert client.ask("/leave").headers.get_all("referrer-policy") == ["same-origin"]
