"""The page for the boss and the draft of a report hold the sheets' words as they are now."""

from __future__ import annotations

import io

import pytest
from docx import Document
from pages_building import Building
from pages_homework import worksheet, write

from workbook.content.model.summary import Summary
from workbook.office import attendance_report, one_page

SUMMARY = """
charts:
  - {kind: talk, question: plan, who: who, what: what, by: by}
summary:
  title: 持ち帰ったこと
  readers: 課長へ
  parts:
    - {kind: sentence, label: めざすこと, origins: [{worksheet: talk, question: goal}]}
    - {kind: list, label: 決めたこと, origins: [{worksheet: talk, question: plan, column: what, lead: by}]}
    - {kind: table, label: 話す, worksheet: talk, question: plan, columns: [who, by]}
    - {kind: picture, label: 図, pictures: [{worksheet: talk, question: plan}]}
"""
RELAY = """
  relay:
    title: 職場で伝える
    question: {module: every-kind, block: talk}
    worksheet: tone
    steps:
      - {minutes: 10, title: 一言を読む, shows: lines, how: 声に出して読みます。}
      - {minutes: 20, title: 話し合う, shows: question, how: 二人で話します。}
"""
PLAN = [{"_row": "r1", "who": "係長<b>", "what": "=1+1 と聞く", "by": "2026-12-01"}]


@pytest.fixture
def building(building: Building) -> Building:
    file = building.content / "exercises/worksheets/talk.yaml"
    file.write_text(
        file.read_text(encoding="utf-8") + SUMMARY.lstrip() + RELAY.lstrip("\n"), encoding="utf-8"
    )
    assert building.house.shelf.current().worksheets["talk"].summary
    return building


def summary_of(building: Building) -> Summary:
    found = worksheet(building).summary
    assert found is not None
    return found


def told(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_word_file_holds_the_same_words_and_the_picture(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。", "plan": PLAN})

    data = one_page.write(building.visit(me), me, summary_of(building))

    assert "会う。" in told(data)
    assert "・令和8年12月1日（火）：=1+1 と聞く" in told(data)
    assert "課長へ" in told(data)
    assert len(Document(io.BytesIO(data)).inline_shapes) == 1


def test_a_report_of_the_whole_training_has_every_day_and_leaves_unknown_ones_open(
    building: Building,
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    course = building.house.shelf.current().courses["town"]

    said = told(attendance_report.write(building.visit(me), me, course, ""))

    assert "【1日目】" in said
    assert "令和　　年　　月　　日（　）　2日目" in said
    assert "（まだ書かれていません）" in said
