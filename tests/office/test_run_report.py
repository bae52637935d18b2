"""The report of a run as a file names nobody; with all sheets in one zip go the roll and the log."""

from __future__ import annotations

import io
import zipfile

import pytest
from pages_building import Building
from pages_documents import held, quoted, rows, told

from workbook.classroom.run import runs
from workbook.office import run_report, run_zip


@pytest.fixture
def building(building: Building) -> Building:
    """A house whose worksheet is quoted in the report of a run."""
    return quoted(building)


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
