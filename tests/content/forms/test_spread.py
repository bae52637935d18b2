"""What members chose for themselves is told as words in which nobody can be found, and never as a sum or an order."""

from __future__ import annotations

from typing import Any

from workbook.content import library
from workbook.content.forms import spread
from workbook.content.forms.spread import SpreadColumn, SpreadRow, WordStep

COLUMN = "{{id: {id}, label: {label}, kind: choice, choices: [{words}]}}"
WORDS = ", ".join(
    f"{{code: {code}, label: {label}}}"
    for code, label in (("new", "これから"), ("tried", "やってみた"), ("lost", "分からない"))
)
SHEET = f"""
id: own
title: わたしの点検
purpose: 自分で見ます。
minutes: {{full: 5, short: 5}}
unit: member
label: 当教材の案
questions:
  - id: goals
    kind: table
    label: わたしは
    report: true
    fixed_rows: [{{code: a, label: 言える}}, {{code: b, label: 書ける}}]
    columns:
      - {COLUMN.format(id="before", label="はじめ", words=WORDS)}
      - {COLUMN.format(id="after", label="おわり", words=WORDS)}
  - {{id: changed, kind: text, label: 変わったこと}}
"""
FOUND = library.read_texts({"exercises/worksheets/own.yaml": SHEET})
OWN = FOUND.worksheets["own"]


def _one(before: str = "", after: str = "", *, row: str = "a") -> dict[str, Any]:
    cells = {"before": before, "after": after}
    said = {name: code for name, code in cells.items() if code}
    return {"goals": [{"_row": row, **said}], "changed": "秘密の文"}


def _rows(*answers: dict[str, Any]) -> tuple[SpreadRow, ...]:
    (found,) = spread.of_sheet(OWN, answers)
    assert (found.title, found.label, found.columns) == ("わたしの点検", "わたしは", ("はじめ", "おわり"))
    return found.rows


def test_four_people_say_nothing_and_the_fifth_makes_a_row() -> None:
    assert _rows(*[_one("new")] * 4) == ()
    assert _rows(*[_one("new")] * 5) == (
        SpreadRow("言える", (SpreadColumn("はじめ", ("これから",)), SpreadColumn("おわり"))),
    )


def test_a_word_of_one_or_two_is_not_named_and_no_number_is_told() -> None:
    answers = [*[_one("new")] * 3, *[_one("tried")] * 2, _one("lost")]

    (row,) = _rows(*answers)

    assert row.columns[0] == SpreadColumn("はじめ", several=("これから",), others=True)
    assert not any(word in str(row) for word in ("やってみた", "分からない", "秘密", "6", "3"))


def test_a_step_is_told_when_three_made_it_and_five_said_both() -> None:
    three, others = [_one("new", "tried")] * 3, [_one("tried", "lost"), _one("lost", "new")]

    assert _rows(*three, *others)[0].steps == (WordStep("これから", "やってみた"),)
    assert _rows(*three, others[0], _one("lost"))[0].steps == ()  # the fifth said only what was first


def test_words_stand_in_the_order_of_their_letters_and_not_of_the_sheet_or_their_number() -> None:
    answers = [*[_one("tried")] * 4, *[_one("new")] * 4, *[_one("lost")] * 3]

    assert _rows(*answers)[0].columns[0].several == ("これから", "やってみた", "分からない")


def test_rows_are_told_apart_and_what_no_word_stands_for_counts_for_nobody() -> None:
    assert _rows(*[_one("new", row="b")] * 5, *[_one("gone")] * 5) == (
        SpreadRow("書ける", (SpreadColumn("はじめ", ("これから",)), SpreadColumn("おわり"))),
    )
    assert _rows({}, {"goals": "文"}, {"goals": [{"before": "new"}]}) == ()


def test_only_a_table_of_named_rows_with_unordered_choices_leaves_a_members_sheet() -> None:
    assert FOUND.problems[1:] == ()  # but for the line that names the schema
    for spoiled in (
        SHEET.replace("{id: changed, kind: text,", "{id: changed, kind: text, report: true,"),
        SHEET.replace("fixed_rows: [{code: a, label: 言える}, {code: b, label: 書ける}]", "rows: 3"),
        SHEET.replace("label: おわり, kind: choice, choices", "label: おわり, kind: scale, levels"),
    ):
        found = library.read_texts({"exercises/worksheets/own.yaml": spoiled}).problems
        assert ["一人一枚のシート" in one.message for one in found if one.severity == "error"] == [True]
