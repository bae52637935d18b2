"""Updates read again: the same answers as read at once, told step by step with those who wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc

from tests.desk.any_values import VALUES
from tests.desk.forms import EVERYTHING
from workbook.desk.document import changes, plain_values, writing
from workbook.desk.document.changes import Entry

START = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def entries(doc: Doc[Any], *states: tuple[str, float, dict[str, Any]]) -> list[Entry]:
    """Write states (who, seconds after the start, values) one after another."""
    found = []
    for number, (who, seconds, values) in enumerate(states, 1):
        before = doc.get_state()
        writing.write(doc, EVERYTHING, values)
        found.append(Entry(number, who, START + timedelta(seconds=seconds), doc.get_update(before)))
    return found


@settings(max_examples=40)
@given(st.lists(VALUES, max_size=6), st.lists(st.floats(0, 60), min_size=6, max_size=6), st.randoms())
def test_the_steps_add_up_to_what_is_read_at_once(
    states: list[Any], pauses: list[float], chance: Any
) -> None:
    times = [sum(pauses[: n + 1]) for n in range(6)]
    doc: Doc[Any] = Doc()
    stored = entries(doc, *(("佐藤", at, one) for at, one in zip(times, states, strict=False)))
    chance.shuffle(data := [one.data for one in stored])
    shuffled = [Entry(one.seq, one.member, one.at, new) for one, new in zip(stored, data, strict=True)]

    wanted = plain_values.values_of([one.data for one in stored], EVERYTHING)
    for order in (shuffled, stored):
        values: dict[str, Any] = {}
        for one in changes.replay(order, EVERYTHING):
            assert values.get(one.ask.id) == one.before
            values[one.ask.id] = one.after

    # Only in their order: pycrdt loses words of updates that come before what they build on (findings/pycrdt_loses_what_came_early.sh).
    assert {ask: value for ask, value in values.items() if value is not None} == wanted


def test_steps_are_some_seconds_and_name_everybody_who_wrote_at_the_same_time() -> None:
    stored = entries(
        Doc(),
        ("佐藤", 0, {"aim": "会う。"}),
        ("鈴木", 2, {"aim": "会う。話す。", "mood": "calm"}),
        ("佐藤", 30, {"aim": "会う。話す。書く。"}),
        ("高橋", 31, {"people": "3"}),
        ("鈴木", 36, {"people": "4"}),
    )

    found = [
        (one.ask.id, one.before, one.after, one.members, one.seq)
        for one in changes.replay(stored, EVERYTHING)
    ]
    alone = [(one.ask.id, one.members) for one in changes.replay(stored, EVERYTHING, alone={2})]

    assert found == [
        ("aim", None, "会う。話す。", ("佐藤", "鈴木"), 2),
        ("mood", None, "calm", ("鈴木",), 2),
        ("aim", "会う。話す。", "会う。話す。書く。", ("佐藤",), 4),
        ("people", None, "3", ("高橋",), 4),
        ("people", "3", "4", ("鈴木",), 5),
    ]
    assert alone[:3] == [("aim", ("佐藤",)), ("aim", ("鈴木",)), ("mood", ("鈴木",))]


def test_an_update_that_cannot_be_read_is_left_out_and_the_rest_is_told() -> None:
    stored = entries(Doc(), ("佐藤", 0, {"aim": "会う。"}), ("佐藤", 60, {"aim": "会う。話す。"}))
    broken = Entry(9, "誰か", START, b"garbage")

    found = [one.after for one in changes.replay([broken, *stored], EVERYTHING)]

    assert found == ["会う。", "会う。話す。"]
    assert list(changes.replay([], EVERYTHING)) == []
