"""The page that people come back to from their staff account, and the answers that lead there."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import Any

import httpx
import pytest
from pages_building import Building, doors, labels, looked_at, words
from starlette.types import Message, Receive, Send

from workbook.classroom.people import logins, persons
from workbook.office import house
from workbook.web.account_door import AccountDoor

OFFER = "職員アカウントで入る"


@pytest.fixture
def listed(building: Building) -> Building:
    """A workbook that knows organisers by their account; nobody has signed in yet."""
    settings = replace(building.house.settings, organisers=("@city.example.lg.jp",))
    building.house = replace(building.house, settings=settings)
    house.open_doors(building.house)
    building.account = {"is_logged_in": False}
    return building


def _said(*, since: float = 0.0, **more: Any) -> dict[str, Any]:
    account = {"email": "yamada@city.example.lg.jp", "name": "山田 一郎", "email_verified": True}
    return {"is_logged_in": True, "iat": time.time() - since, **account, **more}


def _buttons(building: Building, name: str, **query: str) -> list[str]:
    return [button.label for button in building.open(name, **query).button]


def test_accounts_are_offered_only_where_they_are_set_up(building: Building) -> None:
    for name in ("join", "organise", "account"):
        assert OFFER not in _buttons(building, name)
    assert "職員アカウントは使っていません" in words(building.open("account"))

    building.account = {"is_logged_in": False}

    for name in ("join", "organise", "account"):
        assert OFFER in _buttons(building, name)


def test_a_listed_account_goes_in_as_organiser(listed: Building) -> None:
    listed.account = _said()

    (door,) = doors(listed.open("account"))

    assert door["next"] == "/organise"
    with listed.database.begin() as db:
        token = logins.redeem(db, ticket=door["door"].removeprefix("/enter?ticket="))
        person = persons.by_token(db, token=token)
    assert person is not None
    assert (person.role, person.name) == ("organiser", "山田 一郎")


@pytest.mark.parametrize(
    "said",
    [
        {"email": "yamada@npo.example.jp"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
        {"is_logged_in": False},
        {"since": 601.0},
        {"iat": None},
    ],
    ids=["other", "unverified", "words", "nothing", "no address", "signed out", "long ago", "no moment"],
)
def test_no_other_account_does(listed: Building, said: dict[str, Any]) -> None:
    listed.account = _said(**said)

    page = listed.open("account")

    assert doors(page) == []
    assert OFFER in [button.label for button in page.button] or len(page.text_input) == 3


@pytest.mark.parametrize("said", [{"since": 601.0}, {"iat": None}], ids=["by a wrong clock", "no moment"])
def test_who_has_just_signed_in_does_not_stand_before_the_button_without_a_word(
    listed: Building, said: dict[str, Any]
) -> None:
    listed.account = _said(**said)

    shown = words(listed.open("account"))

    assert "確かめた時刻が、この10分のうちではありません。もう一度、確かめてください。" in shown
    assert "サーバーの時計がずれています" in shown
    assert "うまくやりとりできませんでした" in words(listed.open("account", sign_in="failed"))
    listed.account = {"is_logged_in": False}
    assert "10分" not in words(listed.open("account"))


def test_who_is_here_as_somebody_else_is_asked_first(listed: Building) -> None:
    _, (team,) = listed.run()
    listed.member(team)
    listed.account = _said()
    page = listed.open("account")
    assert doors(page) == []
    assert "いまは佐藤さんとして参加しています。" in words(page)

    (sure,) = [button for button in page.button if button.label == "主催者として入りなおす"]
    sure.click()

    assert len(doors(looked_at(page.run()))) == 1


def test_an_organiser_does_not_come_in_twice(listed: Building) -> None:
    listed.organiser()
    listed.account = _said()

    page = listed.open("account")

    assert doors(page) == []
    assert "主催者のページへ" in labels(page)


@pytest.mark.parametrize(
    ("asked", "sentence"), [("failed", "うまくやりとりできませんでした"), ("stopped", "とりやめになりました")]
)
def test_a_failure_is_told_and_no_other_words_can_be_put_there(
    listed: Building, asked: str, sentence: str
) -> None:
    assert sentence in words(listed.open("account", sign_in=asked))
    assert "<b>" not in words(listed.open("account", sign_in="<b>x"))


def test_a_member_who_opens_the_way_out_stays(listed: Building) -> None:
    _, (team,) = listed.run()
    listed.member(team)
    listed.account = _said()

    page = listed.open("account", leave="1")

    assert page.user["is_logged_in"] is True
    listed.stranger()
    assert listed.open("account", leave="1").user["is_logged_in"] is False


# ---------------------------------------------------------------- the answers of Streamlit

_GIVEN = (b"set-cookie", b"_streamlit_user=abc; Path=/; Max-Age=2592000")
_TAKEN = (b"set-cookie", b'_streamlit_user=""; Max-Age=0; Path=/')
_HOME = (b"location", b"/")


@pytest.mark.parametrize(
    ("method", "url", "status", "headers", "led"),
    [
        ("GET", "/auth/login", 302, [(b"location", b"https://idp.example/auth")], "https://idp.example/auth"),
        ("GET", "/auth/login", 400, [], "/account?sign_in=failed"),
        ("GET", "/auth/login", 302, [_HOME], "/account?sign_in=failed"),
        ("GET", "/oauth2callback?code=x", 302, [_HOME, _TAKEN, _GIVEN], "/account"),
        ("GET", "/oauth2callback?code=x", 302, [_HOME, _TAKEN], "/account?sign_in=failed"),
        ("GET", "/oauth2callback?error=server_error", 302, [_HOME], "/account?sign_in=failed"),
        ("GET", "/oauth2callback?error=access_denied", 302, [_HOME], "/account?sign_in=stopped"),
        ("GET", "/oauth2callback", 302, [_HOME], "/"),
        ("POST", "/leave", 303, [_HOME], "/"),
    ],
)
def test_silent_and_english_answers_lead_to_our_page(
    method: str, url: str, status: int, headers: list[tuple[bytes, bytes]], led: str
) -> None:
    answer = _ask(method, url, status, headers)

    assert answer.headers["location"] == led
    assert answer.text == ("" if led.startswith("/account") else "Authentication error")
    assert len(answer.headers.get_list("set-cookie")) == sum(name == b"set-cookie" for name, _ in headers)


def test_who_leaves_with_an_account_is_led_out_of_it_too() -> None:
    cookie = "wb_member=x; _streamlit_user=abc"

    assert _ask("POST", "/leave", 303, [_HOME], cookie).headers["location"] == "/account?leave=1"
    assert _ask("POST", "/leave", 403, [], cookie).status_code == 403
    assert _ask("GET", "/leave", 200, [], cookie).text == "Authentication error"
    assert _ask("POST", "/leave", 303, [_HOME], "_streamlit_user_tokens=x").headers["location"] == "/"


def test_every_other_answer_stays_as_it_is() -> None:
    assert _ask("GET", "/auth/logout", 302, [_HOME, _TAKEN]).headers["location"] == "/"
    assert _ask("GET", "/healthz", 400, []).text == "Authentication error"


def _ask(
    method: str, url: str, status: int, headers: list[tuple[bytes, bytes]], cookie: str = ""
) -> httpx.Response:
    async def behind(_scope: Message, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for part in (b"Authentication ", b"error"):
            await send({"type": "http.response.body", "body": part, "more_body": part.endswith(b" ")})

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=AccountDoor(behind))
        async with httpx.AsyncClient(transport=transport, base_url="http://kenshu.test") as client:
            return await client.request(method, url, headers={"cookie": cookie} if cookie else {})

    return asyncio.run(ask())
