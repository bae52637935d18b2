"""Courses and modules as their readers see them."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from pages_building import Building, labels, looked_at, source, words

from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model import base
from workbook.content.yaml import shape
from workbook.content.yaml.typed import MODELS
from workbook.pages.frame import phrases
from workbook.pages.reading import blocks

KINDS = shape.find(MODELS["module"], ("blocks", 0)).kinds
COLUMNS = ("科目の目的", "講義概要", "講義・演習のポイント", "到達目標")
MODULE = {"id": "every-kind", "course": "town", "period": "p1"}


def test_every_kind_of_block_has_a_look_and_a_name() -> None:
    assert set(blocks.HTML) == set(phrases.KINDS) == set(KINDS)


def test_a_module_shows_its_blocks_in_order(building: Building) -> None:
    page = building.open("module", **MODULE)

    shown = words(page)
    looks = re.findall(r'class="wb-block wb-([a-z-]+)"', source(page))
    assert list(dict.fromkeys(looks)) == [kind for kind in KINDS if kind != "facilitator"]
    assert "5分・全員で聞く" in shown
    assert "有識者会議の委員の意見（第2章5(5)②）" in shown
    assert "出典：調査研究報告書" not in shown

    looked_at(page.toggle[0].set_value(v=True).run())
    assert "出典：調査研究報告書 S151" in words(page)


def test_an_address_is_read_in_capitals_and_in_full_width(building: Building) -> None:
    as_typed = building.open("module", id="ＥＶＥＲＹ-KIND", course="TOWN", period="ｐ１")

    assert source(as_typed) == source(building.open("module", **MODULE))


def test_only_the_sentences_that_report_an_opinion_are_marked_as_one(building: Building) -> None:
    html = source(building.open("module", **MODULE))

    assert '<span class="wb-opinion">三つのことがあります。</span>' in html
    assert html.count('class="wb-opinion"') == 1
    assert "線を引いた文：有識者会議の委員の意見（第2章5(5)②）" in html


def test_a_block_says_which_questions_are_asked_in_its_time_and_how_many_rows(building: Building) -> None:
    module = building.content / "modules/every-kind.yaml"
    text = module.read_text(encoding="utf-8")
    asked = "    worksheet: talk\n    questions: [plan]\n    rows: {plan: 1}\n"
    before = words(building.open("module", **MODULE))

    module.write_text(text.replace("    worksheet: talk\n", asked), encoding="utf-8")
    shown = words(building.open("module", **MODULE))

    assert "この時間に書くのは" not in before
    assert "この時間に書くのは" in shown
    assert "話す予定（1行まで）" in shown
    assert "めざすこと（" not in shown


def test_tags_and_pictures_in_prose_are_words(building: Building) -> None:
    html = source(building.open("module", **MODULE))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; ![絵](https://example.com/x.png)" in html
    assert "<script" not in html


def test_nothing_is_fetched_from_elsewhere(building: Building) -> None:
    html = source(building.open("module", **MODULE))

    assert 'src="http' not in html
    assert html.count('src="data:image/svg+xml;base64,') == 1
    assert html.count('href="http') == html.count('target="_blank" rel="noopener noreferrer"') == 2


def test_a_missing_case_or_picture_leaves_the_rest_readable(building: Building) -> None:
    (building.content / "modules/figures/circles.svg").unlink()
    (building.content / "exercises/cases/oil.yaml").rename(building.content / "exercises/cases/oil.txt")

    page = building.open("module", **MODULE)

    assert "二つの丸が重なる絵です。" in words(page)


def test_a_figure_has_its_words_and_numbers(building: Building) -> None:
    shown = words(building.open("module", **MODULE))

    assert "一人の世帯がいちばん多い図です。" in shown
    assert "38%" in shown


@pytest.mark.parametrize(
    ("use", "there", "away"),
    [
        ("short", "ひとりで抱えない。", "三つのことがあります。"),
        ("first-half", "三つのことがあります。", "ひとりで抱えない。"),
    ],
)
def test_the_address_says_which_version_is_read(building: Building, use: str, there: str, away: str) -> None:
    shown = words(building.open("module", use=use, **MODULE))

    assert there in shown
    assert away not in shown


def test_the_short_version_is_one_click_away(building: Building) -> None:
    page = building.open("module", **MODULE)

    looked_at(page.segmented_control[0].set_value("short").run())

    assert "三つのことがあります。" not in words(page)


def test_the_facilitators_notes_wait_behind_a_switch(building: Building) -> None:
    page = building.open("module", **MODULE)
    assert "ゆっくり読みます。" not in words(page)

    looked_at(page.toggle[0].set_value(v=True).run())

    assert "ゆっくり読みます。" in words(page)


def test_a_team_does_not_see_the_facilitators_notes(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    page = building.open("module", **MODULE)

    assert len(page.toggle) == 0
    assert "ゆっくり読みます。" not in words(page)


def test_a_module_leads_to_its_neighbours_and_back_to_the_timetable(building: Building) -> None:
    first = labels(building.open("module", use="full", **MODULE))
    last = labels(building.open("module", id="second", use="short", course="town", period="p1"))

    assert first[0] == last[0] == "← まちの研修の時間割"
    assert [label for label in first + last if "の単元：" in label] == [
        "次の単元：二つめの単元",
        "前の単元：すべての種類",
    ]


def test_a_link_to_the_same_page_opens_it_anew(building: Building) -> None:
    page = building.open("module", use="full", **MODULE)

    assert '<a href="/module?id=second&amp;use=short&amp;course=town&amp;period=p1">' in source(page)


def test_what_a_module_opens_knows_the_way_back(building: Building) -> None:
    page = building.open("module", **MODULE)

    address = "/case?id=oil&amp;module=every-kind&amp;course=town&amp;period=p1"
    assert source(page).count(f'href="{address}">事例をひらく</a>') == 1

    assert labels(building.open("case", id="oil", module="every-kind"))[0] == "← 単元「すべての種類」"


def test_a_course_is_the_timetable_people_know(building: Building) -> None:
    page = building.open("course", id="town")

    shown = " ".join(words(page).split())
    assert "13:00〜14:40 100分・同時双方向・対象：全員" in shown
    assert "休憩（5分）" in shown or "休憩（10分）" in shown
    assert "まだ書いていない単元（20分） 準備中" in shown
    assert "宿題（2〜3週間）" in shown
    assert "二つめの単元（30分）" in labels(page)
    assert "科目の目的" not in shown


def test_what_a_module_holds_stands_once_in_a_course_for_who_asks_for_it(building: Building) -> None:
    page = looked_at(building.open("course", id="town").toggle[0].set_value(True).run())
    folds = re.findall("<details><summary>(.*?)</summary>(.*?)</details>", source(page))
    names = [name for name, _ in folds]

    assert "二つめの単元" in names
    assert len(set(names)) == len(names)
    assert {tuple(re.findall("<dt>(.*?)</dt>", held)) for _, held in folds} == {COLUMNS}


def test_a_track_leaves_the_others_out(building: Building) -> None:
    page = building.open("course", id="town")
    assert "都道府県の部屋" in words(page)

    assert "/course?id=town&amp;track=city" in source(page)
    page = building.open("course", id="town", track="city")

    assert "市町村の部屋" in words(page)
    assert "都道府県の部屋" not in words(page)
    assert re.findall('aria-current="true">(.*?)<', source(page)) == ["市町村の道"]
    assert "都道府県の部屋" in words(building.open("course", id="town", track="nobody"))


def test_a_teams_progress_counts_worksheets_and_never_people(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    building.member(team, name="鈴木")
    worksheet = building.house.shelf.current().worksheets["talk"]
    building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), {"goal": "顔の見える関係"})

    shown = words(building.open("course", id="town"))
    assert re.findall(r"チームのワークシート：[0-9] 枚のうち ([0-9]) 枚に書いています", shown) == ["1"]


def test_a_stranger_sees_no_progress(building: Building) -> None:
    assert "書いています" not in words(building.open("course", id="town"))


@pytest.mark.parametrize(
    ("name", "id_"), [("module", "every-kind"), ("course", "town"), ("case", "oil"), ("worksheet", "talk")]
)
def test_no_label_stands_without_what_it_means(building: Building, name: str, id_: str) -> None:
    building.alone()

    shown = source(building.open(name, id=id_)).replace("<br>", "")

    found = re.findall(rf'class="wb-chip">({"|".join(base.LABELS)})([^<]*)<', shown)
    assert found
    assert [(label, said) for label, said in found if said != f"：{base.LABELS[label]}"] == []
    assert set(get_args(base.Label)) == set(base.LABELS)
