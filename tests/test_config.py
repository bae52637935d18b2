"""What the environment may say, and what is said when it cannot be used."""

from __future__ import annotations

import pytest

from workbook import config
from workbook.config import SettingsError


def test_organisers_are_addresses_and_domains_in_small_letters() -> None:
    listed = " Chief@Pref.example.lg.jp ,@city.example.lg.jp,, "

    assert config.read({"WORKBOOK_ORGANISERS": listed}).organisers == (
        "chief@pref.example.lg.jp",
        "@city.example.lg.jp",
    )
    assert config.read({}).organisers == ()


@pytest.mark.parametrize(
    "listed",
    [
        "yamada",
        "@",
        "@lg",
        "a@b@city.example.lg.jp",
        "a@city.example.lg.jp、b@city.example.lg.jp",
        "a b@x.jp",
        "山田@x.jp",
    ],
)
def test_what_is_no_address_stops_the_start_with_a_way_out(listed: str) -> None:
    with pytest.raises(SettingsError) as told:
        config.read({"WORKBOOK_ORGANISERS": f"chief@pref.example.lg.jp, {listed}"})

    assert str(told.value) == (
        f"WORKBOOK_ORGANISERS「{listed}」はメールアドレスとして読めません"
        "（tanaka@city.example.lg.jp か @city.example.lg.jp の形で、半角のコンマで区切って書いてください）"
    )


def test_a_token_that_can_be_guessed_stops_the_start() -> None:
    with pytest.raises(SettingsError, match="20 文字以上"):
        config.read({"WORKBOOK_METRICS_TOKEN": "short"})

    assert config.read({"WORKBOOK_METRICS_TOKEN": "x" * 20}).metrics_token == "x" * 20
    assert config.read({}).metrics_token is None
