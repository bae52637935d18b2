"""Where the network stops WebSocket, the first page says so in words and leads to what works."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_blocked_websocket_is_told_in_words_with_a_way_to_what_works(person: Callable[..., Page]) -> None:
    page = person(width=390, height=844, own=True)
    page.route_web_socket(re.compile(".*"), lambda _socket: None)

    page.goto("/join")

    told = page.get_by_role("alert").filter(has_text="画面がまだひらいていません")
    expect(told).to_be_visible()
    told.get_by_role("link", name="接続チェックをひらく").click()
    expect(page.get_by_text("ふつうの画面は、この回線では使えません。軽量版は使えます。")).to_be_visible()
    expect(page.locator("[data-state=no]")).to_have_count(1)
    letter = page.get_by_label("次の文を、そのままメールなどで渡せます。")
    expect(letter).to_have_value(re.compile("・WebSocket（つながったままの通信）：使えません"))
    expect(letter).to_have_value(re.compile("・この端末の中の保存：使えます"))
    page.get_by_role("link", name="軽量版をひらく").click()
    expect(page.get_by_label("チームコード")).to_be_visible()


def test_where_it_comes_nothing_of_the_kind_is_said(person: Callable[..., Page]) -> None:
    page = person(own=True)
    page.clock.install()
    page.goto("/join")
    expect(page.get_by_label("チームコード")).to_be_visible()

    page.clock.fast_forward(60_000)

    expect(page.get_by_text("画面がまだひらいていません")).to_have_count(0)
    expect(page.get_by_role("link", name="接続チェック")).to_be_visible()
