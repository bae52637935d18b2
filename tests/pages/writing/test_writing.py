"""Cases open scene by scene, worksheets offer what was written before, and everything can be taken home."""

from __future__ import annotations

from pages_building import Building, editors, files, folds, labels, looked_at, unfolded, words

from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_case, of_worksheet

NEXT, END = "次の場面をひらく", "話を終えて"


def _write_case(building: Building, me: Person, **values: str) -> None:
    case = building.house.shelf.current().cases["oil"]
    building.write(me, sheets.of_case(case), of_case(case), values)


def _write_sheet(building: Building, me: Person, **values: object) -> None:
    worksheet = building.house.shelf.current().worksheets["talk"]
    building.write(me, sheets.of_worksheet(worksheet), of_worksheet(worksheet), values)


def test_the_next_scene_waits_for_words(building: Building) -> None:
    me = building.alone()
    page = building.open("case", id="oil")
    assert page.button(key="next-1").disabled
    assert "明かりがつきました。" not in words(page)

    _write_case(building, me, door="となりの<b>人</b>に聞く")
    page = building.open("case", id="oil")

    assert (page.button(key="next-1").label, page.button(key="next-1").disabled) == (NEXT, False)
    assert "明かりがつきました。" not in words(page)
    looked_at(page.button(key="next-1").click().run())
    assert "明かりがつきました。" in words(page)
    assert page.button(key="next-2").disabled


def test_the_box_stands_in_one_scene_and_can_be_moved_back(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, door="となりの<b>人</b>に聞く", night="見守る")
    page = building.open("case", id="oil")
    assert editors(page) == [["night"]]
    assert "となりの<b>人</b>に聞く" in words(page)

    looked_at(page.button(key="rewrite-door").click().run())

    assert editors(page) == [["door"]]
    assert "見守る" in words(page)


def test_an_unresolved_case_ends_with_its_debrief_and_no_solution(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, door="一", night="二")
    page = building.open("case", id="oil")
    assert "答えは出ません。" not in words(page)

    assert page.button(key="next-2").label == END
    looked_at(page.button(key="next-2").click().run())

    assert "この話は、解決していません。" in words(page)
    assert "答えは出ません。" in words(page)
    assert [button.label for button in page.button] == ["ここを書き直す"]


def test_a_module_may_ask_for_one_scene_only(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, night="二")

    page = building.open("case", id="oil", stages="night")

    assert "明かりがつきました。" in words(page)
    assert "返事がありません。" not in words(page)
    assert page.button[0].label == END


def test_a_module_that_reads_the_beginning_does_not_give_the_end_away(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, door="一")

    page = building.open("case", id="oil", stages="door")

    assert "この単元で読むのは、ここまでです。" in words(page)
    assert "答えは出ません。" not in words(page)
    assert len(page.button) == 0


def test_what_was_opened_for_one_module_opens_nothing_in_another(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, door="一")
    page = building.open("case", id="oil")
    looked_at(page.button(key="next-1").click().run())
    page.query_params["stages"] = "door"

    shown = words(looked_at(page.run()))

    assert "この単元で読むのは、ここまでです。" in shown
    assert "明かりがつきました。" not in shown
    assert "答えは出ません。" not in shown


def test_a_stranger_reads_the_first_scene_and_no_other(building: Building) -> None:
    shown = words(building.open("case", id="oil"))

    assert "返事がありません。" in shown
    assert "最初にだれへ話しますか。" in shown
    assert "明かりがつきました。" not in shown
    assert "答えは出ません。" not in shown


def test_an_organiser_reads_everything_with_the_notes(building: Building) -> None:
    building.organiser()

    shown = words(building.open("case", id="oil"))

    assert all(
        part in shown
        for part in ("返事がありません。", "明かりがつきました。", "急がせません。", "答えは出ません。")
    )


def test_a_team_never_reads_the_facilitators_notes(building: Building) -> None:
    me = building.alone()
    _write_case(building, me, door="一", night="二")

    assert "急がせません。" not in words(building.open("case", id="oil"))


def test_two_teams_do_not_share_their_words(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    _write_case(building, building.member(first), door="となりの人に聞く")

    building.member(second)
    page = building.open("case", id="oil")

    assert page.button[0].disabled


def test_a_stranger_sees_the_questions_and_both_ways_in(building: Building) -> None:
    page = building.open("worksheet", id="talk")

    assert "めざすこと" in words(page)
    assert "チームのコードで参加する" in labels(page)
    assert [button.label for button in page.button] == ["ひとりで試す"]


def test_words_of_another_worksheet_are_offered_and_not_filled_in(building: Building) -> None:
    me = building.alone()
    assert "「話すこと」から" not in words(building.open("worksheet", id="reuse"))

    _write_sheet(building, me, goal="<b>顔</b>の見える関係")
    page = building.open("worksheet", id="reuse")

    assert "めざすこと（もう一度） に（「話すこと」から）" in words(page)
    assert "<b>顔</b>の見える関係" in words(page)
    worksheet = building.house.shelf.current().worksheets["reuse"]
    with building.database.reading() as db:
        held = sheets.find(db, me, sheets.of_worksheet(worksheet))
        assert held is not None
        assert sheets.values(db, held, of_worksheet(worksheet)) == {}


def test_a_member_takes_words_home_and_empty_sheets_too(building: Building) -> None:
    building.alone()

    page = unfolded(building.open("worksheet", id="talk"), "take-home-talk")

    assert files(page) == [
        "Word（書いたもの）",
        "Excel（書いたもの）",
        "PDF（回覧用）",
        "HTML（ネットなしで書ける）",
        "JSON（書いたもの）",
        "Word（空欄・手書き用）",
        "Excel（空欄・手書き用）",
        "PDF（空欄・手書き用）",
        "HTML（ネットなしで書ける空欄）",
        "JSON（空欄）",
    ]


def test_homework_says_until_when_once_the_run_has_its_day(building: Building) -> None:
    assert "期間：2〜3週間" in str(folds(building.open("homework")))

    _, (team,) = building.run()
    building.member(team)

    assert "次の回：令和8年12月8日（火）〜令和8年12月15日（火）ごろ" in str(folds(building.open("homework")))


def test_a_closed_run_can_still_be_read_and_taken_home(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    _write_sheet(building, me, goal="顔の見える関係")
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)

    page = unfolded(building.open("worksheet", id="talk"), "take-home-talk")
    assert "Word（書いたもの）" in files(page)


def test_words_of_another_sheet_are_taken_over_once_and_never_over_the_teams_own(building: Building) -> None:
    me = building.alone()
    _write_sheet(building, me, goal="もとの文")
    page = building.open("worksheet", id="reuse")

    looked_at(next(button for button in page.button if button.label == "この言葉を入れる").click().run())

    worksheet = building.house.shelf.current().worksheets["reuse"]
    with building.house.database.reading() as db:
        sheet = sheets.find(db, me, sheets.of_worksheet(worksheet))
        assert sheet is not None
        assert sheets.values(db, sheet, of_worksheet(worksheet)) == {"goal": "もとの文"}
    assert "この言葉を入れる" not in [
        button.label for button in building.open("worksheet", id="reuse").button
    ]
