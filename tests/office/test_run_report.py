"""The report of a run as a file names nobody; with all sheets in one zip go the roll and the log."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from docx import Document
from pages_building import Building
from pages_homework import worksheet, write

from workbook.classroom.people import attendance
from workbook.classroom.people.views import Run, Team
from workbook.classroom.period import raised_hands
from workbook.classroom.run import runs
from workbook.office import run_report, run_zip

FILE = "exercises/worksheets/talk.yaml"
PLAN = [{"_row": "r1", "who": "高橋", "what": "窓口に<b>行く", "by": "2026-12-01"}]


@pytest.fixture
def building(building: Building) -> Building:
    """A house whose worksheet is for the whole course and has a goal and a plan to be quoted."""
    file = building.content / FILE
    text = file.read_text(encoding="utf-8").replace("label: 当教材の案", "label: 当教材の案\nseen_by: course")
    text = text.replace("    label: めざすこと", "    label: めざすこと\n    report: true")
    file.write_text(
        text.replace("    label: 話す予定", "    label: 話す予定\n    report: true"), encoding="utf-8"
    )
    assert [question.report for question in worksheet(building).questions] == [True, True]
    return building


def held(building: Building) -> tuple[Run, tuple[Team, ...]]:
    """A run in which two teams wrote and were seen."""
    run, teams = building.run(teams=("あおば班", "みどり班"))
    for team, name, goal in zip(teams, ("佐藤", "高橋"), ("会う。", "=1+1 <i>聞く</i>"), strict=True):
        me = building.member(team, name=name)
        write(building, me, {"goal": goal, "plan": PLAN if name == "佐藤" else []})
        with building.database.begin() as db:
            attendance.see(db, [me.id], at=datetime(2026, 11, 24, 4, tzinfo=UTC))
            raised_hands.raise_hand(db, by=me, reason="time")
    return run, teams


def told(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def rows(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def test_the_word_file_names_nobody_and_no_team_beside_its_words(building: Building) -> None:
    run, _ = held(building)
    me = building.organiser()

    said = told(run_report.write(building.visit(me), me, run))

    assert "・会う。\n" in said
    assert "・窓口に<b>行く　（令和8年12月1日（火））" in said
    assert "福祉課 1" in said
    assert not [name for name in ("佐藤", "高橋", "花子") if name in said]
    quoted = said[said.index("チームの言葉から") : said.index("これからの集まり")]
    assert not [name for name in ("あおば班", "みどり班") if name in quoted]


def test_the_zip_holds_the_report_the_roll_and_the_log(building: Building) -> None:
    run, _ = held(building)
    me = building.organiser()
    with building.database.reading() as db:
        found = runs.find(db, run.id)
    assert found is not None

    file = io.BytesIO()
    for _ in run_zip.make(building.visit(me), me, found, file):
        pass

    pack = zipfile.ZipFile(file)
    more = ["開催のまとめ.docx", "出席の一覧（名前入り）.xlsx", "進行の記録.xlsx"]
    assert pack.namelist()[:3] == more
    assert pack.read("もくじ.txt").decode("utf-8-sig").split("\r\n")[:4] == [*more, ""]
    assert "・会う。" in told(pack.read("開催のまとめ.docx"))
    assert "佐藤" in str(rows(pack.read("出席の一覧（名前入り）.xlsx")))
    assert "手があがる" in str(rows(pack.read("進行の記録.xlsx")))
