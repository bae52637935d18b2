"""Who was expected is matched with who came, and the log tells what was heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from classroom_reported import Opened, come, helper, room

from workbook.classroom.outcome import roll
from workbook.classroom.outcome.roll import Department, Entry
from workbook.classroom.period import log_in_words, raised_hands, signals
from workbook.classroom.period.steering import Floor
from workbook.content.model.library import Library
from workbook.store.database import Database


def test_a_registration_is_matched_with_who_came(database: Database, open_run: Opened) -> None:
    run, (team,) = open_run(database)
    for name, department in (("佐藤　一", "福祉課"), ("鈴木", "子ども課"), ("高橋", "水道課")):
        come(database, team, name, department)
    expected = (("鈴木", "児童課"), ("佐藤一", "福祉課"), ("田中", "福祉課"))

    with database.reading() as db:
        (found,) = roll.of_teams(db, run.id, [replace(team, expected=expected)])

    came = (date(2026, 5, 1),)
    assert found.entries == (
        Entry("鈴木", "子ども課", came, is_expected=True),
        Entry("佐藤一", "福祉課", came, is_expected=True),
        Entry("田中", "福祉課", (), is_expected=True),
        Entry("高橋", "水道課", came),
    )
    assert found.came == 3
    assert found.departments == (
        Department("子ども課", 1, 1),
        Department("福祉課", 2, 1),
        Department("水道課", 0, 1),
    )


def test_the_log_tells_what_was_heard_and_no_note_to_oneself(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (one, two) = open_run(both, 2)
    room(both, run, one, "a")
    room(both, run, two, "b")
    steers, suzuki = helper(both, run), come(both, two, "鈴木")
    with both.begin() as db:
        floor = Floor(run.id, steers)
        floor.begin_row(db, period="p1", line=0)
        floor.begin_row(db, period="gone", line=7)
        floor.say(db, "残り10分です。")
        floor.start_timer(db, 90, label="話し合い")
        floor.set_gate(db, case="oil", stage=2, what="hold")
        floor.note(db, "秘密のメモ")
        raised_hands.raise_hand(db, by=suzuki, reason="time")
        signals.send(db, "of-tomorrow", run=run.id, by=steers.id, data={})
    town = library.courses["town"]

    in_room = helper(both, run, breakout="a")
    with both.reading() as db:
        whole = log_in_words.of_run(db, run.id, course=town, library=library, by=steers)
        heard = log_in_words.of_run(db, run.id, course=town, library=library, by=in_room)

    assert [(each.whom, each.what) for each in whole] == [
        ("全体", "はじまり：出会う　出会う"),
        ("全体", "時間割の次へ"),
        ("全体", "お知らせ：残り10分です。"),
        ("全体", "タイマー 1分30秒：話し合い"),
        ("全体", "事例「灯油の配達」：第2場面でとめる"),
        ("2班", "手があがる：時間が足りない"),
    ]
    assert heard == whole[:-1]
    assert "秘密" not in str(whole)


def test_every_signal_has_words_in_the_log_or_is_left_out_on_purpose() -> None:
    named = {name: value for name, value in vars(signals).items() if name.isupper() and name != "UTC"}

    assert set(named.values()) - set(log_in_words._SAY) == {  # noqa: SLF001 -- the table is the rule
        signals.KEPT,  # which sheet a team keeps to itself travels nowhere
        signals.GROWTH,  # nor does whether its growth may be shown
        signals.NOTE,
        signals.MESSAGE_CLOSED,
        signals.PICK,
        signals.UNPICK,
        signals.QUOTE_RELEASED,
        signals.QUOTE_COVERED,
        signals.TAKEN_BACK,  # said beside what was taken back
    }
