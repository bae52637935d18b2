"""Our own content has no problems, and covers what the source asks of all of it together."""

from __future__ import annotations

from workbook import config
from workbook.content import library


def test_our_own_content_has_no_problems() -> None:
    assert [str(problem) for problem in library.load(config.ROOT).problems] == []
