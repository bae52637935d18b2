"""Preparing a run: rooms, teams, cards, invitations, days and a rehearsal, by those who may and nobody else."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

from docx import Document
from pages_building import Building, files, looked_at, words
from pages_preparing import press, seen, with_rooms
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from workbook.classroom.entrance import invitations
from workbook.classroom.homework import due_days
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import runs
from workbook.content.forms import times
from workbook.office import take_home
from workbook.office.files import of_run

HERE = "https://kenshu.example.lg.jp"


def _box(page: AppTest, label: str) -> TextInput:
    found = [box for box in page.text_input if box.label == label]
    (box,) = found or [box for box in page.text_input if box.label.startswith(label)]
    return box


def test_rooms_are_proposed_and_made_only_when_asked_for(building: Building) -> None:
    run, _ = building.run(teams=("あおば班", "みどり班"))
    building.organiser()

    page = building.open("prepare", run=run.id)
    assert "部屋1（3–10万）" in words(page)
    assert seen(building, run)[1] == ()

    press(page, "この案で決める")
    teams, (room,) = seen(building, run)
    assert "1 部屋に分けました。" in words(page)
    assert {team.breakout_id for team in teams} == {room.id}


def test_no_municipality_is_said_twice(building: Building) -> None:
    run, (full, short) = building.run(teams=("みなと野市 1班", "あおば班"))
    building.organiser()

    said = invitation_words.mail(run, full, (), address=HERE) + words(building.open("prepare", run=run.id))

    assert "みなと野市 1班 のみなさま" in said
    assert "みなと野市 みなと野市" not in said
    assert of_run.of_team(full, "", origin=HERE).over == ""
    assert invitation_words.called(short) == "みなと野市 あおば班"


def test_a_team_is_moved_with_its_box_and_the_others_stay(building: Building) -> None:
    page, run = with_rooms(building)
    _box(page, "足す部屋の名前").set_value("海の部屋")
    press(page, "部屋を足す")
    (first, second), (room, sea) = seen(building, run)

    page.selectbox(key=f"room-{first.id}-{room.id}").set_value(sea.id)
    assert seen(building, run)[0] == (first, second)
    press(page, "えらんだ部屋へ動かす")

    (moved, stayed), _ = seen(building, run)
    assert (moved.breakout_id, stayed.breakout_id) == (sea.id, room.id)
    assert "1 チームを動かしました。" in words(page)


def test_a_room_gets_another_name(building: Building) -> None:
    page, run = with_rooms(building)

    _box(page, "1 番目の部屋").set_value("海の <b>部屋</b>")
    press(page, "名前を変える")

    assert [room.name for room in seen(building, run)[1]] == ["海の <b>部屋</b>"]
    assert "海の <b>部屋</b>" in words(page)


def test_a_team_is_added_and_put_right(building: Building) -> None:
    run, _ = building.run()
    building.organiser()
    page = building.open("prepare", run=run.id)
    _box(page, "市町村名（").set_value("青梁市")
    _box(page, "人口（").set_value("たくさん")
    press(page, "チームを足す")
    assert "人口「たくさん」は人数として読めません" in words(page)
    assert len(seen(building, run)[0]) == 1

    assert _box(page, "市町村名（").value == "青梁市"
    _box(page, "人口（").set_value("31000")
    press(page, "チームを足す")

    assert _box(page, "市町村名（").value == ""
    (_, added), _ = seen(building, run)
    assert (added.name, added.population_band) == ("青梁市", "30k-100k")
    page.selectbox(key=f"team-{run.id}").set_value(added.id)
    looked_at(page.run())
    _box(page, "チーム名").set_value("青梁 2班")
    press(page, "直す")
    assert [team.name for team in seen(building, run)[0]] == ["あおば班", "青梁 2班"]


def test_a_new_code_is_explained_and_given(building: Building) -> None:
    run, (team,) = building.run()
    building.organiser()
    page = building.open("prepare", run=run.id)
    assert "いまのコードでは入れなくなり" in words(page)

    press(page, "新しいコードを出す")

    ((renewed,), _) = seen(building, run)
    assert renewed.code != team.code
    assert team.code not in words(page)
    assert renewed.code in words(page)


def test_the_texts_have_rooms_codes_and_a_link_that_is_never_sent(building: Building) -> None:
    page, run = with_rooms(building)
    (first, _), (room,) = seen(building, run)

    assert f"{HERE}/join をひらいて" in words(page)
    assert f"■ {room.name}\n" in "".join(element.body.replace("<br>", "\n") for element in page.html)
    assert f"{HERE}/join#{first.code}" in words(page)
    card = of_run.of_team(first, room.name, origin=HERE)
    assert (card.title, card.over, card.room, card.link) == (
        "あおば班",
        "みなと野市",
        room.name,
        f"{HERE}/join#{first.code}",
    )


def test_invitations_are_made_listed_and_taken_back(building: Building) -> None:
    page, run = with_rooms(building)

    press(page, "招待をつくる")
    organiser = building.organiser()
    with building.database.reading() as db:
        (invited,) = invitations.of_run(db, run.id, by=organiser)
    assert (invited.role, invited.breakout_id) == ("facilitator", "")
    assert invited.code in words(page)

    press(page, "この招待を取り消す")
    assert "・すべての部屋・" in words(page)
    assert f">{invited.code}<" not in "".join(element.body for element in page.html)
    with building.database.reading() as db:
        assert invitations.of_run(db, run.id, by=organiser) == ()


def test_days_are_fixed_and_others_stay_open(building: Building) -> None:
    run, _ = building.run()
    building.organiser()
    page = building.open("prepare", run=run.id)

    page.date_input(key="day-d2").set_value(date(2026, 12, 8))
    page.date_input(key="starts-on").set_value(date(2026, 11, 30))
    press(page, "この日にする")

    with building.database.reading() as db:
        found = runs.find(db, run.id)
        assert found is not None
        assert found.starts_on == date(2026, 11, 30)
        assert due_days.dates_of(db, run.id) == {"p4": date(2026, 12, 8)}


def test_until_when_a_run_is_kept_is_said_and_warned_of(building: Building) -> None:
    run, _ = building.run()
    building.organiser()
    assert "保存の期限" not in words(building.open("organise"))
    page = building.open("prepare", run=run.id)
    soon = times.today() + timedelta(days=7)

    page.date_input(key="keep-until").set_value(soon)
    press(page, "この日まで残す")

    assert "残す最後の日を決めました。" in words(page)
    assert "（あと 7 日）" in words(building.open("organise"))
    with building.database.reading() as db:
        assert runs.get(db, run.id).keep_until == soon


def test_a_rehearsal_is_marked_everywhere_and_can_be_thrown_away(building: Building) -> None:
    page, run = with_rooms(building)
    assert "捨てる" not in [button.label for button in page.button]
    press(page, "リハーサル用の写しをつくる")
    with building.database.reading() as db:
        copied = next(one for one in runs.list_runs(db) if one.is_rehearsal)
        (sample, _) = runs.teams_of(db, copied.id)

    assert "【リハーサル】第1回" in words(building.open("organise"))
    page = building.open("prepare", run=copied.id)
    assert "これはリハーサルです。" in words(page)
    building.member(sample)
    assert "【リハーサル】第1回" in words(building.open("home"))

    building.organiser()
    page = building.open("prepare", run=copied.id)
    page.checkbox(key="sure").check()
    looked_at(page.run())
    press(page, "捨てる")
    assert "「【リハーサル】第1回」を捨てました。" in words(page)
    assert "【リハーサル】" not in words(building.open("organise"))
    assert "その開催回は見つかりませんでした。" in words(building.open("prepare", run=copied.id))
    with building.database.reading() as db:
        assert runs.find(db, run.id) is not None


def test_hints_stand_in_nobodys_way(building: Building) -> None:
    run, (team,) = building.run()
    for name in ("佐藤", "鈴木"):
        building.member(team, name=name)
    building.organiser()

    page = building.open("prepare", run=run.id)

    assert "一つの課の方だけのチームです。" in words(page)
    assert "この案で決める" in [button.label for button in page.button]


def test_the_papers_of_a_run_have_its_name_and_the_days_that_are_fixed(building: Building) -> None:
    run, _ = building.run()
    building.organiser()

    offered = files(building.open("prepare", run=run.id))

    papers = ["チラシ（Word）", "講師への依頼状（Word）", "共催のご提案（Word）", "議会の想定問答（Word）"]
    assert [one for one in offered if one in papers] == papers
    visit = building.visit(None)
    course = visit.library.courses[run.course]
    fixed = replace(run, starts_on=date(2027, 1, 20))
    made = take_home.letter(visit, "flyer", course, visit.library, run=fixed)
    document = Document(io.BytesIO(made))
    days = [row.cells[1].text for table in document.tables for row in table.rows if len(table.columns) == 3]
    assert run.title in document.paragraphs[0].text
    assert "令和9年1月20日（水）" in days
