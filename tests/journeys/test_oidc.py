"""Staff accounts: a real provider beside the real app; whom it vouches for organises, and nobody else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.beforehand import open_run
from tests.journeys.conftest import ORGANISER_CODE, App
from tests.journeys.people import go, settle
from tests.web.below.provider import Provider, options

pytestmark = pytest.mark.browser
People = Callable[..., Page]
OFFER = "職員アカウントで入る"
USERS: tuple[dict[str, object], ...] = (
    {"sub": "yamada", "email": "Yamada@city.example.lg.jp", "name": "山田 一郎", "email_verified": True},
    {"sub": "suzuki", "email": "suzuki@npo.example.jp", "name": "鈴木 二子", "email_verified": True},
    {"sub": "sato", "email": "sato@city.example.lg.jp", "name": "佐藤 三郎", "email_verified": False},
)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    one = Provider(tmp_path_factory.mktemp("provider"), USERS)
    one.start()
    yield one
    one.stop()


def _secrets(app: App, **more: str) -> None:
    """Set the app up with an identity provider."""
    app.options = options(app.folder, public=app.address, **more)
    app.environment = {"WORKBOOK_ORGANISERS": "@city.example.lg.jp, chief@pref.example.lg.jp"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, provider: Provider) -> Iterator[App]:
    one = App(tmp_path_factory.mktemp("app"))
    _secrets(one, client_id="workbook", client_secret="any", server_metadata_url=provider.metadata)  # noqa: S106 -- it takes any
    one.start()
    yield one
    one.kill()


def _cookies(page: Page) -> set[str]:
    """Return what the browser keeps, without the mark of this server in the names."""
    return {str(one["name"]).partition("-")[0] for one in page.context.cookies()}


def _sign_in(page: Page, user: str, *, start: str = "/organise") -> None:
    page.goto(start)
    page.get_by_role("button", name=OFFER).click()
    page.get_by_role("button", name=user, exact=True).first.click()
    settle(page)


def test_whom_the_provider_vouches_for_organises_and_leaves_altogether(
    app: App, provider: Provider, person: People
) -> None:
    page = person()

    _sign_in(page, "yamada")

    expect(page.get_by_role("heading", name="開催回をつくる")).to_be_visible()
    expect(page.get_by_text("山田 一郎 さん")).to_be_visible()
    assert "_streamlit_user" in _cookies(page)

    page.goto("/leave")
    page.get_by_role("button", name="出る").click()
    page.wait_for_url(f"{provider.address}/**")  # it asks whether it should forget as well
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{app.address}/")
    settle(page)
    assert not {"wb_member", "_streamlit_user"} & _cookies(page)
    page.goto("/account")
    expect(page.get_by_role("button", name=OFFER)).to_be_visible()
    go(page, "/organise")
    expect(page.get_by_label("主催者コード")).to_be_visible()
    expect(page.get_by_role("heading", name="開催回をつくる")).to_have_count(0)


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        ("suzuki", "この職員アカウントは、主催者として登録されていません。"),
        ("sato", "メールアドレスが確認ずみになっていないため、主催者としては入れません。"),
    ],
    ids=["another address", "not verified"],
)
def test_who_is_no_organiser_is_told_and_joins_with_the_teams_code(
    app: App, person: People, user: str, sentence: str
) -> None:
    codes = open_run(app, teams="みなと野市\tつながる班\t82000").codes
    page = person()
    name = str(next(one["name"] for one in USERS if one["sub"] == user))

    _sign_in(page, user, start="/join")

    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_label("お名前")).to_have_value(name)
    assert "wb_member" not in _cookies(page)
    page.get_by_label("チームコード").fill(codes["つながる班"])
    page.get_by_label("所属（課・団体）").fill("福祉課")
    page.get_by_role("button", name="参加する", exact=True).click()
    expect(page.get_by_text("いまここにいる人")).to_be_visible()
    expect(page.get_by_text(f"つながる班　{name} さん")).to_be_visible()
    go(page, "/organise")
    expect(page.get_by_role("heading", name="開催回をつくる")).to_have_count(0)


def test_a_provider_that_is_down_or_declined_is_told_in_japanese(provider: Provider, person: People) -> None:
    """The last of those that need it: it stays away."""
    page = person()
    page.goto("/join")
    page.get_by_role("button", name=OFFER).click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_text("職員アカウントでの確認は、とりやめになりました。")).to_be_visible()

    provider.stop()
    page.get_by_role("button", name=OFFER).click()

    expect(page.get_by_text("職員アカウントの画面と、うまくやりとりできませんでした。")).to_be_visible()
    assert "wb_member" not in _cookies(page)
    for english in ("Authentication error", "Traceback", "Error"):
        assert english not in page.locator("body").inner_text()
    page.goto("/oauth2callback?code=x&state=y")
    expect(page.get_by_text("うまくやりとりできませんでした。")).to_be_visible()


def test_a_setting_that_is_missing_is_told_and_the_code_still_opens(tmp_path: Path, person: People) -> None:
    one = App(tmp_path)
    _secrets(one, client_id="workbook")
    one.start()
    try:
        page = person(address=one.address)
        page.goto("/organise")
        page.get_by_role("button", name=OFFER).click()
        expect(page.get_by_text("職員アカウントの設定に足りないところがあり")).to_be_visible()
        page.get_by_label("主催者コード").fill(ORGANISER_CODE)
        page.get_by_role("button", name="ひらく", exact=True).click()
        expect(page.get_by_role("heading", name="開催回をつくる")).to_be_visible()
    finally:
        one.kill()


def test_without_a_provider_nothing_is_offered_and_nothing_is_said(house: App, regular: People) -> None:
    page = regular()
    page.goto("/organise")
    settle(page)
    expect(page.get_by_role("button", name=OFFER)).to_have_count(0)
    for address in ("/join", "/account"):
        go(page, address)
        expect(page.get_by_role("button", name=OFFER)).to_have_count(0)
    for word in ("secrets", "auth", "アカウント", "traceback"):
        assert word not in house.said().lower()
