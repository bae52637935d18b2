"""A fact whose numbers are older than twelve months says so, and is listed for another look."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from workbook.content import aged, library
from workbook.content.library import Library
from workbook.content.model.blocks import FactBlock

TESTS = Path(__file__).resolve().parent.parent


def _fact(*, dated: str | None, seen: str = "2026-01") -> FactBlock:
    reference = {"title": "見本の資料", "url": "https://example.lg.jp/a", "seen": seen}
    told = {"id": "f", "kind": "fact", "text": "見本です。", "as_of": "見本", "reference": (reference,)}
    return FactBlock.model_validate({**told, "dated": dated})


def _good(*, dated: str) -> Library:
    """Return the small, good content with its one fact dated."""
    texts = {
        str(path.relative_to(TESTS / "good_content")): path.read_text(encoding="utf-8")
        for path in (TESTS / "good_content").rglob("*.yaml")
    }
    module = "modules/all-blocks.yaml"
    texts[module] = texts[module].replace("as_of: 令和6年度", f"as_of: 令和6年度\n    dated: {dated}", 1)
    return library.read_texts(texts)


def test_a_card_says_of_which_month_its_numbers_are_once_they_are_older_than_twelve_months() -> None:
    fact = _fact(dated="2024-04")

    assert aged.remark(fact, today=date(2025, 5, 1)) == "2024年4月の数字です"
    assert aged.remark(fact, today=date(2025, 4, 30)) == ""


def test_a_card_without_numbers_never_says_that_they_are_old() -> None:
    assert aged.remark(_fact(dated=None, seen="2020-01"), today=date(2026, 11, 28)) == ""


def test_old_numbers_want_another_look_and_young_ones_do_not() -> None:
    old = aged.to_look_at(_good(dated="2024-04"), today=date(2026, 1, 31))

    assert [(one.place, one.month) for one in old] == [("all-blocks/fact", "2024-04")]
    assert aged.to_look_at(_good(dated="2025-12"), today=date(2026, 1, 31)) == ()


def test_a_fact_without_numbers_wants_another_look_a_year_after_somebody_looked() -> None:
    good = library.load(TESTS / "good_content")

    assert aged.to_look_at(good, today=date(2027, 1, 31)) == ()
    assert [(one.place, one.month) for one in aged.to_look_at(good, today=date(2027, 2, 1))] == [
        ("all-blocks/fact", "2026-01"),
        ("grounds/meeting", "2026-01"),
    ]
