"""What the environment may say, and what is said when it cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

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


@pytest.mark.parametrize(
    ("name", "secret", "allowed"),
    [
        *(
            ("WORKBOOK_METRICS_TOKEN", secret, "半角で 20 文字以上")
            for secret in ("short", " " * 20, "x" * 20)
        ),
        ("WORKBOOK_METRICS_TOKEN", "あいうえおかきくけこさしすせそたちつてと", "半角で 20 文字以上"),
        *(
            ("WORKBOOK_ORGANISER_CODE", code, "文字と数字だけを数えて 10 文字以上")
            for code in (
                " " * 12,
                "　" * 12,
                "-" * 12,
                "ABCDEFGHJ",
                "A-B-C-D-E-F-G",
                "AaＡａAaＡａAaＡａ",
                "123123123123",
            )
        ),
    ],
)
def test_a_secret_that_can_be_guessed_stops_the_start(name: str, secret: str, allowed: str) -> None:
    """Hyphens and blanks of a code may be left out by whoever types it, so they are no letters of it."""
    with pytest.raises(SettingsError, match=f"{name} は、{allowed}、5 種類以上の文字"):
        config.read({name: secret})


def test_a_code_of_twelve_signs_with_its_hyphens_starts_as_it_did() -> None:
    given = config.read({"WORKBOOK_ORGANISER_CODE": "ABCD-EFGH-JK"}).organiser_code

    assert given == "ABCD-EFGH-JK"


def test_a_secret_that_nobody_guesses_is_kept_as_it_is() -> None:
    given = {"WORKBOOK_METRICS_TOKEN": "k7Qm3xPa4bK7qM3XpA4B", "WORKBOOK_ORGANISER_CODE": "k7qm-3xpa-4bzw"}
    held = config.read(given)

    assert (held.metrics_token, held.organiser_code) == tuple(given.values())
    assert (config.read({}).metrics_token, config.read({}).organiser_code) == (None, None)


def test_a_folder_of_their_own_lies_over_ours(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    (ours / "curriculum").mkdir(parents=True)
    (theirs / "modules").mkdir(parents=True)

    assert config.read({"WORKBOOK_CONTENT": f"{ours}"}).content == (ours,)
    assert config.read({"WORKBOOK_CONTENT": f"{ours}{os.pathsep}{theirs}"}).content == (ours, theirs)
    assert config.read({}).content == (config.ROOT,)


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ("", "「ours:」に空のフォルダ名があります（フォルダを「:」で区切って書いてください）"),
        (
            "nowhere",
            (
                "「nowhere」に重ねる教材がありません（curriculum・modules・exercises・glossary.yaml・grounds.yaml・handbook.yaml・"
                "overlay.yaml のどれかがあるフォルダを指定してください）"
            ),
        ),
        (
            "ours",
            "「ours:ours」に同じ名前のフォルダが二度あります（どちらのファイルかが分かるように、別の名前にしてください）",
        ),
    ],
)
def test_folders_that_cannot_lie_over_ours_stop_the_start_with_a_way_out(
    over: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours" / "curriculum").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "pathsep", ":")

    with pytest.raises(SettingsError) as told:
        config.read({"WORKBOOK_CONTENT": f"ours:{over}"})

    assert str(told.value) == f"WORKBOOK_CONTENT{said}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("kenshu.example.lg.jp", "http:// か https://"),
        ("https:kenshu.example.lg.jp", "http:// か https://"),
        ("https://", "名前が読めません"),
        ("https://研修.example.jp", "名前が読めません"),
        ("https://kenshu.example.lg.jp:port", "名前が読めません"),
        ("https://kenshu.example.lg.jp:0", "名前が読めません"),
        ("https://me:secret@kenshu.example.lg.jp", "利用者名"),
        ("https://Kenshu.example.lg.jp", "小文字"),
        ("https://kenshu.example.lg.jp:443", "「:443」は書かない"),
        ("https://kenshu.example.lg.jp/?a=1", "「?」「#」"),
        ("https://kenshu.example.lg.jp/#top", "「?」「#」"),
        ("https://kenshu.example.lg.jp//kenshu", "パスは使えません"),
        ("https://kenshu.example.lg.jp/../kenshu", "パスは使えません"),
        ("https://kenshu.example.lg.jp/研修", "パスは使えません"),
        ("https://kenshu.example.lg.jp/a b", "パスは使えません"),
        ("https://kenshu.example.lg.jp/;path=/", "パスは使えません"),
    ],
)
def test_an_address_that_cannot_work_stops_the_start(given: str, said: str) -> None:
    with pytest.raises(SettingsError) as told:
        config.read({"WORKBOOK_ADDRESS": given})

    assert str(told.value).startswith(f"WORKBOOK_ADDRESS「{given}」")
    assert said in str(told.value)


@pytest.mark.parametrize("name", ["WORKBOOK_ADDRESS", "WORKBOOK_DATABASE", "WORKBOOK_ORGANISER_CODE"])
def test_a_line_end_of_windows_in_a_value_stops_the_start(name: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{name} に目に見えない文字.*LF"):
        config.read({name: "https://kenshu.example.lg.jp\r"})


def test_an_address_may_have_a_path_and_what_is_ours_lies_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("https://www.example.lg.jp/bunsho/kenshu/", "https://www.example.lg.jp/bunsho/kenshu"):
        monkeypatch.setenv("WORKBOOK_ADDRESS", given)
        assert config.read().address == "https://www.example.lg.jp/bunsho/kenshu"
        assert config.at("/join") == "/bunsho/kenshu/join"
    for given in ("http://192.168.0.5:8501/", "http://[fd00::1]:8501", ""):
        monkeypatch.setenv("WORKBOOK_ADDRESS", given)
        assert config.read().address == (given.rstrip("/") or None)
        assert config.at("/join") == "/join"
