"""What becomes a document: a worksheet with a one page, a run that is quoted in its report, and how files are read."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl
from docx import Document
from pages_building import Building
from pages_homework import worksheet, write

from workbook.classroom.people import attendance
from workbook.classroom.people.views import Run, Team
from workbook.classroom.period import raised_hands
from workbook.content.model.summary import Summary

TALK = "exercises/worksheets/talk.yaml"
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
QUOTED_PLAN = [{"_row": "r1", "who": "高橋", "what": "窓口に<b>行く", "by": "2026-12-01"}]


def told(data: bytes) -> str:
    """Return all words of a Word document."""
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def rows(data: bytes) -> list[tuple[object, ...]]:
    """Return the rows of the first page of an Excel file."""
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def summed_up(building: Building) -> Building:
    """Let the worksheet make one page of what a team wrote, and a plan of how it is passed on."""
    file = building.content / TALK
    file.write_text(
        file.read_text(encoding="utf-8") + SUMMARY.lstrip() + RELAY.lstrip("\n"), encoding="utf-8"
    )
    assert building.house.shelf.current().worksheets["talk"].summary
    return building


def summary_of(building: Building) -> Summary:
    found = worksheet(building).summary
    assert found is not None
    return found


def quoted(building: Building) -> Building:
    """Let the worksheet be for the whole course, with a goal and a plan that stand in the report of a run."""
    file = building.content / TALK
    text = file.read_text(encoding="utf-8").replace("label: 当教材の案", "label: 当教材の案\nseen_by: course")
    text = text.replace("    label: めざすこと", "    label: めざすこと\n    report: true")
    file.write_text(
        text.replace("    label: 話す予定", "    label: 話す予定\n    report: true"), encoding="utf-8"
    )
    assert [question.report for question in worksheet(building).questions] == [True, True]
    return building


def held(building: Building) -> tuple[Run, tuple[Team, ...]]:
    """Hold a run in which two teams wrote and were seen."""
    run, teams = building.run(teams=("あおば班", "みどり班"))
    for team, name, goal in zip(teams, ("佐藤", "高橋"), ("会う。", "=1+1 <i>聞く</i>"), strict=True):
        me = building.member(team, name=name)
        write(building, me, {"goal": goal, "plan": QUOTED_PLAN if name == "佐藤" else []})
        with building.database.begin() as db:
            attendance.see(db, [me.id], at=datetime(2026, 11, 24, 4, tzinfo=UTC))
            raised_hands.raise_hand(db, by=me, reason="time")
    return run, teams
