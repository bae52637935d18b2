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


def test_a_heading_has_lines_only_where_it_is_too_wide_and_loses_no_letter() -> None:
    first, second = (
        "十七のうち、どれか一つが動くとしたら、どれですか。",
        "そのとき、家族のだれが、どう楽になりますか。",
    )
    asked = first + second
    named = "つながり指標（旧称 ステップアップ指標）・本人の評価・プロセスの記録"

    assert heading_breaks.lines(asked, 60) == [asked]
    assert heading_breaks.lines(asked, 42) == [first, second]
    for text in (asked, named, "長い言葉" * 20, "", "short words in one line after another"):
        for room in (5, 13, 22, 31):
            lines = heading_breaks.lines(text, room)
            assert "".join(lines) == text
            assert not [line for line in lines[1:] if line[0] in "、。）」・"]


def test_no_phrase_begins_or_ends_with_a_sign_that_no_line_does_and_none_ends_within_a_word() -> None:
    found = {
        text: ["".join(phrase) for phrase in phrases]
        for text, phrases in heading_breaks.of(
            (
                "決める・やめる・守る",
                "手続き・保険・断り方",
                "日曜夕方の居酒屋（「二階の足音」を読み終えた班は、こちら）",
                "都道府県の後方支援",
                "同じ机につく場を、一つ",
            )
        ).items()
    }

    assert list(found.values()) == [
        ["決める・", "やめる・", "守る"],
        ["手続き・", "保険・", "断り方"],
        ["日曜夕方の", "居酒屋", "（「二階の", "足音」を", "読み終えた", "班は、", "こちら）"],
        ["都道府県の", "後方", "支援"],
        ["同じ", "机に", "つく", "場を、", "一つ"],
    ]
    assert heading_breaks.of(["お金・時間"])["お金・時間"] == [["", "お金・", ""], ["", "時間", ""]]
