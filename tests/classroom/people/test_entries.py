"""Names are cleaned of what nobody sees, and kept as people write them."""

from __future__ import annotations

import pytest

from workbook.classroom.people import entries
from workbook.texts import cleaning


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("　佐藤　花子 ", "佐藤 花子", id="spaces"),
        pytest.param("葛󠄀城・髙橋﨑", "葛󠄀城・髙橋﨑", id="variants"),
        pytest.param("\ue000田", "\ue000田", id="外字"),
        pytest.param("👩\u200d🏫先生", "👩\u200d🏫先生", id="joined emoji"),
        pytest.param("佐\u0000藤\u202e花\u200b子\ud800", "佐藤花子", id="what cannot be seen"),
        pytest.param("佐藤\r\n花子\t様", "佐藤 花子 様", id="line breaks"),
        pytest.param("\u200d\ufe0f\u200b", "", id="nothing but joiners"),
        pytest.param("<b>*佐藤*</b>", "<b>*佐藤*</b>", id="markup is a text like any other"),
    ],
)
def test_a_name_is_kept_as_a_single_line_that_can_be_seen(typed: str, kept: str) -> None:
    assert cleaning.one_line(typed) == kept


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("佐" * 40, None),
        ("佐" * 41, "お名前は 40 文字までです（いまは 41 文字）。短くしてください。"),
        ("", "お名前を入力してください。"),
    ],
)
def test_a_name_has_an_end_and_a_beginning(name: str, problem: str | None) -> None:
    assert entries.problem_of(name, label="お名前") == problem


def test_width_case_and_spaces_make_no_other_person() -> None:
    same = {
        entries.sameness("佐藤 Hanako", "福祉課1係"),
        entries.sameness("佐藤ＨＡＮＡＫＯ", "福祉課　１係"),
    }

    assert len(same) == 1
    assert entries.sameness("佐藤", "福祉課") not in {
        entries.sameness("佐", "藤福祉課"),
        entries.sameness("佐藤", "子ども課"),
        entries.sameness("斎藤", "福祉課"),
    }
