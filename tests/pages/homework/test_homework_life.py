"""Homework is listed calmly, handed in, commented, answered and given back; nobody is ranked."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from urllib.parse import parse_qs

import pytest
from openpyxl import load_workbook
from pages_building import Building, addresses_of_files, files, folds, labels, source, unfolded, words
from pages_handing_in import hand_in, press
from pages_homework import carried_home, said, write

from workbook.classroom.homework import due_days, hand_ins
from workbook.office.files import of_team
from workbook.office.take_home import FORMATS

NOTE = "note"


def test_the_list_says_where_each_sheet_is_and_until_when(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    page = building.open("homework")
    shown = words(page)
    assert "次の回：令和8年12月8日（火）〜令和8年12月15日（火）ごろ" in str(folds(page))
    assert shown.count("これから") == 2

    write(building, me, {"goal": "会う。"})
    carried_home(building, me, "tone")
    organiser = building.organiser()
    with building.database.begin() as db:
        due_days.set_date(db, run.id, name="h1", on=date(2026, 12, 7), by=organiser)
    building.member(team)
    page = building.open("homework")
    shown = words(page)

    assert "期日：令和8年12月7日（月）" in str(folds(page))
    assert "記入中" in shown
    assert "持ち帰り中" in shown
    assert "提出済み" not in shown


def test_a_whole_homework_goes_home_at_one_click_in_every_format(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})

    page = building.open("homework")
    behind = unfolded(building.open("homework"), "take-home-h1")
    offered = [parse_qs(address.partition("?")[2]) for address in addresses_of_files(behind)]
    book = carried_home(building, me, "talk", "tone")
    empty = carried_home(building, me, "talk", "tone", filled=False)
    paper = carried_home(building, me, "talk", "tone", kind="pdf")
    pages = zipfile.ZipFile(io.BytesIO(carried_home(building, me, "talk", "tone", kind="html")))

    assert "2 枚をまとめて持ち帰る" in folds(page)
    assert folds(page).count("持ち帰る") == 2  # one for each sheet of the homework that lies open
    assert folds(unfolded(page, "fold-others")).count("持ち帰る") == 3  # and one for any other of the course
    assert not [one for one in addresses_of_files(page) if "format=" in one]  # nobody sees them yet
    together = [one for one in offered if one.get("id") == ["talk,tone"]]
    assert [one["format"] for one in together] == [[kind] for kind in FORMATS] * 2
    assert [len(load_workbook(io.BytesIO(file)).worksheets) for file in (book, empty)] == [2, 2]
    assert b"%PDF" in paper
    assert pages.namelist() == ["1_話すこと.html", "2_進めぐあい.html"]


def test_handing_in_keeps_a_copy_and_work_goes_on(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    page = building.open("hand-in", id="talk", interval="h1")
    page.text_area(key=NOTE).set_value("係長に<b>見せました</b>。")

    page = press(page, "提出する")
    write(building, me, {"goal": "会う。話す。"})
    later = building.open("hand-in", id="talk", interval="h1")

    assert "提出しました。" in words(page)
    assert "係長に<b>見せました</b>。" in words(later)
    assert "<b>見せました" not in source(later)
    assert "会う。話す。" not in words(later)
    assert said(building, sheet) == {"goal": "会う。話す。"}
    assert "提出済み" in words(building.open("homework"))
    assert "そのあとに書きたしがあります" in words(building.open("homework"))


def test_pressing_twice_hands_in_once(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})

    page = press(building.open("hand-in", id="talk"), "提出する")
    press(page, "提出する")

    with building.database.reading() as db:
        assert len(hand_ins.of_sheet(db, sheet, by=me)) == 1


def test_late_is_taken_and_said_kindly(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})
    organiser = building.organiser()
    with building.database.begin() as db:
        due_days.set_date(db, run.id, name="h1", on=date(2026, 11, 1), by=organiser)
    building.member(team)
    page = building.open("hand-in", id="talk")
    assert "期日は過ぎましたが、いつでも提出できます。" in words(page)

    page = press(page, "提出する")

    assert "期日のあとに届きました" in words(page)
    assert not [word for word in ("遅刻", "遅延", "超過", "未提出") if word in words(page)]


def test_the_organiser_sees_all_teams_in_the_order_of_the_run(building: Building) -> None:
    run, (first, second, third) = building.run(teams=("あおば班", "みどり班", "<i>そら</i>班"))
    me = building.member(second)
    write(building, me, {"goal": "会う。"})
    hand_in(building, me)
    building.organiser()

    page = building.open("hand-ins", run=run.id)

    shown = words(page)
    assert [shown.index(team.name) for team in (first, second, third)] == sorted(
        shown.index(team.name) for team in (first, second, third)
    )
    assert shown.count("提出済み") == 1
    assert "<i>そら" not in source(page)
    assert not [word for word in ("位", "率", "％", "未提出", "遅れ") if word in shown]
    assert "提出された宿題を見る" in labels(building.open("organise"))


def test_a_hand_in_is_given_back_once(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    back = f"back-{hand_in(building, me)}"
    building.organiser()
    query = {"run": run.id, "sheet": sheet.id, "interval": "h1"}
    one, two = building.open("hand-ins", **query), building.open("hand-ins", **query)
    assert "会う。" in words(one)
    one.text_area(key=back).set_value("読みました。")
    two.text_area(key=back).set_value("もう一人です。")

    one, two = press(one, "返却する"), press(two, "返却する")

    assert "読みました。" in words(one)
    assert "この提出は、もう返却されています。" in words(two)
    assert "書いていたことば：もう一人です。" in words(two)
    assert "もう一人です。" not in words(building.open("hand-ins", **query))
    building.member(team)
    assert "返却" in words(building.open("homework"))
    assert "読みました。" in words(building.open("hand-in", id="talk"))


def test_days_are_fixed_for_the_run_and_nothing_else_changes(building: Building) -> None:
    run, _ = building.run()
    building.organiser()
    page = building.open("hand-ins", run=run.id)
    page.date_input(key="day-0-h1").set_value(date(2026, 12, 7))

    page = press(page, "この日にする")

    assert "期日：令和8年12月7日（月）" in words(page)
    with building.database.reading() as db:
        assert due_days.dates_of(db, run.id) == {"h1": date(2026, 12, 7)}


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_teams_do_not_see_the_hand_ins_of_others(building: Building, who: str) -> None:
    run, (first, second) = building.run(teams=("あおば班", "みどり班"))
    other = building.member(second, name="高橋")
    sheet = write(building, other, {"goal": "秘密の文。"})
    hand_in(building, other, "秘密のひとこと")
    if who == "member":
        building.member(first)
    else:
        getattr(building, who)()

    shown = "".join(
        words(building.open(name, **query))
        for name, query in (
            ("hand-ins", {"run": run.id}),
            ("hand-ins", {"run": run.id, "sheet": sheet.id}),
            ("hand-in", {"id": "talk", "sheet": sheet.id}),
            ("history", {"id": "talk", "sheet": sheet.id}),
        )
    )

    assert "秘密" not in shown
    assert "みどり班" not in shown


def test_an_organiser_of_another_run_finds_no_sheet_of_this_one(building: Building) -> None:
    _, (team,) = building.run()
    other, _ = building.run(title="第2回", teams=("そら班",))
    me = building.member(team)
    sheet = write(building, me, {"goal": "秘密の文。"})
    building.organiser()

    assert "秘密" not in words(building.open("hand-ins", run=other.id, sheet=sheet.id))


def test_a_calendar_file_has_the_due_day_and_no_hour(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    (due,) = due_days.of_course(
        building.house.shelf.current().courses["town"],
        starts_on=run.starts_on,
        dates={"h1": date(2026, 12, 7)},
    )

    text = of_team.calendar_of(me, due, at=datetime(2026, 11, 24, tzinfo=UTC))

    assert "DTSTART;VALUE=DATE:20261207" in text
    assert "期日　宿題" in text
    assert "T000000" not in text.replace("DTSTAMP:20261124T000000Z", "")
    assert "カレンダーに入れる（.ics）" in files(building.open("homework"))


def test_homework_that_ends_alone_leads_to_ones_own_sheet_and_to_no_hand_in(building: Building) -> None:
    course = building.content / "curriculum/town.yaml"
    sheets = building.content / "exercises/worksheets"
    own = (sheets / "talk.yaml").read_text(encoding="utf-8").replace("id: talk", "id: own", 1)
    own = own.replace("label: 当教材の案", "label: 当教材の案\nunit: member", 1)
    (sheets / "own.yaml").write_text(own, encoding="utf-8")
    later = (
        "  - {id: later, title: 三か月あと, periods: [{id: p5, title: ひとりで, minutes: 5, mode: self, audience: [everyone],"
        " items: [{activity: 読み返す, minutes: 5, asks: [{worksheet: own, questions: [goal]}]}]}]}\nhomework:\n"
        "  - {id: look, title: 三か月たったら, after: p4, before: p5, weeks: [13, 26], text: 読み返してください。}\n"
    )
    text = course.read_text(encoding="utf-8").replace("homework:\n", later, 1)
    course.write_text(text, encoding="utf-8")
    _, (team,) = building.run()
    building.member(team)

    page = building.open("homework")

    assert "読み返してください。" in words(page)
    (way,) = [one for one in labels(page) if one.endswith("を書く")]
    assert labels(page).count("提出と返事") == 2  # of the two sheets of the homework
    assert way not in labels(building.open("course", id="town"))
