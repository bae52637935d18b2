"""`check` tells everything in three formats; silence is not success."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from workbook.commands import main
from workbook.content.forms import times

TESTS = Path(__file__).resolve().parents[2]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the small, good content."""
    shutil.copytree(TESTS / "good_content", tmp_path / "content")
    _look_again(tmp_path / "content", seen=f"{times.today():%Y-%m}")
    return tmp_path / "content"


def _look_again(content: Path, *, seen: str) -> None:
    """Write the month in which somebody last looked at the addresses of the one fact and the one meeting."""
    for file in (content / "modules" / "all-blocks.yaml", content / "grounds.yaml"):
        file.write_text(
            file.read_text(encoding="utf-8").replace("seen: 2026-01", f"seen: {seen}"), encoding="utf-8"
        )


def _break(good: Path) -> None:
    sheet = good / "exercises" / "worksheets" / "before.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("kind: text", "kind: 100%").partition("\n")[2], encoding="utf-8")


def test_good_content_ends_with_what_was_looked_at(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(good)]) == 0

    assert capsys.readouterr().out == (
        "研修 1・単元 1・事例 1・ワークシート 2 を調べました。不備はありません。\n"
    )


def test_facts_to_look_at_again_come_after_the_summary_and_fail_nothing(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module = good / "modules" / "all-blocks.yaml"
    text = module.read_text(encoding="utf-8")
    module.write_text(
        text.replace("as_of: 令和6年度", "as_of: 令和6年度\n    dated: 2020-03", 1), encoding="utf-8"
    )

    assert main(["check", "--root", str(good)]) == 0

    assert capsys.readouterr().out.splitlines()[-2:] == [
        "見直す事実が 1 件あります（12 か月より前のもの）。",
        "  all-blocks/fact「すべてのブロック」2020年3月",
    ]


def test_problems_are_told_with_their_number(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _break(good)

    assert main(["check", "--root", str(good)]) == 1

    assert capsys.readouterr().out == (
        "exercises/worksheets/before.yaml:8: questions.1: kind「100%」はありません"
        "（使えるのは text・choice・multi・scale・number・date・time・duration・rank・table・plan・network）\n"
        "exercises/worksheets/before.yaml:1: 1 行目に、エディターが項目名を補うための見本の場所がありません"
        "（1 行目を「# yaml-language-server: $schema=../../schemas/worksheet.json」にしてください）［いまは動きます］\n"
        "不備が 1 件あります。気をつけたい所が 1 件あります。"
        "（読めたのは 研修 1・単元 1・事例 1・ワークシート 1）\n"
    )


def test_warnings_do_not_fail(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = good / "exercises" / "worksheets" / "before.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")

    assert main(["check", "--root", str(good)]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == (
        "研修 1・単元 1・事例 1・ワークシート 2 を調べました。不備はありません。気をつけたい所が 1 件あります。"
    )


def test_github_marks_the_line_in_the_file(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _break(good)

    assert main(["check", "--root", str(good), "--format", "github"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        (
            "::warning file=exercises/worksheets/before.yaml,line=1::1 行目に、エディターが項目名を補うための見本の場所"
            "がありません（1 行目を「# yaml-language-server: $schema=../../schemas/worksheet.json」にしてください）"
        ),
        (
            "::error file=exercises/worksheets/before.yaml,line=8::questions.1: kind「100%25」はありません"
            "（使えるのは text・choice・multi・scale・number・date・time・duration・rank・table・plan・network）"
        ),
    ]


def test_json_is_a_list_of_problems(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(good), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    _break(good)

    assert main(["check", "--root", str(good), "--format", "json"]) == 1

    told = json.loads(capsys.readouterr().out)
    assert [(one["severity"], one["file"], one["line"], one["where"]) for one in told] == [
        ("warning", "exercises/worksheets/before.yaml", 1, ""),
        ("error", "exercises/worksheets/before.yaml", 8, "questions.1"),
    ]
    assert set(told[0]) == {"file", "line", "where", "message", "hint", "severity"}
