"""Sound content is left in peace; checks across files see through aliases, broken files and half-written trees."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.content import library
from workbook.content.model.base import RESERVED_IDS

Break = Callable[[str, str, str], list[str]]
COURSE, MODULE = "curriculum/sample.yaml", "modules/all-blocks.yaml"
CASE, SHEET, BEFORE = (
    "exercises/cases/neighbour.yaml",
    "exercises/worksheets/all-kinds.yaml",
    "exercises/worksheets/before.yaml",
)


def test_good_content_gives_no_output(good: Path) -> None:
    assert library.load(good).problems == ()


def test_former_ids_may_still_be_used(broken: Break) -> None:
    assert broken(MODULE, "worksheet: all-kinds", "worksheet: old-kinds") == []
    assert broken(MODULE, "case: neighbour", "case: old-neighbour") == []


def test_what_refers_to_a_broken_file_is_not_called_missing(broken: Break) -> None:
    assert broken(MODULE, "minutes: {full: 40, short: 16}", "minutes: たくさん") == [
        (
            "modules/all-blocks.yaml:12: minutes: 「項目: 値」ではなく「たくさん」になっています"
            "（full・short を書いてください）"
        )
    ]


def test_what_a_broken_module_holds_is_not_said_to_stand_on_no_timetable(broken: Break) -> None:
    broken(CASE, "    optional: 一人で読むときの場面です。\n", "")
    assert broken(MODULE, "    stages: [morning]", "    stages: [morning, evening]") == []

    found = broken(MODULE, "minutes: {full: 40, short: 16}", "minutes: たくさん")

    assert [line.partition(":")[0] for line in found] == [MODULE]


def test_what_a_broken_course_holds_is_not_said_to_stand_on_no_timetable(good: Path, broken: Break) -> None:
    text = (good / COURSE).read_text(encoding="utf-8")
    (good / "curriculum" / "other.yaml").write_text(
        text.replace("id: sample", "id: other", 1), encoding="utf-8"
    )
    broken(CASE, "    optional: 一人で読むときの場面です。\n", "")
    assert broken(COURSE, "neighbour, stages: [morning]", "neighbour, stages: [morning, evening]") == []

    found = broken(COURSE, "        minutes: 60", "        minutes: たくさん")

    assert [line.partition(":")[0] for line in found] == [COURSE]


@pytest.mark.parametrize("written", ["隣人", "[neighbour]", ""])
def test_when_an_id_cannot_be_read_nothing_of_its_kind_is_called_missing(broken: Break, written: str) -> None:
    found = broken(CASE, "id: neighbour", f"id: {written}")

    assert len(found) == 1
    assert found[0].startswith("exercises/cases/neighbour.yaml:2: id: ")


def test_a_file_nobody_can_decode_silences_missing_references(good: Path) -> None:
    (good / CASE).write_bytes((good / CASE).read_text(encoding="utf-8").encode("cp932"))

    assert [problem.file for problem in library.load(good).problems] == [CASE]


@pytest.mark.parametrize("file", [COURSE, MODULE, CASE, SHEET, BEFORE])
def test_any_file_may_be_missing_while_it_is_written(good: Path, file: str) -> None:
    (good / file).unlink()

    assert {problem.message.partition("「")[0] for problem in library.load(good).problems} <= {
        "単元",
        "事例",
        "ワークシート",
    }


def test_what_is_no_longer_used_is_not_used_by_others(broken: Break) -> None:
    retire = ("label: 当教材の案", "label: 当教材の案\nretired: true")

    assert [line.partition("（")[0] for line in broken(BEFORE, *retire)] == [
        (
            "curriculum/sample.yaml:31: days.1.periods.1.items.3.worksheets.1:"
            " ワークシート「before」は、もう使わないことになっています"
        ),
        (
            "exercises/worksheets/all-kinds.yaml:23: questions.1.prefill.worksheet:"
            " ワークシート「before」は、もう使わないことになっています"
        ),
        (
            "exercises/worksheets/all-kinds.yaml:58: questions.10.columns.1.suggest_from.worksheet:"
            " ワークシート「before」は、もう使わないことになっています"
        ),
        (
            "modules/all-blocks.yaml:103: blocks.11.tasks.1.worksheet:"
            " ワークシート「before」は、もう使わないことになっています"
        ),
    ]

    assert broken(SHEET, "label: 最低限", "label: 最低限\nretired: true") != []
    assert broken(COURSE, *retire) != []
    assert broken(MODULE, *retire) == []  # all that is old may go on together


def test_dates_are_fine_where_they_are_facts(broken: Break) -> None:
    assert broken(MODULE, "この事実は見本です。", "2021年4月1日に始まりました。") == []


def test_a_former_name_may_be_explained(broken: Break) -> None:
    text = "つながり指標は、前にはステップアップ指標と呼ばれていました。"

    assert broken(MODULE, "いまある窓口が、まず受け止めます。", text) == []


def test_codes_may_be_yes_and_no_but_ids_may_not(broken: Break) -> None:
    assert broken(SHEET, "code: day, label: 昼", "code: on, label: 昼") == []
    assert [line.partition("（")[0] for line in broken(SHEET, "{id: count,", "{id: off,")] == [
        (
            "exercises/worksheets/all-kinds.yaml:43: questions.5.id: 「off」は、ほかのソフトで「はい・いいえ」に変わるので"
            " id に使えません"
        )
    ]
    assert {"no", "yes", "on", "off", "null", "true", "false"} == RESERVED_IDS


def test_a_picture_is_not_missing_in_kept_texts(good: Path) -> None:
    texts = library.load(good).texts

    assert library.read_texts(texts).problems == ()


def test_checks_cost_time_in_proportion_to_the_content(good: Path) -> None:
    sheet = (good / SHEET).read_text(encoding="utf-8").replace("aliases: [old-kinds]\n", "")

    def cost(count: int) -> float:
        texts = {
            f"exercises/worksheets/w{number}.yaml": sheet.replace("id: all-kinds", f"id: w{number}")
            + f"# {count}\n"
            for number in range(count)
        }
        texts[BEFORE] = (good / BEFORE).read_text(encoding="utf-8")
        began = time.process_time()
        assert library.read_texts(texts).problems == ()
        return time.process_time() - began

    cost(10)
    assert cost(80) < 5 * cost(40)
