"""Reading files that come back can be measured, and every sheet of them really is read."""

from __future__ import annotations

import re

import pytest

from workbook import commands
from workbook.bench import returns


def test_every_sheet_of_every_file_is_read() -> None:
    result = returns.run(files=3)

    assert (result.files, result.sheets) == (3, 45)
    assert [kind for kind, _ in result.seconds] == ["xlsx", "docx"]
    assert re.fullmatch(
        r"3 ファイル、シート 45 枚\n(\w+ +1 ファイルあたり \d+ ms\n){2}増えたメモリ \d+ MB まで", str(result)
    )


def test_an_impossible_number_of_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = commands.main(["bench", "returns", "--files", "0"])

    assert (code, capsys.readouterr().err) == (
        2,
        "「0」は --files に使えません（使えるのは 1 から 1000）。\n",
    )
