"""The report of a run is for those who held or watched it, and names nobody; the roll is for those who steer."""

from __future__ import annotations

import pytest
from pages_building import Building, files, labels, looked_at, source, words
from pages_documents import QUOTED_PLAN, held, quoted, rows, told
from pages_homework import write

from workbook.classroom.entrance import arrivals, invitations
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run
from workbook.classroom.period.steering import Floor
from workbook.classroom.wall import kept_in_team
from workbook.office import roll_and_log, run_report

ROLL = "出席の一覧（Excel）"
WORD = "開催のまとめ（Word）"


@pytest.fixture
def building(building: Building) -> Building:
    """A house whose worksheet is quoted in the report of a run."""
    return quoted(building)


def invited(building: Building, run: Run, role: str) -> Person:
    organiser = building.organiser()
    with building.database.begin() as db:
        code = invitations.invite(db, run=run.id, role=role, by=organiser).code
        admission = arrivals.join(db, code=code, name="進行 花子", department="県")
    me = building.come_as(admission)
    assert me is not None
    return me


def downloads(building: Building, **query: str) -> list[str]:
    return files(building.open("report", **query))


def test_the_page_says_what_came_of_a_run(building: Building) -> None:
    run, _ = held(building)
    building.organiser()

    page = building.open("report", run=run.id)

    shown = words(page)
    for text in (
        "2 チーム・1 市町村など・来た人 2 人",
        "=1+1 <i>聞く</i>",
        "窓口に<b>行く",
        "令和8年12月1日（火）",
        "3–10万",
        "手をあげて待っています：すべてのチーム（2）。",
    ):
        assert text in shown
    assert "<i>聞く" not in source(page)
    assert "出席の一覧（名前入り）" in shown


def test_words_that_may_tell_who_somebody_is_are_marked_on_screen_and_never_in_the_file(
    building: Building,
) -> None:
    run, (team, other) = building.run(teams=("あおば班", "みどり班"))
    write(building, building.member(team, name="佐藤"), {"goal": "港町3丁目の田中さんを待つ。"})
    write(building, building.member(other, name="高橋"), {"goal": "3丁目の集会所でお母さんと会う。"})
    me = building.organiser()

    shown = words(building.open("report", run=run.id))
    said = told(run_report.write(building.visit(me), me, run))

    assert shown.count("【人の名前かもしれません・住所かもしれません】") == 1
    assert shown.count("かもしれません") == 2
    assert "港町3丁目の田中さんを待つ。" in said
    assert "かもしれません" not in said


def test_names_a_projector_would_cover_are_covered_until_a_facilitator_releases_that_sentence(
    building: Building,
) -> None:
    run, (team, other) = building.run(teams=("あおば班", "みどり班"))
    write(building, building.member(team, name="佐藤"), {"goal": "みなと野市の市場へ行く。"})
    write(building, building.member(other, name="高橋"), {"goal": "みどり班と歩く。"})
    invited(building, run, "observer")
    page = building.open("report", run=run.id)
    assert "〇〇の市場へ行く。" in words(page)
    assert "みなと野市の市場" not in words(page)
    assert not [one for one in page.button if (one.key or "").startswith("names-")]

    me = building.organiser()
    page = building.open("report", run=run.id)
    assert "〇〇と歩く。" in words(page)
    walk, market = [one for one in page.button if (one.key or "").startswith("names-")]
    looked_at(market.click().run())

    said = told(run_report.write(building.visit(me), me, run))
    assert ("みなと野市の市場へ行く。" in said, "みどり班と歩く。" in said) == (True, False)
    page = building.open("report", run=run.id)
    looked_at(page.button(key=market.key).click().run())
    assert "みなと野市の市場" not in told(run_report.write(building.visit(me), me, run))
    assert walk.label == "このまま載せる"


def test_nothing_of_another_run_or_a_kept_sheet_is_on_the_page_or_in_a_file(building: Building) -> None:
    run, (team,) = building.run()
    _, (far,) = building.run(title="第2回", teams=("よその班",))
    write(building, building.member(far, name="秘密一"), {"goal": "秘密の文。"})
    me = building.member(team)
    sheet = write(building, me, {"goal": "秘密の願い。", "plan": QUOTED_PLAN})
    with building.database.begin() as db:
        kept_in_team.keep_in_team(db, sheet, stays=True, by=me)
    organiser = building.organiser()
    visit = building.visit(organiser)

    shown = words(building.open("report", run=run.id)) + told(run_report.write(visit, organiser, run))

    assert not [text for text in ("秘密", "よその班", "窓口に", "令和8年12月1日") if text in shown]


def test_an_observer_reads_the_report_and_gets_no_roll(building: Building) -> None:
    run, _ = held(building)
    me = invited(building, run, "observer")

    assert downloads(building, run=run.id) == [WORD]
    assert "佐藤" not in words(building.open("report"))
    for make in (roll_and_log.roll_book, roll_and_log.log_book):
        with pytest.raises(Refused):
            make(building.visit(me), me, run)


def test_a_facilitator_gets_the_roll_and_the_log(building: Building) -> None:
    run, _ = held(building)
    me = invited(building, run, "facilitator")
    with building.database.begin() as db:
        Floor(run.id, me).say(db, "残り10分です。")
        Floor(run.id, me).note(db, "秘密のメモ")

    assert downloads(building, run=run.id) == [WORD, ROLL, "進行の記録（Excel）"]
    assert "開催のまとめを見る" in labels(building.open("home"))
    rolled = rows(roll_and_log.roll_book(building.visit(me), me, run))
    assert rolled[2:] == [
        ("市町村", "チーム", "所属", "名前", "申し込み", "令和8年11月24日（火）"),
        ("みなと野市", "あおば班", "福祉課", "佐藤", None, "出席"),
        ("みなと野市", "みどり班", "福祉課", "高橋", None, "出席"),
    ]
    logged = rows(roll_and_log.log_book(building.visit(me), me, run))
    assert [row[2:] for row in logged[3:]] == [
        ("あおば班", "手があがる：時間が足りない"),
        ("みどり班", "手があがる：時間が足りない"),
        ("全体", "お知らせ：残り10分です。"),
    ]
    assert "秘密" not in str(logged)


@pytest.mark.parametrize("who", ["stranger", "alone", "member", "elsewhere"])
def test_nobody_else_sees_anything(building: Building, who: str) -> None:
    run, (team, _) = held(building)
    other, _ = building.run(title="第2回", teams=("よその班",))
    if who == "member":
        building.member(team, name="鈴木")
    elif who == "elsewhere":
        invited(building, other, "facilitator")
    else:
        getattr(building, who)()

    page = building.open("report", run=run.id)

    assert "研修を進める方と見学の方のページです" in words(page)
    assert "会う。" not in words(page)
    assert files(page) == []


def test_a_run_that_is_gone_is_told_kindly(building: Building) -> None:
    building.organiser()

    assert "その開催回は見つかりませんでした。" in words(building.open("report", run="gone"))
