"""A table in which people look at themselves asks every goal of its modules, word for word, and nothing else."""

from __future__ import annotations

from workbook.content import library

MODULE = """
id: {id}
title: 単元
purpose: 目的
outline: 概要
points: [ポイント]
goals: [{goal}]
minutes: {{full: 10, short: 10}}
audience: [everyone]
label: 当教材の案
sources: [S1]
blocks:
  - {{id: home, kind: homework, minutes: 10, tasks: [{{who: だれか, what: 話す, by: 研修から1週間以内}}]}}
  - {{id: note, kind: facilitator, say: 言う, watch: 見る, late: 省く}}
"""
SHEET = """
id: own
title: わたしの点検
purpose: 自分で見ます。
minutes: {full: 5, short: 5}
unit: member
label: 当教材の案
questions:
  - id: goals
    kind: table
    label: わたしは
    goals_of: [m01, m02]
    fixed_rows:
      - {code: m01-a, label: 目標}
      - {code: m02-a, label: "ROW"}
      - {code: m02-b, label: もう聞かない文, retired: true}
    columns: [{id: before, label: はじめ}]
"""


def _told(row: str, **goals: str) -> list[str]:
    texts = {f"modules/{name}.yaml": MODULE.format(id=name, goal=goal) for name, goal in goals.items()}
    texts["exercises/worksheets/own.yaml"] = SHEET.replace("ROW", row)
    found = [str(problem) for problem in library.read_texts(texts).problems]
    return [line.split("（")[0] for line in found if "エディターが項目名を補うため" not in line]


def test_rows_that_are_the_goals_word_for_word_are_left_in_peace() -> None:
    assert _told("町へ行ける", m01="目標", m02="町へ行ける") == []


def test_a_module_that_is_not_there_is_told_and_its_rows_are_not_blamed() -> None:
    assert _told("町へ行ける", m01="目標") == [
        "exercises/worksheets/own.yaml:12: questions.1.goals_of.2: 単元「m02」が見つかりません"
    ]
