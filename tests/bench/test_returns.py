"""Reading files that come back can be measured, and every sheet of them really is read."""

from __future__ import annotations

import re

import pytest

from workbook import commands
from workbook.bench import returns


def test_every_sheet_of_every_file_is_read_and_hostile_files_are_refused() -> None:
    result = returns.run(files=2)

    assert (result.files, result.sheets) == (2, 30)
    assert [(name, is_refused) for name, _, is_refused in result.hostile] == [
        ("1 GB になる zip", True),
        ("10 MB の XML", True),
        ("百万のセル", True),
    ]
    assert max(spent.megabytes for _, spent, _ in result.hostile) < 100
    spent = r"\d+\.\d 秒（プロセッサ \d+\.\d 秒）、増えたメモリ -?\d+ MB まで"
    assert re.fullmatch(
        rf"2 ファイル、シート 30 枚を一度に入れると {spent}\n"
        rf"別のプロセスを使わずに読むと {spent}（プロセッサは \d+\.\d\d 倍）(\n.+：{spent}、断った){{3}}",
        str(result),
    )


def test_an_impossible_number_of_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = commands.main(["bench", "returns", "--files", "0"])

    assert (code, capsys.readouterr().err) == (
        2,
        "「0」は --files に使えません（使えるのは 1 から 1000）。\n",
    )
