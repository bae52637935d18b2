"""Opening how a sheet grew can be measured, and all of it really was read."""

from __future__ import annotations

import re
import sys
from types import ModuleType

import pytest

from workbook import commands
from workbook.bench import growth


def test_the_steps_and_the_pictures_of_a_made_up_sheet_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    # A test of a page may have left its own script here; the process that writes would run it again.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))

    result = growth.run(updates=300)

    assert result.updates == 300
    assert 30 < result.frames <= result.steps <= 240
    assert result.kilobytes < 60
    spent = r"\d+\.\d 秒（プロセッサ \d+\.\d 秒）、増えたメモリ -?\d+ MB まで"
    assert re.fullmatch(
        rf"変更 300 件のシートを読み直すだけなら {spent}\n歩みをひらくと {spent}（\d+ 歩、送るのは \d+ kB）\n"
        rf"ひらいたあとに図を描く {spent}（\d+ 枚）",
        str(result),
    )


def test_an_impossible_number_of_updates_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = commands.main(["bench", "growth", "--updates", "0"])

    assert (code, capsys.readouterr().err) == (
        2,
        "「0」は --updates に使えません（使えるのは 1 から 100000）。\n",
    )
