"""Files come back through a page that shows every change first, and loses nothing of anybody."""

from __future__ import annotations

import io
import json
from collections import Counter
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from pages_building import Building, labels, looked_at, source, words
from pages_homework import carried_home, edited, said, sheet_of, without_number, write
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from workbook.classroom.homework import take_home
from workbook.classroom.run import runs
from workbook.desk.document import plain_values
from workbook.desk.returning import comparison
from workbook.handouts.returned import intake
from workbook.store import tables

SAME = "前に取り込んだファイルと同じです。変わるところはありません。"


def drop(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, data, "") for name, data in files])
    return looked_at(page.run())


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    return looked_at(button.click().run())


def count(monkeypatch: pytest.MonkeyPatch, counted: Counter[str], room: ModuleType, name: str) -> None:
    """Count the calls of a function, which does its work all the same."""
    work = getattr(room, name)

    def counting(*given: Any, **named: Any) -> Any:
        counted[name] += 1
        return work(*given, **named)

    monkeypatch.setattr(room, name, counting)


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


# ---------------------------------------------------------------- leaving


@pytest.mark.parametrize(
    ("kind", "ending"), [("word", "docx"), ("excel", "xlsx"), ("html", "html"), ("json", "json")]
)
@pytest.mark.parametrize("filled", [True, False])
def test_a_file_carries_a_number_by_which_its_words_are_remembered(
    building: Building, kind: str, ending: str, *, filled: bool
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})

    (paper,) = intake.read(carried_home(building, me, kind=kind, filled=filled), name=f"x.{ending}")

    with building.database.reading() as db:
        handout = take_home.find(db, paper.mark)
    assert handout is not None
    assert (handout.format, handout.values) == (ending, {"goal": "会う。"} if filled else {})


def test_looking_at_pages_sends_nothing_home(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。"})

    for name, query in (("homework", {}), ("worksheet", {"id": "talk"}), ("bring-back", {})):
        building.open(name, **query)

    with building.database.reading() as db:
        assert db.scalar(select(func.count()).select_from(tables.Handout)) == 0


def test_a_stranger_takes_an_empty_sheet_that_belongs_to_nobody(building: Building) -> None:
    (paper,) = intake.read(carried_home(building, None, filled=False), name="x.xlsx")

    with building.database.reading() as db:
        assert (paper.mark, take_home.find(db, paper.mark)) == ("talk", None)


# ---------------------------------------------------------------- coming back


def test_every_change_is_shown_before_anything_changes(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。話す。", "plan": [{"_row": "r1", "who": "課長"}]})
    file = carried_home(building, me)
    write(building, me, {"goal": "会う。話す。また会う。"})
    home = edited(file, {"goal": "会う。茶を飲む。話す。", "plan/r1#2": "表を見せる", "plan/r2#1": "係長"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))

    shown = words(page)
    assert "両方の文を残します" in shown
    assert "足 茶を飲む。" in shown
    assert "新しい行として足します" in shown
    assert buttons(page) == ["取り込む"]
    assert said(building, sheet)["goal"] == "会う。話す。また会う。"


def test_taking_in_keeps_what_the_team_wrote_meanwhile_and_the_same_file_again_changes_nothing(
    building: Building,
) -> None:
    _, (team,) = building.run()
    sato, suzuki = building.member(team), building.member(team, name="鈴木")
    sheet = write(building, sato, {"goal": "会う。話す。"})
    home = edited(carried_home(building, sato), {"goal": "会う。茶を飲む。話す。"})
    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    write(building, sato, {"goal": "会う。話す。また会う。"})

    page = press(page, "取り込む")
    assert "表示したあとで、シートが書きかえられました。" in words(page)
    assert "足 茶を飲む。 話す。また会う。" in words(page)
    assert said(building, sheet) == {"goal": "会う。話す。また会う。"}
    page = press(page, "取り込む")

    assert "「話すこと」：1 件を取り込みました。" in words(page)
    assert ">「話すこと」：1 件を取り込みました。<" in source(page).partition('class="wb-done"')[2]
    assert 'class="wb-notice"' not in source(page)  # what has worked does not look like a caution
    assert "「話すこと」をひらく" in labels(page)
    assert said(building, sheet) == {"goal": "会う。茶を飲む。話す。また会う。"}
    with building.database.reading() as db:
        last = select(tables.SheetUpdate.member_id).order_by(tables.SheetUpdate.seq.desc())
        assert db.scalars(last).first() == suzuki.id
    again = drop(building.open("bring-back"), ("宿題 (1).xlsx", home))
    assert SAME in words(again)
    assert buttons(again) == []
    assert said(building, sheet) == {"goal": "会う。茶を飲む。話す。また会う。"}


def test_a_file_is_read_once_and_compared_once_until_it_is_in(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    foreign = edited(carried_home(building, None, filled=False), {"goal": "紙。"})
    counted = Counter[str]()
    count(monkeypatch, counted, intake, "read")
    count(monkeypatch, counted, plain_values, "opened")
    count(monkeypatch, counted, comparison, "today_in")

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    page = looked_at(page.run())
    press(page, "取り込む")

    assert counted == {"read": 1, "opened": 1, "today_in": 1}
    assert said(building, sheet) == {"goal": "会う。話す。"}
    counted.clear()
    drop(drop(building.open("bring-back"), ("紙.xlsx", foreign)), ("紙.xlsx", foreign), ("宿題.xlsx", home))
    assert counted["opened"] == counted["today_in"] == 1


def test_of_two_files_of_one_question_the_second_is_shown_again_and_the_first_is_in(
    building: Building,
) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    one, two = (
        edited(carried_home(building, me), {"goal": f"会う。{more}"}) for more in ("話す。", "茶を飲む。")
    )

    page = press(drop(building.open("bring-back"), ("一.xlsx", one), ("二.xlsx", two)), "取り込む")

    assert said(building, sheet) == {"goal": "会う。話す。"}
    assert words(page).count("まだ何も取り込んでいません。") == 1
    assert words(page).count("「話すこと」：1 件を取り込みました。") == 1
    page = press(page, "取り込む")
    assert buttons(page) == []
    assert said(building, sheet)["goal"] in {"会う。話す。茶を飲む。", "会う。茶を飲む。話す。"}


def test_a_press_in_a_second_browser_brings_nothing_in_twice(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"plan/r1#1": "課長", "goal": "会う。話す。"})
    one, two = (drop(building.open("bring-back"), ("宿題.xlsx", home)) for _ in range(2))

    press(one, "取り込む")
    late = press(two, "取り込む")

    assert SAME in words(late)
    assert buttons(late) == []
    assert said(building, sheet) == {"goal": "会う。話す。", "plan": [{"_row": "r1", "who": "課長"}]}


def test_what_does_not_merge_waits_beside_and_the_teams_words_stand(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "月に一度、会う。"})
    home = edited(carried_home(building, me), {"goal": "毎週、会う。"})
    write(building, me, {"goal": "三月までに会う。"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", home))
    assert "今の文はそのままにし、別案として横に置きます" in words(page)
    page = press(page, "取り込む")

    assert "別案として横に置きました。" in words(page)
    assert said(building, sheet) == {"goal": "三月までに会う。"}


def test_an_emptied_cell_deletes_nothing(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})

    page = drop(building.open("bring-back"), ("x.xlsx", edited(carried_home(building, me), {"goal": None})))

    assert "このファイルには、新しく取り込むところはありません。" in words(page)
    assert buttons(page) == []
    assert said(building, sheet) == {"goal": "会う。"}


def test_what_cannot_be_read_says_what_could_be_written(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"pace": "slow"}, name="tone")
    home = edited(carried_home(building, me, "tone"), {"pace": "とても速い", "why": "人が足りない。"})

    page = drop(building.open("bring-back"), ("x.xlsx", home))

    assert "読めなかったので、取り込みません" in words(page)
    assert "書けるのは：ゆっくり・着実に" in words(page)
    page = press(page, "取り込む")
    assert "1 件を取り込みました。1 件は読めなかったので、取り込んでいません。" in words(page)
    sheet = sheet_of(building, me, "tone")
    assert said(building, sheet, "tone") == {"pace": "slow", "why": "人が足りない。"}


def test_several_sheets_of_several_files_come_in_with_one_press(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    file = edited(carried_home(building, me, "talk", "tone"), {"goal": "会う。", "why": "人が足りない。"})

    page = drop(building.open("bring-back"), ("宿題.xlsx", file), ("写真.png", b"\x89PNG"))
    assert "「.png」のファイルは読めません" in words(page)
    page = press(page, "取り込む")

    assert said(building, sheet_of(building, me)) == {"goal": "会う。"}
    assert said(building, sheet_of(building, me, "tone"), "tone") == {"why": "人が足りない。"}
    assert "「話すこと」：1 件" in words(page)
    assert "「進めぐあい」：1 件" in words(page)


# ---------------------------------------------------------------- not ours, or not known


def test_a_foreign_file_says_whose_it_is_and_shows_none_of_its_words(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    stranger = building.member(second, name="高橋")
    write(building, stranger, {"goal": "秘密の文。"})
    file = edited(carried_home(building, stranger), {"goal": "秘密の書きたし。"})
    me = building.member(first)

    page = drop(building.open("bring-back"), ("x.xlsx", file))

    assert "このファイルは「みどり班」のシートです。" in words(page)
    assert "秘密" not in source(page)
    assert buttons(page) == []
    assert said(building, sheet_of(building, me)) == {}


def test_a_file_without_its_number_is_asked_about_and_takes_nothing_away(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。話す。"})
    home = without_number(edited(carried_home(building, me), {"goal": "会う。茶を飲む。"}))
    page = drop(building.open("bring-back"), ("x.xlsx", home))
    assert "どのシートか選んでください。" in words(page)
    assert (page.selectbox[0].label, page.selectbox[0].options) == ("どのシートですか", ["話すこと"])
    assert "取り込む" not in buttons(page)

    page = press(page, "このシートとして見る")
    assert "今ある文は消さずに、ちがうところだけを足します。" in words(page)
    press(page, "取り込む")

    assert said(building, sheet) == {"goal": "会う。話す。\n茶を飲む。"}
    again = press(drop(building.open("bring-back"), ("x.xlsx", home)), "このシートとして見る")
    assert SAME in words(again)


def test_html_of_another_team_is_refused_and_one_without_its_number_is_asked_about(
    building: Building,
) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    stranger, me = building.member(second, name="高橋"), building.member(first)
    write(building, stranger, {"goal": "秘密の文。"})
    sheet = write(building, me, {"goal": "会う。"})
    foreign = carried_home(building, stranger, kind="html")
    (paper,) = intake.read(own := carried_home(building, me, kind="html"), name="x.html")
    text = own.decode().replace("<td style", "<td>会う。茶を飲む。</td><td style", 1)
    lost = text.replace(f"<th>{paper.mark}</th>", "<th></th>").encode()

    page = drop(building.open("bring-back"), ("よその.html", foreign), ("番号なし.html", lost))

    assert "このファイルは「みどり班」のシートです。" in words(page)
    assert "秘密" not in source(page)
    assert "どのシートか選んでください。" in words(page)
    assert "取り込む" not in buttons(page)
    page = press(page, "このシートとして見る")
    press(page, "取り込む")
    assert said(building, sheet) == {"goal": "会う。茶を飲む。"}


def test_an_empty_sheet_of_a_stranger_becomes_the_teams(building: Building) -> None:
    _, (team,) = building.run()
    file = edited(carried_home(building, None, filled=False), {"goal": "紙で書いた。"})
    me = building.member(team)

    page = press(drop(building.open("bring-back"), ("x.xlsx", file)), "このシートとして見る")
    press(page, "取り込む")

    assert said(building, sheet_of(building, me)) == {"goal": "紙で書いた。"}


def test_what_people_typed_and_called_their_files_stands_for_itself(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    home = edited(carried_home(building, me), {"goal": "<img src=x onerror=a> **太い** ![x](http://e.jp)"})

    page = drop(building.open("bring-back"), ("<b>宿題</b> *一*.xlsx", home))

    assert "<img src=x" not in source(page)
    assert "<b>宿題" not in source(page)
    assert "<b>宿題</b> *一*.xlsx" in words(page)
    assert "<img src=x onerror=a> **太い** ![x](http://e.jp)" in words(page)
    assert not [element for element in page.markdown if "太い" in element.value]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.xlsx", b"not a book", "Excel や Word のファイルとして開けません"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式か、パスワードの付いたファイルです"),
        ("x.json", b"{", "JSON のファイルとして読めません"),
        ("x.html", b"\x89PNG\xff\xfe\x00", "HTML のファイルとして読めません"),
        ("x.html", b"<b>" * 1_000_000, "欄IDが見つかりません"),
        ("x.mht", b"MIME-Version: 1.0", "（持ち帰った .xlsx・.docx・.html・.json を入れてください）"),
        ("x.xlsx", b"x" * (5 * 1024 * 1024 + 1), "ファイルが大きすぎます（5 MB まで。"),
        ("x", b"", "のファイルは読めません"),
    ],
)
def test_a_broken_file_is_answered_with_a_way_out(
    building: Building, name: str, data: bytes, sentence: str
) -> None:
    building.alone()

    page = drop(building.open("bring-back"), (name, data))

    assert sentence in words(page)
    assert buttons(page) == []


@pytest.mark.parametrize("who", ["stranger", "organiser"])
def test_only_those_who_write_bring_files_back(building: Building, who: str) -> None:
    getattr(building, who)()

    assert len(building.open("bring-back").file_uploader) == 0


def test_a_closed_run_takes_nothing_in(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)

    page = drop(building.open("bring-back"), ("x.xlsx", home))

    assert "このシートには、いまは書きこめません。" in words(page)
    assert buttons(page) == []
    assert said(building, sheet) == {"goal": "会う。"}


def test_words_without_a_place_are_shown_and_one_click_puts_them_into_an_answer(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    book = openpyxl.load_workbook(io.BytesIO(carried_home(building, me)))
    page = book.worksheets[0]
    (row,) = [line[0].row for line in page.iter_rows(max_col=1) if line[0].value == "goal"]
    for place, text in (("Z1", "はしの言葉"), (f"Z{row}", "横の言葉")):
        page[place] = text
    file = io.BytesIO()
    book.save(file)

    shown = drop(building.open("bring-back"), ("x.xlsx", file.getvalue()))

    assert "置き場のない言葉（2）" in source(shown)
    assert [f"Z{row}" in source(shown), "はしの言葉" in words(shown)] == [True, True]
    assert buttons(shown) == ["この欄に足す", "この欄に足す"]
    assert [box.value for box in shown.selectbox] == [None, "goal"]

    put = looked_at(shown.button[1].click().run())

    assert "置き場のない言葉（1）" in source(put)
    assert said(building, sheet) == {"goal": "会う。"}

    done = press(put, "取り込む")

    assert "置き場のない言葉 1 件は、取り込んでいません。" in source(done)
    assert said(building, sheet) == {"goal": "会う。\n横の言葉"}


def test_words_that_a_browser_could_not_send_come_back_like_any_file(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    rescued = {
        "what": "重層ワークブック 未保存分",
        "form": "talk",
        "title": "",
        "values": {"goal": "会う。話す。"},
    }

    page = drop(building.open("bring-back"), ("未保存.json", json.dumps(rescued).encode()))
    page = press(press(page, "このシートとして見る"), "取り込む")

    assert said(building, sheet)["goal"] == "会う。話す。"
