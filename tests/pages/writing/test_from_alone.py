"""On the page: one button for who wrote alone, the preview of returned files, and the words in the team's sheet."""

from __future__ import annotations

from pages_building import Building, looked_at, words
from pages_homework import said, write

from workbook.classroom.entrance import from_alone
from workbook.classroom.homework import comments
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_case
from workbook.content.model.answers import Values
from workbook.desk.document import writing
from workbook.desk.table import journal

ASK = "ひとりで書いたものを合わせる"


def test_who_joins_from_trying_alone_merges_with_a_look_before(building: Building) -> None:
    alone = building.alone()
    own = write(building, alone, {"goal": "ひとりで考えた目標。"})
    with building.database.begin() as db:
        comments.comment(db, own, by=alone, question="goal", text="係長に聞く。")
    _, (team,) = building.run()
    page = building.open("join")
    page.text_input[0].set_value(team.code)
    page.text_input[1].set_value("佐藤")
    page.text_input[2].set_value("福祉課")
    page.checkbox(key="join-mine").check()
    looked_at(next(one for one in page.button if one.label == "参加する").click().run())
    me = building.member(team)

    page = building.open("worksheet", id="talk")
    (ask,) = [one for one in page.button if one.label == ASK]
    looked_at(ask.click().run())
    assert "ひとりで考えた目標。" in words(page)
    assert "コメントとして添えます" in words(page)
    assert "係長に聞く。" in words(page)
    assert said(building, write(building, me, {})) == {}
    looked_at(page.button(key="merge-now").click().run())

    assert "1 件を取り込みました。コメント 1 件を添えました。" in words(page)
    assert said(building, write(building, me, {})) == {"goal": "ひとりで考えた目標。"}
    building.member(team, name="鈴木")
    assert [one for one in building.open("worksheet", id="talk").button if one.label == ASK] == []


def test_another_person_who_joins_at_the_same_pc_is_offered_nothing(building: Building) -> None:
    alone = building.alone()
    write(building, alone, {"goal": "ひとりで考えた目標。"})
    _, (team,) = building.run()
    page = building.open("join")
    for box, typed in zip(page.text_input, (team.code, "鈴木", "住宅課"), strict=False):
        box.set_value(typed)
    looked_at(next(one for one in page.button if one.label == "参加する").click().run())
    building.member(team, name="鈴木", department="住宅課")

    assert [one for one in building.open("worksheet", id="talk").button if one.label == ASK] == []


def _told(building: Building, me: Person, words: dict[str, str]) -> Values:
    """Write for scenes of the case; return what its sheet says then."""
    case = building.house.shelf.current().cases["oil"]
    form = of_case(case)
    with building.database.begin() as db:
        sheet = sheets.sheet_for(db, me, sheets.of_case(case))
        if words:
            journal.append(db, sheet.id, writing.update_saying([], form, words) or b"", member=me.id)
        return sheets.values(db, sheet, form)


def test_words_for_a_case_come_along_but_for_no_scene_the_team_has_not_read(building: Building) -> None:
    alone = building.alone()
    _told(building, alone, {"door": "民生委員へ。", "night": "明かりのわけ。"})
    _, (team,) = building.run()
    me = building.member(team)
    with building.database.begin() as db:
        from_alone.remember(db, alone, me)

    page = building.open("case", id="oil")
    (ask,) = [one for one in page.button if one.label == ASK]
    looked_at(ask.click().run())
    assert "民生委員へ。" in words(page)
    assert "明かりのわけ。" not in words(page)
    looked_at(page.button(key="merge-now").click().run())

    assert _told(building, me, {}) == {"door": "民生委員へ。"}
