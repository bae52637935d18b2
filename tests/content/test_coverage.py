"""A statement of the source counts as answered only where a course holds the place, and the page says where that is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from workbook import config
from workbook.commands import main
from workbook.commands.authoring import coverage as command
from workbook.content import coverage, library
from workbook.content.coverage import Answer, Coverage
from workbook.content.model.library import Library

STATEMENTS = coverage.read_statements(
    "id,section,asks,kind\n" + "".join(f"S{n},1章{n},asks {n},P\n" for n in range(1, 16))
)
COURSE = """
id: town
title: 研修
summary: 要約
audience: [everyone]
label: 当教材の案
sources: [S1]
days:
  - id: d1
    title: 一日目
    periods:
      - {id: p1, title: コマ, minutes: 5, audience: [everyone], sources: [S2], items: [{module: m1, use: half, minutes: 5}]}
      - id: p2
        title: シートのコマ
        minutes: 14
        audience: [everyone]
        items:
          - {activity: 書く, minutes: 4, asks: [{worksheet: some, questions: [asked]}]}
          - {activity: 書く, minutes: 5, asks: [{worksheet: whole}]}
          - {activity: 読む, minutes: 5, case: read, stages: [noon]}
"""
MODULE = """
id: m1
title: 単元
purpose: 目的
outline: 概要
points: [ポイント]
goals: [目標]
minutes: {full: 10, short: 10}
audience: [everyone]
label: 当教材の案
sources: [S1]
parts: [{id: half, title: 前半, blocks: [case, idle, note]}]
blocks:
  - {id: case, kind: case, minutes: 5, case: tale, stages: [morning], sources: [S3]}
  - {id: idle, kind: case, case: left, sources: [S4]}
  - {id: note, kind: facilitator, say: 言う, watch: 見る, late: へらす, sources: [S4]}
  - {id: unheld, kind: key-message, minutes: 5, text: 一言, sources: [S4]}
"""
_CASE = """
id: {id}
title: 話
theme: 主題
place: まち
door: {{kind: shop, text: 店}}
about: 話
resolved: false
debrief: ふりかえり
label: 当教材の案
sources: [{source}]
stages:
"""
_STAGES = """
  - {{id: morning, title: 朝, text: 朝, question: 何, minutes: 5, sources: [{morning}]}}
  - {{id: evening, title: 夕, text: 夕, question: 何, minutes: 5, sources: [S14]}}
"""
CASES = {
    "tale": _CASE.format(id="tale", source="S13") + _STAGES.format(morning="S5"),
    "left": _CASE.format(id="left", source="S13") + _STAGES.format(morning="S8"),
    "read": _CASE.format(id="read", source="S15")
    + """
  - {id: noon, title: 昼, text: 昼, question: 何, minutes: 5}
  - {id: night, title: 夜, optional: 研修では読みません。, text: 夜, question: 何, minutes: 5}
""",
}
WORKSHEET = """
id: some
title: シート
purpose: 目的
minutes: {full: 9, short: 4}
label: 当教材の案
sources: [S9]
questions:
  - {id: asked, kind: text, label: 聞く, minutes: 4, sources: [S10]}
  - {id: unasked, kind: text, label: 聞かない, minutes: 4, sources: [S11]}
  - {id: free, kind: text, label: 自由に, optional: 時間はとりません。, minutes: 1}
"""
WHOLE = """
id: whole
title: 全部聞くシート
purpose: 目的
minutes: {full: 5, short: 5}
label: 当教材の案
sources: [S12]
questions:
  - {id: one, kind: text, label: 聞く, minutes: 5}
"""


def _small() -> Library:
    head = "# yaml-language-server: $schema={}schemas/{}.json"
    texts = {
        "curriculum/town.yaml": head.format("../", "course") + COURSE,
        "modules/m1.yaml": head.format("../", "module") + MODULE,
        **{
            f"exercises/cases/{name}.yaml": head.format("../../", "case") + case
            for name, case in CASES.items()
        },
        "exercises/worksheets/some.yaml": head.format("../../", "worksheet") + WORKSHEET,
        "exercises/worksheets/whole.yaml": head.format("../../", "worksheet") + WHOLE,
    }
    return library.read_texts(texts)


def _measured(
    *, notes: dict[str, tuple[str, ...]] | None = None, partly: dict[str, str] | None = None
) -> Coverage:
    return coverage.measure(_small(), statements=STATEMENTS, notes=notes or {}, partly=partly or {})


def test_a_statement_counts_where_a_course_holds_the_place_and_nowhere_else() -> None:
    measured = _measured(notes={"S4": ("the program",), "S6": ("the program",)})

    assert measured.answers["S2"] == Answer(places=("town/p1",), periods=("town/p1",))
    assert measured.answers["S3"] == Answer(places=("m1/case",), periods=("town/p1",))
    assert measured.answers["S5"] == Answer(places=("tale/morning",), periods=("town/p1",))
    assert {one.id: measured.of(one).state for one in STATEMENTS[:7]} == {
        "S1": "open",  # what a whole course or module says of itself is no place
        "S2": "run",
        "S3": "run",
        "S4": "program",
        "S5": "run",
        "S6": "program",
        "S7": "open",
    }


def test_what_has_no_minutes_in_a_course_can_only_be_read() -> None:
    measured = _measured()

    assert measured.answers["S4"] == Answer(unheld=("m1/idle", "m1/note", "m1/unheld"))
    assert measured.answers["S8"] == Answer(unheld=("left/morning",))


def test_a_question_counts_where_it_is_asked_and_a_worksheet_where_all_of_it_is() -> None:
    measured = _measured()

    assert measured.answers["S10"] == Answer(places=("some/asked",), periods=("town/p2",))
    assert measured.answers["S11"] == Answer(unheld=("some/unasked",))
    assert measured.answers["S9"] == Answer(unheld=("some",))
    assert measured.answers["S12"] == Answer(places=("whole",), periods=("town/p2",))


def test_a_scene_counts_where_it_is_read_and_a_case_where_all_of_it_is() -> None:
    measured = _measured()

    assert measured.answers["S14"] == Answer(
        unheld=("left/evening", "tale/evening")
    )  # only the morning is read
    assert measured.answers["S13"] == Answer(unheld=("left", "tale"))
    assert measured.answers["S15"] == Answer(places=("read",), periods=("town/p2",))


def test_what_is_answered_in_part_says_what_lacks_and_nothing_is_in_part_of_nothing() -> None:
    measured = _measured(notes={"S6": ("the program",)}, partly={"S2": "half", "S6": "old PCs", "S7": "all"})

    assert {one.id: measured.of(one).state for one in STATEMENTS if one.id in ("S2", "S3", "S6", "S7")} == {
        "S2": "part",
        "S3": "run",
        "S6": "part",
        "S7": "open",
    }
    assert coverage.figures(measured) == {"run": 5, "program": 0, "part": 2, "readable": 6, "open": 2}


def test_the_page_says_of_every_statement_where_it_is_held() -> None:
    measured = _measured(notes={"S6": ("the program",)}, partly={"S3": "the evening"})

    page = coverage.page(measured)

    figures = "5 held in a course; 1 done by the program; 1 in part; 6 only readable; 2 open"
    assert f"**Of 15 statements: {figures}.**" in page
    assert page.splitlines()[-15:-8] == [
        "| S1 | 1章1 | asks 1 | open | — | — |",
        "| S2 | 1章2 | asks 2 | held in a course | town/p1 | town/p1 |",
        "| S3 | 1章3 | asks 3 | in part: the evening | m1/case | town/p1 |",
        "| S4 | 1章4 | asks 4 | only readable | m1/idle, m1/note, m1/unheld | — |",
        "| S5 | 1章5 | asks 5 | held in a course | tale/morning | town/p1 |",
        "| S6 | 1章6 | asks 6 | done by the program | the program | every run |",
        "| S7 | 1章7 | asks 7 | open | — | — |",
    ]


def test_our_own_page_is_fresh_and_leaves_no_statement_open_or_only_readable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    measured = command.measured(config.ROOT)

    assert len(measured.statements) == 301
    assert [one.id for state in ("readable", "open") for one in measured.in_state(state)] == []
    assert main(["coverage", "--check"]) == 0
    assert "古く" not in capsys.readouterr().out


def test_a_folder_on_top_is_counted_as_it_is_held_and_gets_a_page_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = (config.ROOT / command.PAGE).read_bytes()
    hidden = "modules/m22-two-facilitators.yaml"
    (tmp_path / "overlay.yaml").write_text(
        f"hide:\n  - {{file: {hidden}, why: 県では開きません。}}\n", encoding="utf-8"
    )

    assert main(["coverage", "--root", f"{config.ROOT}{os.pathsep}{tmp_path}"]) == 0

    told = capsys.readouterr().out
    assert "m22/" in ours.decode()
    assert "m22/" not in (tmp_path / command.PAGE).read_text(encoding="utf-8")
    assert str(tmp_path) in told
    assert (config.ROOT / command.PAGE).read_bytes() == ours


def test_notes_on_the_program_name_files_that_are_there() -> None:
    text = (config.ROOT / command.NOTES).read_text(encoding="utf-8")

    named = re.findall(r"(?:workbook|modules|docs)/[\w/.-]*\w", text)

    gone = [name for name in named if not any((config.ROOT / f"{name}{end}").exists() for end in ("", ".py"))]
    assert (len(named) > 5, gone) == (True, [])
