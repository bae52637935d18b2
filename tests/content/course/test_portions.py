"""What a slot asks of a worksheet takes its share of the sheet's own minutes, and people are told what it is."""

from __future__ import annotations

from workbook.content.course import portions, versions
from workbook.content.model.blocks import Portion
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet

SHEET = Worksheet.model_validate(
    {
        "id": "sheet",
        "title": "一枚",
        "purpose": "書く",
        "minutes": {"full": 30, "short": 10},
        "label": "最低限",
        "questions": [
            {
                "id": "table",
                "kind": "table",
                "label": "部署",
                "minutes": 20,
                "rows": 8,
                "columns": [{"id": "a", "label": "甲"}],
            },
            {"id": "words", "kind": "text", "label": "一言", "minutes": 4},
            {"id": "gone", "kind": "text", "label": "前の設問", "minutes": 6, "retired": True},
        ],
    }
)


def test_all_of_a_sheet_takes_the_minutes_of_all_questions_in_use() -> None:
    assert portions.minutes(SHEET, Portion()) == 24
    assert portions.words(SHEET, Portion()) == ()


def test_some_rows_take_their_share_and_a_part_of_a_minute_is_a_minute() -> None:
    asked = Portion(questions=("table",), rows={"table": 3})

    assert portions.minutes(SHEET, asked) == 8
    assert portions.words(SHEET, asked) == ("部署（3行まで）",)


def test_rows_of_what_has_none_and_more_rows_than_there_are_change_nothing() -> None:
    assert portions.minutes(SHEET, Portion(rows={"words": 1, "table": 30})) == 24


def test_the_short_version_asks_what_it_says_and_the_full_one_does_not_change() -> None:
    module = Module.model_validate(
        {
            "id": "m1",
            "title": "単元",
            "purpose": "x",
            "outline": "x",
            "points": ["x"],
            "goals": ["x"],
            "minutes": {"full": 24, "short": 8},
            "audience": ["everyone"],
            "label": "最低限",
            "sources": ["S1"],
            "blocks": [
                {
                    "id": "sheet",
                    "kind": "worksheet",
                    "minutes": 24,
                    "short": 8,
                    "worksheet": "sheet",
                    "in_short": {"questions": ["table"], "rows": {"table": 3}},
                }
            ],
        }
    )

    (full,), (short,) = (versions.of_module(module, use).steps for use in ("full", "short"))

    assert full.block.kind == short.block.kind == "worksheet"
    assert (full.block.questions, short.block.questions, short.block.rows) == ((), ("table",), {"table": 3})
