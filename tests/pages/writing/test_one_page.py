"""The page for the boss and the report of attendance hold one's own team's words, on screen and in Word."""

from __future__ import annotations

import io
import zipfile

import pytest
from pages_building import Building, files, labels, source, unfolded, words
from pages_documents import PLAN, summary_of, summed_up, told
from pages_homework import worksheet, write
from streamlit.testing.v1 import AppTest

from workbook.classroom.people.views import Person
from workbook.office import attendance_report, one_page


@pytest.fixture
def building(building: Building) -> Building:
    """A house whose worksheet makes one page."""
    return summed_up(building)


def downloads(building: Building, name: str, **query: str) -> list[str]:
    return files(building.open(name, **query))


def reports(building: Building) -> AppTest:
    """Open what goes from a training to the office."""
    return unfolded(building.open("homework"), "fold-report")


def test_the_page_shows_the_teams_words_and_where_they_are_from(building: Building) -> None:
    _, (team,) = building.run()
    write(building, building.member(team), {"goal": "<i>会う</i>。", "plan": PLAN})

    page = building.open("summary", id="talk")

    shown = words(page)
    assert "<i>会う</i>。" in shown
    assert "<i>会う" not in source(page)
    assert "令和8年12月1日（火）：=1+1 と聞く 「話すこと」から" in " ".join(shown.split(" ")).replace(
        "  ", " "
    )
    assert "係長<b>" in shown
    assert "まだ書かれていません" not in shown
    assert "「話すこと」のシートに書かれた言葉から、" in shown
    assert len(page.get("plotly_chart")) == 1
    assert "Word で持ち帰る（A4 一枚）" in downloads(building, "summary", id="talk")


def test_nothing_written_is_said_for_every_part(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    page = building.open("summary", id="talk")

    assert words(page).count("まだ書かれていません") == 4
    assert page.get("plotly_chart") == []
    assert "まだどのシートにも書かれていません。" in words(page)


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_another_teams_words_are_on_no_page_and_in_no_file(building: Building, who: str) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    write(building, building.member(second, name="高橋"), {"goal": "秘密の文。", "plan": PLAN})
    me: Person | None = None
    me = building.member(first) if who == "member" else getattr(building, who)()

    shown = words(building.open("summary", id="talk")) + words(reports(building))
    if me is not None:
        course = building.house.shelf.current().courses["town"]
        shown += told(one_page.write(building.visit(me), me, summary_of(building)))
        shown += told(attendance_report.write(building.visit(me), me, course, ""))

    assert not [one for one in ("秘密", "=1+1", "高橋", "みどり班") if one in shown]


def test_the_ways_lead_there_from_the_worksheet_the_hand_in_and_the_homework(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    for name in ("worksheet", "hand-in"):
        assert "一枚のまとめ「持ち帰ったこと」" in labels(building.open(name, id="talk"))
    assert "一枚のまとめ「持ち帰ったこと」" in labels(reports(building))
    assert "一枚のまとめ「持ち帰ったこと」" not in labels(building.open("worksheet", id="tone"))
    building.stranger()
    assert "一枚のまとめ「持ち帰ったこと」" not in labels(reports(building))


@pytest.mark.parametrize("id_", ["tone", "nothing", ""])
def test_a_worksheet_without_a_summary_leads_back(building: Building, id_: str) -> None:
    _, (team,) = building.run()
    building.member(team)

    page = building.open("summary", id=id_)

    assert "そのまとめは見つかりませんでした。" in words(page)
    assert "宿題のページへ" in labels(page)


def test_a_report_is_one_click_away_and_says_who_when_and_what(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team, name="鈴木", department="子ども課")
    me = building.member(team)
    write(building, me, {"goal": "会う。", "plan": PLAN})
    course = building.house.shelf.current().courses["town"]

    assert "復命書の下書き（Word）" in files(reports(building))
    data = attendance_report.write(building.visit(me), me, course, "d1")

    said = told(data)
    for line in (
        "第1回への参加について",
        "令和8年11月24日（火）　13:00から　1日目",
        "オンライン",
        "まちの研修",
        "子ども課　鈴木",
        "福祉課　佐藤",
        "15:00～16:00　市町村の部屋（市町村の道）",
        "会う。",
        "・令和8年12月1日（火）：=1+1 と聞く",
        "宿題　次の回：令和8年12月8日（火）〜令和8年12月15日（火）ごろ（「ふりかえり」で持ち寄ります）",
    ):
        assert line in said.split("\n")
    assert "【2日目】" not in said
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert not [
        part for part in ("fldChar", "fldSimple", "<w:drawing", "<w:pict", "vbaProject") if part in xml
    ]


def test_passing_the_training_on_needs_one_zip_with_no_other_words_than_the_teams(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    write(building, building.member(second, name="高橋"), {"goal": "秘密の文。"})
    me = building.member(first)
    write(building, me, {"goal": "会う。"})
    course = building.house.shelf.current().courses["town"]

    assert "伝達研修セット（zip）" in files(reports(building))
    pack = zipfile.ZipFile(
        io.BytesIO(attendance_report.relay_set(building.visit(me), me, course, worksheet(building)))
    )

    assert pack.namelist() == ["1_一枚のまとめ.docx", "2_進め方.docx", "3_空欄のシート.docx"]
    page, steps, sheet = (told(pack.read(name)) for name in pack.namelist())
    assert "会う。" in page
    assert "会う。" not in steps + sheet
    assert "秘密" not in page + steps + sheet
    assert steps.split("\n")[0] == "職場で伝える（30分）"
    assert "10分～30分　話し合う" in steps
    assert "問い：" in steps
    assert "〔一言〕ひとりで抱えない。" in steps
