"""The glossary says the official name first, and its words stand for themselves."""

from __future__ import annotations

from pages_building import Building, source


def test_official_name_stands_before_the_common_one(building: Building) -> None:
    text = source(building.open("glossary"))

    assert '<dt id="juso">重層的支援体制整備事業（重層事業）</dt>' in text
    assert "<b>三つの支援</b>" not in text
