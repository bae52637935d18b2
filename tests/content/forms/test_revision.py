"""Newer content is weighed by what it does to answers that are already there."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.content import library
from workbook.content.forms import revision
from workbook.content.model.library import Library

GOOD = library.load(Path(__file__).resolve().parents[2] / "good_content")
SHEET = "exercises/worksheets/all-kinds.yaml"
CASE = "exercises/cases/neighbour.yaml"


def _changes(file: str, found: str, replacement: str) -> list[tuple[str, str, str]]:
    text = GOOD.texts[file]
    assert found in text
    newer = library.read_texts({**GOOD.texts, file: text.replace(found, replacement, 1)})
    assert newer.problems == ()
    return [(change.weight, change.where, change.message) for change in revision.compare(GOOD, newer)]


def test_the_same_content_has_no_changes() -> None:
    assert revision.compare(GOOD, GOOD) == []
    assert revision.may_adopt([])


COUNT = "{id: count, kind: number, label: 件数, unit: 件, minimum: 0, maximum: 1000}"
DAY = "{id: day, kind: date, label: 次の日}"


@pytest.mark.parametrize(
    ("found", "replacement", "told"),
    [
        ("label: 濃淡", "label: 濃さ", [("cosmetic", "shade", "書きぶりが変わります（label）。")]),
        ("title: すべての設問と図", "title: 題", [("cosmetic", "", "書きぶりが変わります（title）。")]),
        ("    lines: 1\n", "    lines: 3\n", [("cosmetic", "words", "書きぶりが変わります（lines）。")]),
        (
            f"  - {COUNT}\n  - {DAY}\n",
            f"  - {DAY}\n  - {COUNT}\n",
            [("cosmetic", "", "設問の順番が変わります。")],
        ),
        ("maximum: 1000", "maximum: 2000", [("cosmetic", "count", "いちばん大きい値がゆるくなります。")]),
        (
            "{code: day, label: 昼}",
            "{code: day, label: 日中}",
            [("cosmetic", "many", "「昼」が「日中」に変わります。意味は同じですか。")],
        ),
        (
            "label: 夜}\n",
            "label: 夜}\n      - {code: dawn, label: 朝}\n",
            [("additive", "many", "「朝」（dawn）が加わります。")],
        ),
        (
            "label: 夜}",
            "label: 夜, retired: true}",
            [("additive", "many", "「夜」は選べなくなります（これまでの答えは残ります）。")],
        ),
        (
            DAY,
            f"{DAY}\n  - {{id: new, kind: text, label: 新しい}}",
            [("additive", "new", "設問が加わります。")],
        ),
        (
            DAY,
            "{id: day, kind: date, label: 次の日, retired: true}",
            [("additive", "day", "設問は使われなくなります（これまでの答えは残ります）。")],
        ),
        (
            "{id: where, label: どこで}",
            "{id: where, label: どこで}\n      - {id: more, label: もっと}",
            [("additive", "plan.more", "列が加わります。")],
        ),
    ],
)
def test_what_loses_nothing_may_be_adopted(
    found: str, replacement: str, told: list[tuple[str, str, str]]
) -> None:
    assert _changes(SHEET, found, replacement) == told


@pytest.mark.parametrize(
    ("found", "replacement", "told"),
    [
        (
            "unit: member",
            "unit: team",
            [("breaking", "", "「一人一枚」から「チームで一枚」に変わります。")],
        ),
        (
            DAY,
            "{id: day, kind: text, label: 次の日}",
            [("breaking", "day", "種類が date から text に変わります。新しい id にしてください。")],
        ),
        (
            f"  - {DAY}\n",
            "",
            [("breaking", "day", "設問がなくなります。消さずに retired: true にしてください。")],
        ),
        (
            DAY,
            "{id: next-day, kind: date, label: 次の日, aliases: [day]}",
            [("breaking", "day", "設問の名前が next-day に変わります。書いた答えは古い名前に残ります。")],
        ),
        (
            DAY,
            "{id: day, kind: date, label: 次の日, required: true}",
            [("breaking", "day", "必須になります。すでに提出したチームが、書いていないことになります。")],
        ),
        (
            DAY,
            f"{DAY}\n  - {{id: new, kind: text, label: 新しい, required: true}}",
            [("breaking", "new", "必須の設問が加わります。")],
        ),
        ("unit: 件", "unit: 人", [("breaking", "count", "単位が「件」から「人」に変わります。")]),
        (
            "maximum: 1000",
            "maximum: 10",
            [("breaking", "count", "いちばん大きい値が 10 になり、はみ出す答えが出るかもしれません。")],
        ),
        (
            "max_chars: 100",
            "max_chars: 50",
            [("breaking", "words", "字数の上限が 50 になり、はみ出す答えが出るかもしれません。")],
        ),
        (
            "      - {code: night, label: 夜}\n",
            "",
            [("breaking", "many", "「夜」（night）がなくなります。retired: true にしてください。")],
        ),
        (
            "      - {id: heads, kind: number, label: 人数}",
            "      - {id: headcount, kind: number, label: 人数}",
            None,
        ),
        (
            "      - {code: office, label: 行政}\n",
            "",
            [("breaking", "named", "「行政」（office）がなくなります。retired: true にしてください。")],
        ),
        (
            "    fixed_rows:\n      - {code: resident, label: 住民}\n      - {code: office, label: 行政}\n",
            "",
            None,
        ),
        (
            "stages: [{code: before, label: まえ}, {code: after, label: あと}]",
            "stages: [{code: after, label: あと}]",
            [("breaking", "ties", "「まえ」（before）がなくなります。retired: true にしてください。")],
        ),
    ],
)
def test_what_would_lose_answers_is_not_adopted(
    found: str, replacement: str, told: list[tuple[str, str, str]] | None
) -> None:
    text = GOOD.texts[SHEET].partition("charts:")[0]  # charts would miss what is taken away
    before = library.read_texts({**GOOD.texts, SHEET: text})
    after = library.read_texts({**GOOD.texts, SHEET: text.replace(found, replacement, 1)})

    changes = revision.compare(before, after)

    assert found in text
    assert after.sound
    assert not revision.may_adopt(changes)
    assert changes[0].weight == "breaking"
    if told is not None:
        assert [(change.weight, change.where, change.message) for change in changes] == told


def test_a_sheet_that_goes_away_or_comes_is_told() -> None:
    without = Library(cases=GOOD.cases, worksheets={"before": GOOD.worksheets["before"]})

    assert [str(change) for change in revision.compare(GOOD, without)] == [
        "all-kinds: なくなります。消さずに retired: true にしてください。"
    ]
    assert [str(change) for change in revision.compare(without, GOOD)] == ["all-kinds: 新しく加わります。"]
    assert not revision.may_adopt(revision.compare(GOOD, without))
    assert revision.may_adopt(revision.compare(without, GOOD))


def test_stages_of_a_case_are_compared_like_questions() -> None:
    assert _changes(CASE, "だれが最初に声をかけますか。", "だれが声をかけますか。") == [
        ("cosmetic", "morning", "書きぶりが変わります（question）。")
    ]
    assert _changes(CASE, "  - id: evening", "  - id: night") == [
        ("breaking", "evening", "場面がなくなります。消さずに retired: true にしてください。"),
        ("additive", "night", "場面が加わります。"),
    ]


def test_breaking_changes_come_first() -> None:
    text = GOOD.texts[SHEET].replace("label: 濃淡", "label: 濃さ").replace("unit: 件", "unit: 人")
    newer = library.read_texts(
        {**GOOD.texts, SHEET: text.replace(DAY, f"{DAY}\n  - {{id: z, kind: text, label: 新}}")}
    )

    assert [change.weight for change in revision.compare(GOOD, newer)] == ["breaking", "additive", "cosmetic"]


def test_opening_answers_to_all_is_breaking() -> None:
    text = GOOD.texts[SHEET].replace("seen_by: course", "seen_by: team")
    before = library.read_texts({**GOOD.texts, SHEET: text})

    assert [(change.weight, change.message) for change in revision.compare(before, GOOD)] == [
        ("breaking", "チームだけで見ていた答えが、研修の全員に見えるようになります。"),
        ("cosmetic", "書きぶりが変わります（seen_by）。"),
    ]
