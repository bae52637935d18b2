"""Cards match when the sheet is turned, no scene gives the next one away, and a reading pack is enough without a screen."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests import ours
from workbook.config import ROOT
from workbook.content.course import case_parts, script, timetable, versions
from workbook.content.model.base import View
from workbook.content.yaml import files
from workbook.handouts.prints import case_sheets, cut_cards, reading_pack
from workbook.handouts.prints.cut_cards import CutCard

OURS = ours.library()
_TODAY = date(2026, 11, 28)


def _pages(path: Path, data: bytes, *how: str) -> list[str]:
    """Return the words of each page without spaces."""
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED LOUDLY: poppler-utils がないので、PDF を読んでいません")
    file = path / "made.pdf"
    file.write_bytes(data)
    said = subprocess.run(
        ["pdftotext", *how, file, "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    return ["".join(page.split()) for page in said.split("\f")[:-1]]


def test_turned_on_its_long_edge_every_card_has_its_own_back() -> None:
    cards = [CutCard(str(number), "表", "裏") for number in range(11)]

    sheets = list(cut_cards.sides(cards))

    assert [card for front, _ in sheets for row in front for card in row if card] == cards
    for front, back in sheets:
        assert len(front) * len(front[0]) == 8
        for row, behind in zip(front, back, strict=True):
            # Left and right change places, above and below do not.
            assert [behind[len(row) - 1 - place] for place in range(len(row))] == list(row)
            assert row[0] is None or behind[0] is not row[0]


def test_the_twelve_cards_are_two_sheets_and_every_word_is_on_its_side(tmp_path: Path) -> None:
    cards = cut_cards.of_module(OURS.modules["m03"])

    pages = _pages(tmp_path, cut_cards.write(cards, title="カード"))

    assert (len(cards), len(pages)) == (12, 4)
    for number, card in enumerate(cards):
        front, back = (pages[2 * (number // 8) + side] for side in (0, 1))
        assert "".join(card.front.split()) in front
        assert "".join(card.back.split()) in back
        assert "".join(card.back.split()) not in front


def test_a_long_card_becomes_smaller_and_stays_on_its_card(tmp_path: Path) -> None:
    long = CutCard("カード", "誤" * 120, "裏" * 500, "手引き")

    pages = _pages(tmp_path, cut_cards.write([long] * 8, title="カード"))

    assert [page.count("誤") for page in pages] == [960, 0]
    assert pages[1].count("裏") == 4000


@pytest.mark.parametrize("case", list(OURS.cases))
def test_each_scene_is_one_page_and_none_gives_the_next_away(tmp_path: Path, case: str) -> None:
    told = OURS.cases[case]

    pages = _pages(tmp_path, case_sheets.write(told))

    assert len(pages) == len(told.stages) + 1
    begins = ["".join(stage.text.split())[:15] for stage in told.stages]
    begins.append("".join(told.debrief.split())[:15])
    found = [[place for place, page in enumerate(pages) if words in page] for words in begins]
    assert found == [[place] for place in range(len(pages))]
    notes = ["".join((stage.note or "").split())[:20] for stage in told.stages]
    assert not [note for note in notes if note and note in "".join(pages)]


def test_a_period_hands_out_only_the_scenes_it_reads(tmp_path: Path) -> None:
    course = OURS.courses["national"]
    period = timetable.find_period(course, "n1")
    assert period

    (part, *_) = case_parts.of_period(script.of_period(course, period, OURS), OURS)

    assert (part.case.id, part.stages) == ("v01", ("newspapers", "vending-machine"))
    pages = _pages(tmp_path, case_sheets.write(part.case, part.stages))
    assert len(pages) == 2
    assert "話を終えて" not in "".join(pages)


def test_a_reading_pack_has_texts_facts_and_terms_and_no_word_for_facilitators(tmp_path: Path) -> None:
    module = OURS.modules["m03"]
    data = reading_pack.write(
        module,
        versions.of_module(module, "full"),
        OURS,
        picture=(ROOT / files.FIGURES).joinpath,
        today=_TODAY,
    )

    said = "".join(_pages(tmp_path, data, "-raw"))

    for block in module.blocks:
        if block.kind in {"story", "reading", "fact"}:
            assert "".join(block.text.split())[:30] in said, block.id
        if block.kind == "facilitator":
            assert "".join(block.watch.split())[:30] not in said
    assert "参加支援事業（参加支援）" in said
    assert any(block.sources for block in module.blocks)
    assert "出典" not in said  # the numbers of the report are for authors and facilitators
    used = {term.id for term in reading_pack.terms("支援会議のことを話します。", OURS)}
    assert used == {"shien-kaigi"}


def test_only_what_is_somebodys_view_is_underlined() -> None:
    view = View(whose="手引き", section="Ⅱ-1", sentences=("窓口は続きます。", "ここにない文です。"))

    pieces = reading_pack.marked("はじめに。窓口は続きます。おわりに。", view)

    assert [(one["text"], one["seen"]) for one in pieces] == [
        ("はじめに。", False),
        ("窓口は続きます。", True),
        ("おわりに。", False),
    ]
    assert reading_pack.marked("当教材の案です。", None) == [{"text": "当教材の案です。", "seen": False}]
