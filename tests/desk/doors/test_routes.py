"""The plain doors: files of the editor, with the headers that ship on all of them."""

from __future__ import annotations

import gzip
import http.client
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
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
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
        assert thread.is_alive(), "it did not begin"
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
    assert answer.headers["content-security-policy"].startswith("default-src 'self'; script-src 'self' blob:")
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
