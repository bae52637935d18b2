"""What is measured in a browser is told beside its floor; without a browser one sentence says what is needed."""

from __future__ import annotations

import json
import sys

import pytest

from workbook import commands
from workbook.bench.in_browser.page_loads import Jumped, LoadFigures, Waited


def test_every_wait_stands_beside_its_floor_and_what_it_may_be() -> None:
    figures = LoadFigures(
        (Waited("研修", 0.4, 0.16, "2.5 倍以下"),), (Jumped("ホーム", 0.02, 0.001),), 1_150_000
    )

    assert "| 研修 | 0.40 | 0.16 | 2.5 倍 | 2.5 倍以下 |" in str(figures)
    assert "| ホーム | 0.020 | 0.001 |" in str(figures)
    assert str(figures).endswith("はじめての訪問で届くもの： 1.15 MB")
    told = json.loads(figures.as_json())
    assert (told["waited"][0]["ratio"], told["first_visit"]) == (2.5, 1_150_000)


def test_without_a_browser_one_sentence_says_what_is_needed_and_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)

    with pytest.raises(SystemExit) as left:
        commands.main(["bench", "pages", "--browser"])

    said = capsys.readouterr()
    assert (left.value.code, said.out) == (2, "")
    assert said.err.startswith("ブラウザで計るには Playwright と Chromium が要ります")
    assert said.err.count("\n") == 1
