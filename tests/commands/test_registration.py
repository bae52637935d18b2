"""`registration`: what a list is understood as, for people and for programs; nothing is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbook.commands import main

LIST = (
    "\ufeff都道府県,市町村名,氏名,部署,メール\n東京都,府中市,佐藤,福祉課,a@example.jp\n広島県,府中市,鈴木,,\n"
)


def _file(folder: Path, text: str, *, name: str = "申込.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_list_is_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registration", _file(tmp_path, LIST), "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert [(one["heading"], one["taken_for"]) for one in said["columns"]] == [
        ("都道府県", "prefecture"),
        ("市町村名", "municipality"),
        ("氏名", "name"),
        ("部署", "department"),
        ("メール", ""),
    ]
    assert [(team["prefecture"], team["municipality"], team["name"]) for team in said["teams"]] == [
        ("東京都", "府中市", "府中市（東京都）"),
        ("広島県", "府中市", "府中市（広島県）"),
    ]
    assert said["teams"][0]["people"] == [{"name": "佐藤", "department": "福祉課"}]
    assert said["problems"] == []
    assert "example.jp" not in json.dumps(said["teams"])


def test_a_list_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registration", _file(tmp_path, LIST)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "列「都道府県」 → 都道府県",
        "列「市町村名」 → 市町村名",
        "列「氏名」 → 氏名",
        "列「部署」 → 部署",
        "列「メール」 → 使わない",
        "チーム「府中市（東京都）」（東京都 府中市）：佐藤（福祉課）",
        "チーム「府中市（広島県）」（広島県 府中市）：鈴木",
        "2 チーム・2 人と読みました。",
    ]


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("氏名\n佐藤\n", "a.csv", "見出しの行が見つかりません"),
        ("市町村,人口\nみどり市,たくさん\n", "a.csv", "人口「たくさん」は人数として読めません"),
        ("x", "a.pdf", "「.pdf」のファイルは読めません"),
    ],
)
def test_what_is_wrong_with_a_list_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, name: str, word: str
) -> None:
    assert main(["registration", _file(tmp_path, text, name=name), "--json"]) == 1

    assert word in json.loads(capsys.readouterr().out)["problems"][0]


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["registration", str(tmp_path / "ない.csv")]) == 2

    captured = capsys.readouterr()
    assert "開けません" in captured.err
    assert captured.out == ""
