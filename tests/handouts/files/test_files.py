"""Small files that real programs made are read exactly: the answers, the words without a place, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.handouts.files import left
from workbook.handouts.returned import intake, texts_to_answers

FOLDER = Path(left.__file__).parent
AIM = left.VALUES["aim"]
CHIEF, NURSE = left.VALUES["plan"]
NEW = {"_row": "new1", "who": "議員"}
# The Word files are older than the subject that says what we print on top, and their head names another day than the
# one they were made on: nothing in them says that it is ours, so it is told.
HEAD = "全国研修　みなと野市　令和8年11月24日"
READ: dict[str, tuple[dict[str, Any], set[str]]] = {
    "calc_column.xlsx": ({}, {"確認ずみ"}),
    "calc_lines.xlsx": ({"plan": [CHIEF, NEW, NURSE]}, {"これでよいか"}),
    "calc_merged.xlsx": ({"plan": [{"_row": "r1", "who": "課長"}, NURSE]}, {"話す"}),
    "calc_ods.xlsx": ({}, set()),
    "calc_sorted.xlsx": ({"plan": [NURSE, CHIEF]}, set()),
    "calc_values.xlsx": (
        {"aim": "合わせた言葉", "line": "10%", "start": "2026-11-24", "people": "12"},
        set(),
    ),
    "excel_1904.xlsx": ({"start": "2026-11-24"}, set()),
    "excel_carriage_return.xlsx": ({"aim": "一行目\n二行目"}, set()),
    "excel_choices.xlsx": ({"where": ["home", "shop"]}, set()),
    "excel_era.xlsx": ({"line": "令和8年度", "start": "2026-11-24"}, set()),
    "excel_no_id.xlsx": ({}, set()),
    "excel_reading.xlsx": ({"aim": "霞町へ行く。"}, set()),
    "word_hint.docx": ({"aim": None}, set()),
    "word_moved.docx": ({"aim": "一人にしない。だれも"}, set()),
    "word_ruby_2003.docx": ({"aim": "だれも霞にしない。"}, set()),
    "word_smart_tag.docx": ({"aim": "霞町へ行く。"}, set()),
    "writer_column.docx": ({}, {"電話", "内線12"}),
    "writer_comment.docx": ({"aim": f"{AIM}つないだ言葉"}, {"終わりの言葉", "コメントの言葉"}),
    "writer_control.docx": ({"aim": "毎週会う。"}, set()),
    "writer_merged.docx": ({"plan": [{"_row": "r1", "who": "課長\n話す"}, NURSE]}, set()),
    "writer_odt.docx": ({}, set()),
    "writer_ruby.docx": ({"aim": f"{AIM}霞"}, set()),
    "writer_tab.docx": ({"aim": f"{AIM}\nタブの言葉"}, set()),
    "writer_tracked_row.docx": ({"plan": [CHIEF, NEW]}, set()),
    "writer_tracking.docx": ({"aim": "一人にしない。毎週会う。"}, set()),
}


@pytest.mark.parametrize("name", READ)
def test_what_stands_in_a_file_is_read_and_nothing_else(name: str) -> None:
    changed, unplaced = READ[name]

    (returned,) = intake.read((FOLDER / name).read_bytes(), name=name)
    found = texts_to_answers.read_back(left.FORM, returned, base=left.VALUES)

    expected = {key: value for key, value in {**left.VALUES, **changed}.items() if value is not None}
    assert found.values == expected
    on_top = {HEAD} if name.endswith(".docx") else set()
    assert {one.text for one in found.unplaced} == unplaced | on_top
    assert (found.unread, found.problems, returned.mark) == ((), (), "k7qm3xpa")


def test_every_file_is_read_by_a_test_and_said_in_a_line() -> None:
    files = {one.name for one in FOLDER.iterdir() if one.suffix in {".docx", ".xlsx"}}
    said = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert files == set(READ)
    assert [name for name in files if f"| `{name}` |" not in said] == []
    assert max((FOLDER / name).stat().st_size for name in files) < 15_000
