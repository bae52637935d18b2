"""What the source asks of courses and of the whole set is told to authors with its statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ours import library as our_content
from workbook.content import library

MODULE = """
id: {id}
title: 単元
purpose: |
  目的
outline: |
  概要
points: [ポイント]
goals: [目標]
minutes: {{full: 10, short: 5}}
audience: [everyone]
label: 当教材の案
sources: [{source}]
blocks:
  - {{id: first, kind: {kind}, minutes: 10, short: 5, label: 当教材の案, text: "{text}"}}
  - id: home
    kind: homework
    tasks: [{{who: だれか, what: 話す, by: 研修から1週間以内}}]
  - {{id: note, kind: facilitator, say: 言う, watch: 見る, late: 省く}}
"""
COURSE = """
id: town
title: 研修
summary: |
  要約
audience: [everyone]
label: 当教材の案
days:
  - id: d1
    title: 一日目
    periods:
      - id: p1
        title: コマ
        minutes: 20
        audience: [everyone]
        items:
          - {{module: {first}, minutes: 10}}
          - {{module: {second}, minutes: 10}}
"""


def problems(texts: dict[str, str]) -> list[str]:
    found = library.read_texts(texts).problems
    return [str(problem) for problem in found if "エディターが項目名を補うため" not in str(problem)]


def module(id_: str, *, source: str = "S1", kind: str = "story", text: str = "ある朝のことです。") -> str:
    return MODULE.format(id=id_, source=source, kind=kind, text=text)


def test_course_that_begins_with_a_scheme_and_its_meetings_first_is_told_both() -> None:
    texts = {
        "curriculum/town.yaml": COURSE.format(first="m01", second="m02"),
        "modules/m01.yaml": module("m01", source="S301", kind="reading"),
        "modules/m02.yaml": module("m02", source="S265"),
    }

    assert [line.split("（")[0] for line in problems(texts)] == [
        "curriculum/town.yaml:17: days.1.periods.1.items.1: 地域づくりより先に、会議の設計が来ています",
        "curriculum/town.yaml:17: days.1.periods.1.items.1: 研修が、単元「m01」の説明から始まっています",
    ]


def test_story_that_quotes_the_law_and_a_module_nobody_uses_are_told() -> None:
    texts = {
        "curriculum/town.yaml": COURSE.format(first="m01", second="m02"),
        "modules/m01.yaml": module("m01", text="第106条の4には、こうあります。"),
        "modules/m02.yaml": module("m02"),
        "modules/m03.yaml": module("m03"),
    }

    assert [line.split("（")[0] for line in problems(texts)] == [
        "curriculum/town.yaml:17: days.1.periods.1.items.1: 研修のはじめの単元「m01」の物語に、条文・交付金・要綱の言葉があります",
        "modules/m03.yaml:2: id: どの研修からも使われていません",
    ]


def test_story_first_and_community_before_meetings_is_not_told_anything() -> None:
    texts = {
        "curriculum/town.yaml": COURSE.format(first="m01", second="m02"),
        "modules/m01.yaml": module("m01", source="S265"),
        "modules/m02.yaml": module("m02", source="S301"),
    }

    assert problems(texts) == []


CASE = """
id: v01
title: 話
theme: 主題
place: まち
door: {{kind: shop, text: 店}}
about: 話
resolved: false
debrief: ふりかえり{notice}
label: 当教材の案
stages:
  - {{id: morning, title: 朝, text: 朝, question: 何, minutes: 5, sources: [{source}]}}
"""


def test_scene_on_flight_from_violence_asks_its_readers_to_check_as_a_whole_case_does() -> None:
    asking = "\nnotice: 運用の前に法務・個人情報担当に確認してください"

    def told(*, source: str, notice: str = "") -> list[str]:
        found = problems({"exercises/cases/v01.yaml": CASE.format(source=source, notice=notice)})
        return [line.split("なのに")[0] for line in found]

    assert told(source="S7") == [
        "exercises/cases/v01.yaml:11: stages: 情報の扱いで人を傷つけることがある内容（S7）"
    ]
    assert told(source="S7", notice=asking) == told(source="S6") == []


GLOSSARY = """
terms:
  - id: juso
    term: 重層的支援体制整備事業
    common: 重層事業
    name_first: true
    meaning: |
      三つの支援を一体で行う事業です。
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("重層事業を始めた町の話です。", True),
        ("重層事業（重層的支援体制整備事業）の話です。", True),
        ("重層的支援体制整備事業（重層事業）を始めた町の話です。", False),
        ("ある町の話です。", False),
    ],
)
def test_common_name_waits_for_the_official_one(text: str, *, told: bool) -> None:
    texts = {"glossary.yaml": GLOSSARY, "modules/m01.yaml": module("m01", text=text)}

    assert any("正式な名前より先に出ています" in line for line in problems(texts)) is told


@pytest.fixture
def ours() -> Callable[[str, str], list[str]]:
    """Our own content with words of all cases replaced; its problems."""
    ours = our_content()

    def replaced(old: str, new: str) -> list[str]:
        texts = {
            file: text.replace(old, new) if file.startswith("exercises/cases/") else text
            for file, text in ours.texts.items()
        }
        return [problem.message for problem in library.read_texts(texts).problems]

    return replaced


def test_set_without_disaster_or_with_one_open_end_is_told(ours: Callable[[str, str], list[str]]) -> None:
    assert ours("S149", "S1") == ["「災害」の事例がありません"]
    assert "解決しないまま終わる事例が 0 つです" in ours("resolved: false", "resolved: true")
    assert ours("S149", "S149") == []


def test_a_course_for_prefectures_alone_needs_no_way_of_their_own() -> None:
    text = COURSE.format(first="m01", second="m02").replace("audience: [everyone]", "audience: [prefecture]")
    texts = {"modules/m01.yaml": module("m01"), "modules/m02.yaml": module("m02")}

    alone = problems({**texts, "curriculum/town.yaml": text})
    shared = problems({**texts, "curriculum/town.yaml": text.replace("[prefecture]", "[everyone]", 1)})

    assert alone == []
    assert [line.split("（")[0] for line in shared] == [
        "curriculum/town.yaml:15: days.1.periods.1.audience: 都道府県だけのコマ「p1」が、ほかの人の道すじにも出ます"
    ]


LATER = """
  - id: d2
    title: 三か月あと
    periods:
      - id: p2
        title: ひとりで
        minutes: 5
        mode: MODE
        audience: [everyone]
        items: [{activity: 読み返す, minutes: 5}]
homework:
  - {id: look, title: 三か月たったら, after: p1, before: p2, weeks: [13, 26], text: 読み返します。}
"""


def test_what_is_done_alone_months_later_is_no_next_time_and_no_session_homework_is_due_at() -> None:
    course = COURSE.format(first="m01", second="m02")
    texts = {
        "modules/m01.yaml": module("m01"),
        "modules/m02.yaml": module("m02").replace("研修から1週間以内", "次回の1週間前まで"),
    }

    alone = problems({**texts, "curriculum/town.yaml": course + LATER.replace("MODE", "self")})
    met = problems({**texts, "curriculum/town.yaml": course + LATER.replace("MODE", "live")})

    assert [line.split("（")[0].split(": ", 2)[2] for line in alone] == [
        "一度だけ集まる研修なのに「次回」とあります",
        "単元「m02」の宿題に「次回の1週間前まで」とありますが、このあとに集まる日がありません",
    ]
    assert met == []
