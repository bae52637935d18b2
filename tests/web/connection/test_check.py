"""The 接続チェック tries what it says, keeps nothing, and answers no foreign page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from workbook.web.connection import check_page, check_routes

OURS = {"origin": "http://testserver"}


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=check_routes.routes())) as found:
        yield found


def test_without_a_script_the_page_says_what_each_thing_is_for_and_has_the_text_to_forward(
    client: TestClient,
) -> None:
    page = client.get("/connection")

    assert all(
        f'id="check-{check.id}"' in page.text and check.otherwise in page.text for check in check_page.CHECKS
    )
    assert "http://testserver/light" in page.text
    assert "情報政策課の御担当者さま" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert len(page.content) < 30_000
    lost = client.get("/connection/nonsense", follow_redirects=False)
    assert (lost.status_code, lost.headers["location"]) == (303, "/connection")


def test_a_cookie_counts_only_when_it_comes_back(client: TestClient) -> None:
    said = [client.get("/connection/cookie").json()["cookie"] for _ in range(2)]
    client.cookies.clear()

    assert said == [False, True]
    assert client.get("/connection/cookie").json() == {"cookie": False}


def test_bytes_are_counted_up_to_what_the_script_sends_and_for_our_own_page_only(client: TestClient) -> None:
    size = len(client.get("/connection/file").content)

    answers = [
        client.post("/connection/upload", content=bytes(size), headers=OURS),
        client.post("/connection/upload", content=bytes(size + 1), headers=OURS),
        client.post("/connection/upload", content=bytes(size), headers={"origin": "https://evil.example"}),
    ]

    assert [answer.status_code for answer in answers] == [200, 413, 403]
    assert answers[0].json() == {"bytes": size}


def test_the_socket_answers_once_and_no_foreign_page(client: TestClient) -> None:
    with client.websocket_connect("/connection/socket", headers=OURS) as socket:
        socket.send_text("ping")
        answer = socket.receive_text()

    assert answer == "pong"
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/connection/socket", headers={"origin": "https://evil.example"}),
    ):
        pass
