"""Our own content has no problems, and covers what the source asks of all of it together."""

from __future__ import annotations

from workbook import config
from workbook.content import library


def test_our_own_content_has_no_problems() -> None:
    assert [str(problem) for problem in library.load(config.ROOT).problems] == []


def test_the_program_itself_uses_no_word_that_content_must_not_use() -> None:
    program = [*config.ROOT.glob("workbook/**/*.py"), *config.ROOT.glob("workbook/desk/frontend/src/*.js")]
    told_in = {"workbook/content/checks/words.py", "workbook/content/wording/across.py"}

    found = {
        str(file.relative_to(config.ROOT))
        for file in program
        if any(word in file.read_text(encoding="utf-8") for word in ("終結", "ステップアップ指標"))
    }

    assert found == told_in
