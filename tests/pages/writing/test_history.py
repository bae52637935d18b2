"""A team sees its first words beside today's, and goes back to an earlier state as a new change."""

from __future__ import annotations

from pages_building import Building, looked_at, source, words
from pages_homework import form_of, said, sheet_of, write
from streamlit.testing.v1 import AppTest

from workbook.classroom.homework import hand_ins, returns, take_home
from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.classroom.sheets import history
from workbook.desk.table import journal

PLACE = {"course": "town", "period": "p4"}
PLAN = [{"_row": "r1", "who": "課長", "what": "窓口に<b>行く", "by": "来月"}]
FIRST, LATER = "2026-10-20T05:00:00+00:00", "2026-11-02T01:00:00+00:00"


def press(page: AppTest, label: str, *, place: int = 0) -> AppTest:
    return looked_at([button for button in page.button if button.label == label][place].click().run())


def numbers(building: Building, me: Person) -> list[int]:
    with building.database.reading() as db:
        return [seq for seq, _ in journal.updates(db, sheet_of(building, me).id)]


def test_nothing_is_compared_before_anything_is_written(building: Building) -> None:
    building.alone()

    shown = words(building.open("history", id="talk"))

    assert "まだ何も書かれていません。" in shown
    assert "これまでの変化" not in shown


def test_on_the_first_day_the_same_words_do_not_stand_there_twice(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会って話す。"})

    shown, whole = words(building.open("history", id="talk")), words(building.open("first-and-now", **PLACE))

    for page in (shown.partition("これまでの変化")[0], whole):
        assert page.count("会って話す。") == 1
        assert "くらべるものは、まだありません。次の日からあとに書きかえると" in page
        assert "「消」は" not in page


def test_what_stayed_does_not_stand_beside_itself_where_other_words_changed(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "会う。", "plan": PLAN}, at=FIRST)
    write(building, me, {"goal": "会って話す。"}, at=LATER)

    shown = words(building.open("history", id="talk")).partition("これまでの変化")[0]

    assert "ここから下は、はじめのままの言葉です。" in shown
    assert shown.count("課長") == 1


def test_first_words_stand_beside_todays_and_changes_are_marked_in_words(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "前は、<b>話す</b>だけ。"}, at=FIRST)
    write(building, me, {"goal": "前は、会って話すだけ。"}, at=LATER)

    page = building.open("history", id="talk")

    assert "はじめ＝書きはじめた日のおわり。" in words(page)
    assert '<del><span class="wb-mark">消</span>' in source(page)
    assert '<ins><span class="wb-mark">足</span>' in source(page)
    assert "<b>話す" not in source(page)
    assert "佐藤（福祉課） 　令和8年10月20日（火） 14:00" in words(page)


def test_the_first_hand_in_can_be_the_beginning(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "一。"}, at=FIRST)
    write(building, me, {"goal": "一。二。"}, at=LATER)
    with building.database.begin() as db:
        hand_ins.hand_in(db, sheet, form_of(building), interval="h1", by=me)
    write(building, me, {"goal": "一。二。三。"})
    page = building.open("history", id="talk")
    assert "足 二。三。" in words(page)

    page.segmented_control[0].set_value("first-hand-in")
    page = looked_at(page.run())

    assert "はじめ＝はじめて提出したとき。" in words(page)
    assert "足 二。三。" not in words(page)
    assert "足 三。" in words(page)


def test_going_back_shows_first_what_would_change_and_leaves_the_history(building: Building) -> None:
    _, (team,) = building.run()
    sato, suzuki = building.member(team), building.member(team, name="鈴木", department="住宅課")
    sheet = write(building, sato, {"goal": "はじめの文。"}, at=FIRST)
    write(building, suzuki, {"goal": "書きかえた文。"}, at=LATER)
    before = numbers(building, sato)

    page = press(building.open("history", id="talk"), "この時点に戻す…")
    assert "戻したあと" in words(page)
    assert said(building, sheet) == {"goal": "書きかえた文。"}
    page = press(page, "この内容に戻す")

    assert "戻しました。" in words(page)
    assert said(building, sheet) == {"goal": "はじめの文。"}
    assert numbers(building, sato)[:-1] == before
    assert "前の内容に戻した" in words(page)
    with building.database.reading() as db:
        last = history.history(db, sheet, form_of(building), by=sato)[-1]
    assert (last.kind, last.writers) == ("restored", (("鈴木", "住宅課"),))


def test_who_thinks_better_of_it_changes_nothing(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "はじめの文。"}, at=FIRST)
    write(building, me, {"goal": "書きかえた文。"}, at=LATER)
    before = numbers(building, me)

    page = press(press(building.open("history", id="talk"), "この時点に戻す…"), "やめる")

    assert "戻したあと" not in words(page)
    assert numbers(building, me) == before


def test_what_came_from_home_is_named_in_the_history(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"}, at=FIRST)
    with building.database.begin() as db:
        handout = take_home.take_home(db, sheet, form_of(building), by=me, format="xlsx")
        file = {"handout": handout, "returned": {"goal": "会う。話す。"}, "by": me}
        shown = returns.plan(db, sheet, form_of(building), **file)
        returns.accept(db, sheet, form_of(building), shown=shown, **file)

    assert "持ち帰ったファイルから" in words(building.open("history", id="talk"))


def test_a_closed_run_is_looked_back_at_and_not_changed(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"goal": "はじめの文。"}, at=FIRST)
    write(building, me, {"goal": "書きかえた文。"}, at=LATER)
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)

    page = building.open("history", id="talk")

    assert "これまでの変化" in words(page)
    assert [button.label for button in page.button] == []


def test_two_people_who_wrote_at_the_same_time_are_named_together_and_are_gone_back_to(
    building: Building,
) -> None:
    _, (team,) = building.run()
    suzuki, sato = building.member(team, name="鈴木"), building.member(team)
    write(building, suzuki, {"goal": "会う。"}, at="2026-10-20T05:00:00+00:00")
    write(building, sato, {"goal": "会う。話す。"}, at="2026-10-20T05:00:01+00:00")
    write(building, suzuki, {"who": "課長"}, at="2026-10-20T05:00:02+00:00")
    write(building, sato, {"goal": "会う。話す。聞く。"}, at=LATER)

    page = press(building.open("history", id="talk"), "この時点に戻す…")

    assert words(page).count("鈴木（福祉課）・佐藤（福祉課）") == 1
    assert [button.label for button in page.button].count("この内容に戻す") == 1
