"""Comments stand beside their question; what is typed and not sent is lost to nobody."""

from __future__ import annotations

from pages_building import Building, labels, looked_at, source, words
from pages_handing_in import hand_in, press
from pages_homework import sheet_of, write

from workbook.classroom.homework import comments
from workbook.pages.frame import drafts


def test_comments_are_read_beside_their_question_and_answered(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    hand_in(building, me)
    building.organiser()
    page = building.open("hand-ins", run=run.id, sheet=sheet.id, interval="h1")
    page.text_area(key="text-say-goal-0").set_value("何時から<i>ですか</i>。")
    page = looked_at(page.button(key="FormSubmitter:form-say-goal-コメントする").click().run())
    assert "何時から<i>ですか</i>。" in words(page)
    assert "<i>ですか" not in source(page)

    building.member(team)
    page = building.open("hand-in", id="talk")
    assert "主催者（主催者）" in words(page)
    (box,) = [one for one in page.text_area if (one.key or "").startswith("text-answer-")]
    box.set_value("16時です。")
    page = press(page, "返事する")

    assert "16時です。" in words(page)
    with building.database.reading() as db:
        (one,) = comments.of_sheet(db, sheet, by=me)
    assert (one.question, [answer.text for answer in one.answers]) == ("goal", ["16時です。"])
    assert "コメント 2 件" in words(building.open("homework"))


def test_a_draft_is_another_one_for_everybody_and_ends_when_it_is_sent(building: Building) -> None:
    _, (team,) = building.run()
    sato, suzuki = building.member(team), building.member(team, name="鈴木")
    sheet = sheet_of(building, sato)

    names = [drafts.name_of(one, sheet, "say-", turn=turn) for one in (sato, suzuki) for turn in (0, 1)]

    assert len(set(names)) == 4
    assert [name.rpartition("-")[2] for name in names] == ["0", "1", "0", "1"]
    assert names[0].rpartition("-")[0] == names[1].rpartition("-")[0]
    assert not [name for name in names for told in (sato.id, suzuki.id, sheet.id) if told in name]


def test_a_refused_comment_stays_in_its_box_and_a_sent_one_does_not(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)
    page = building.open("hand-in", id="talk")
    page.text_area(key="text-say--0").set_value("\u200b")

    refused = press(page, "コメントする")
    left = refused.text_area(key="text-say--0").value
    refused.text_area(key="text-say--0").set_value("16時です。")
    sent = press(refused, "コメントする")

    assert left == "\u200b"
    assert sent.text_area(key="text-say--1").value == ""
    assert [box for box in sent.text_area if box.key == "text-say--0"] == []


def test_an_empty_comment_is_not_kept(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = sheet_of(building, me)
    page = building.open("hand-in", id="talk")

    page = press(page, "コメントする")

    assert "ことばを入力してください。" in words(page)
    with building.database.reading() as db:
        assert comments.of_sheet(db, sheet, by=me) == ()


def test_a_sheet_that_is_no_homework_leads_to_comments_only_where_there_are_any(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = sheet_of(building, me, "reuse")
    silent = labels(building.open("worksheet", id="reuse"))
    with building.database.begin() as db:
        comments.comment(db, sheet, by=me, text="何時からですか。")

    commented, homework = (labels(building.open("worksheet", id=id_)) for id_ in ("reuse", "talk"))

    assert [one for one in ("提出と返事", "コメント") if one in silent] == []
    assert [one for one in ("提出と返事", "コメント") if one in commented] == ["コメント"]
    assert [one for one in ("提出と返事", "コメント") if one in homework] == ["提出と返事"]
    page = words(building.open("hand-in", id="reuse"))
    assert "何時からですか。" in page
    assert "提出と返事" not in page
