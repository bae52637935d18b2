"""A heading breaks between phrases, and no letter of it is lost."""

from __future__ import annotations

from workbook.texts import heading_breaks


def test_a_heading_breaks_between_phrases_and_loses_nothing() -> None:
    asked = "これまで、手を伸ばしたくてもできなかったのはなぜですか"

    found = heading_breaks.of((asked, "", "Word だけ", "（本人の言葉）得たもの。", "「」"))

    said = ["".join(phrase) for phrase in found[asked]]
    assert said == ["これまで、", "手を", "伸ばしたくても", "できなかったのは", "なぜですか"]
    assert found[asked][0] == ["", "これまで", "、"]
    assert {
        "".join(part for phrase in phrases for part in phrase) for phrases in found.values()
    } == found.keys()
