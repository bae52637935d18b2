"""The console can be measured, and what is measured really was drawn."""

from __future__ import annotations

import re

import pytest

from workbook import commands
from workbook.bench import console


def test_the_board_costs_the_same_queries_however_many_look() -> None:
    one, three = console.run(teams=1), console.run(teams=3)

    assert three.sheets == 3 * one.sheets > 0
    assert one.queries == three.queries
    assert len(set(one.queries)) == 1
    assert re.fullmatch(
        r"3 班、シート \d+ 枚\n(.+ +\d+\.\d ms\n){3}データベースへの問い合わせ 1 人が見て \d+ 回、5 人が同時に見て \d+ 回",
        str(three),
    )


def test_an_impossible_number_of_teams_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = commands.main(["bench", "console", "--teams", "0"])

    assert (code, capsys.readouterr().err) == (2, "「0」は --teams に使えません（使えるのは 1 から 200）。\n")
