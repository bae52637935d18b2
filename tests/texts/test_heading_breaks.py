"""A heading breaks between phrases, and no letter of it is lost."""

from __future__ import annotations

from workbook.texts import heading_breaks


def test_a_heading_breaks_between_phrases_and_loses_nothing() -> None:
    asked = "これまで、手を伸ばしたくてもできなかったのはなぜですか"

    found = heading_breaks.of((asked, "", "Word だけ"))

    assert found[asked] == ["これまで、", "手を", "伸ばしたくても", "できなかったのは", "なぜですか"]
    assert {"".join(parts) for parts in found.values()} == found.keys()
