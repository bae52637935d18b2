"""How a sheet grew: the steps add up to what is read at once, are few, and show no covered word on the way."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc

from tests.desk.any_values import VALUES
from tests.desk.forms import EVERYTHING
from workbook.content.forms import personal
from workbook.content.forms.form import Form
from workbook.desk.document import covered_steps, flat, growth, plain_values, writing
from workbook.desk.document.changes import Entry
from workbook.desk.document.flat import Flat
from workbook.desk.document.growth import GrowthStep, Stamp

START = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
VECTOR = Path(__file__).parents[2] / "vectors/growth.json"


def log(*states: tuple[str, float, dict[str, Any]], form: Form = EVERYTHING) -> list[Entry]:
    """Return the updates of states (who, seconds after the start, values) written one after another."""
    doc: Doc[Any] = Doc()
    found = []
    for number, (who, seconds, values) in enumerate(states, 1):
        before = doc.get_state()
        writing.write(doc, form, values)
        found.append(Entry(number, who, START + timedelta(seconds=seconds), doc.get_update(before)))
    return found


def cut(entries: Sequence[Entry], *, alone: Sequence[int] = ()) -> tuple[int, ...]:
    return growth.cut([Stamp(one.seq, one.member, one.at) for one in entries], alone=alone)


def grown(entries: Sequence[Entry]) -> list[GrowthStep]:
    return list(growth.steps(entries, EVERYTHING, ends=cut(entries)))


def states_of(steps: Sequence[GrowthStep]) -> Iterator[Flat]:
    held = Flat()
    for step in steps:
        growth.apply(held, step)
        yield dict(held)


@settings(max_examples=15)
@given(st.lists(VALUES, min_size=1, max_size=6), st.lists(st.floats(0, 60), min_size=6, max_size=6))
def test_the_steps_say_what_the_documents_said_forward_and_back(
    states: list[Any], pauses: list[float]
) -> None:
    entries = log(*(("佐藤", sum(pauses[: n + 1]), one) for n, one in enumerate(states)))

    steps = grown(entries)

    held = Flat()
    for step, state in zip(steps, states_of(steps), strict=True):
        growth.apply(held, step)
        until = [one.data for one in entries if one.seq <= step.seq]
        assert flat.values_of(state, EVERYTHING) == plain_values.values_of(until, EVERYTHING)
    for step in reversed(steps):
        growth.undo(held, step)
    assert held == {}


def test_a_step_ends_with_a_pause_with_another_person_and_after_twenty_seconds() -> None:
    times = [("佐藤", 0), ("佐藤", 4), ("鈴木", 4.5), ("佐藤", 5), ("鈴木", 11), ("高橋", 13), ("高橋", 14)]
    times += [("高橋", 14 + second) for second in range(1, 21)]
    stamps = [Stamp(n, who, START + timedelta(seconds=at)) for n, (who, at) in enumerate(times, 1)]

    ends = growth.cut(stamps)
    apart = growth.cut(stamps[:4], alone=[2])

    assert ends == (4, 5, 25, 27)  # a pause; somebody else; twenty seconds; the end
    assert apart == (1, 2, 4)


def test_of_thousands_of_updates_there_are_a_few_hundred_steps_at_most() -> None:
    for seconds in (0.5, 7, 3_000):
        stamps = [
            Stamp(n, "佐藤鈴木"[n % 4], START + timedelta(seconds=n * seconds)) for n in range(1, 6_001)
        ]
        alone = range(1, 6_000, 50)

        for found in (growth.cut(stamps), growth.cut(stamps, alone=alone)):
            assert growth.MOST / 8 < len(found) <= growth.MOST
            assert found[-1] == 6_000


def test_the_log_is_read_in_a_stream_into_one_document_and_only_differences_are_kept() -> None:
    words = "火曜の朝に、となりの畑の人が来てくれるようになりました。"
    typed = "".join(words[n % len(words)] for n in range(240))
    entries = log(*(("佐藤" if n % 3 else "鈴木", n / 4, {"aim": typed[: n + 1]}) for n in range(len(typed))))
    ends, taken, before = cut(entries), [], _documents()

    def stream() -> Iterator[Entry]:
        for entry in entries:
            taken.append(entry.seq)
            yield entry

    steps = []
    for step in growth.steps(stream(), EVERYTHING, ends=ends):
        assert taken[-1] == step.seq
        assert _documents() - before == 1
        steps.append(step)

    assert len(steps) == len(ends) < 6
    assert sum(len(one.came) + len(one.gone) for step in steps for one in step.changes) == len(typed)
    assert steps[0].wrote == {"aim": ("鈴木", "佐藤")}


def test_who_chose_is_not_said_to_have_chosen_everything() -> None:
    entries = log(("佐藤", 0, {"mood": "calm"}), ("鈴木", 0.5, {"mood": "calm", "start": "2026-12-01"}))

    (step,) = grown(entries)

    assert step.wrote == {"mood": ("佐藤",), "start": ("鈴木",)}


def test_a_covered_word_can_be_read_at_no_step_however_slowly_it_is_typed_or_taken_out() -> None:
    name, town = "みどり町支援チーム", "みどり町"
    texts = [
        "私たち",
        "私たちみどり",
        "私たちみどり町支援",
        f"私たち{name}は行く。",
        "私たちみどり町は行く。",
        "私たちは行く。",
        f"{town}の私たちは行く。",
    ]
    entries = log(*(("佐藤", n * 30, {"aim": text}) for n, text in enumerate(texts)))
    words = personal.words_to_cover(towns=[town], teams=[name])

    steps = covered_steps.covered(grown(entries), words)

    assert [state.get("aim") for state in states_of(steps)] == [
        "私たち",
        "私たち〇〇",
        "私たち〇〇は行く。",
        "私たちは行く。",
        "〇〇の私たちは行く。",
    ]  # steps that only went on with the name show nothing new


@settings(max_examples=15)
@given(st.lists(VALUES, min_size=1, max_size=5))
def test_covered_steps_end_where_the_shared_screen_covers(states: list[Any]) -> None:
    entries = log(*(("佐藤", n * 30, one) for n, one in enumerate(states)))
    words = ("あい", "漢a", "。")

    steps = covered_steps.covered(grown(entries), words)

    *_, last = ({}, *states_of(steps))
    now = plain_values.values_of([one.data for one in entries], EVERYTHING)
    assert flat.values_of(last, EVERYTHING) == personal.covered(now, words)
    assert not any(word in text for word in words for state in states_of(steps) for text in state.values())


def test_the_browser_puts_the_same_steps_together() -> None:
    vector = json.loads(VECTOR.read_text(encoding="utf-8"))
    entries = log(*((who, at, values) for who, at, values in vector["written"]))

    steps = grown(entries)

    sent = [[[one.place, one.at, len(one.gone), one.came] for one in step.changes] for step in steps]
    assert sent == vector["changes"]
    assert list(states_of(steps)) == vector["states"]


def _documents() -> int:
    return sum(isinstance(one, Doc) for one in gc.get_objects())
