"""What points to a row of the page of grounds finds it; a row has an id of its own in both tables together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests import ours
from workbook.content import library

Break = Callable[[str, str, str], list[str]]
CASE, GROUNDS = "exercises/cases/neighbour.yaml", "grounds.yaml"


def test_rows_that_are_there_may_be_pointed_to(broken: Break) -> None:
    assert broken(CASE, "resolved: No", "resolved: No\ngrounds: [meeting, duty]") == []


def test_a_row_that_is_not_there_is_told_with_the_rows_there_are(broken: Break) -> None:
    told = broken(CASE, "resolved: No", "resolved: No\ngrounds: [meeting, elsewhere]")

    assert len(told) == 1
    assert "会議と情報の根拠「elsewhere」が見つかりません" in told[0]
    assert "あるのは duty・meeting" in told[0]


def test_rows_of_a_broken_table_are_not_called_missing(good: Path) -> None:
    case, grounds = good / CASE, good / GROUNDS
    pointing = case.read_text(encoding="utf-8").replace("resolved: No", "resolved: No\ngrounds: [meeting]")
    case.write_text(pointing, encoding="utf-8")
    grounds.write_text(grounds.read_text(encoding="utf-8").replace("host:", "hosts:"), encoding="utf-8")

    told = library.load(good).problems

    assert {problem.file for problem in told} == {GROUNDS}


def test_a_meeting_and_a_duty_share_no_id(broken: Break) -> None:
    told = broken(GROUNDS, "id: duty", "id: meeting")

    assert len(told) == 1
    assert "「meeting」は 5 行目にもあります" in told[0]


def test_our_own_table_says_what_nobody_traced() -> None:
    grounds = ours.library().grounds
    assert grounds is not None

    untraced = [row for row in (*grounds.meetings, *grounds.duties) if not row.reference]

    assert untraced
    assert all("要確認" in row.caution for row in untraced)
    assert {row.id for row in grounds.meetings if row.only_running} == {"shien", "juso"}
