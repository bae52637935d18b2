"""Every kind is complete: each of its parts fits the others, and nothing beyond its own file has to know its name."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from workbook.content.forms.form import Ask, Field, Option
from workbook.content.model.kinds import duration, position, time
from workbook.content.model.question_parts import columns, kind
from workbook.content.model.questions import KINDS, playing
from workbook.content.yaml.authors.thing_help import DEFINITIONS

ROOT = Path(__file__).resolve().parents[3]
TYPED = json.loads((ROOT / "tests/vectors/typed.json").read_text(encoding="utf-8"))
MAP = json.loads((ROOT / "tests/vectors/map.json").read_text(encoding="utf-8"))
CHOICES = (Option("a", "甲"), Option("b", "乙"))
ON = date(2026, 11, 28)
COLUMNS = {get_args(one.model_fields["kind"].annotation)[0] for one in get_args(get_args(columns.Column)[0])}
ANSWERS: dict[str, tuple[str, Any, str]] = {
    "text": ("こんにちは", "こんにちは", "こんにちは"),
    "choice": ("乙", "b", "乙"),
    "multi": ("乙\n甲", ["a", "b"], "甲、乙"),
    "scale": ("甲", "a", "甲"),
    "number": ("１２件", "１２件", "１２件"),
    "date": ("１２月１日", "2026-12-01", "令和8年12月1日（火）"),
    "time": ("９時５分", "09:05", "9:05"),
    "duration": ("90分", "1時間30分", "1時間30分"),
}
"""What comes back on paper, what is stored of it, and how it is said."""


def _field(name: str) -> Field:
    return Field("x", "欄", name, options=CHOICES if name in {"choice", "multi", "scale"} else ())


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_whole(name: str) -> None:
    one = KINDS[name]
    path = ROOT / f"workbook/content/model/kinds/{name}.py"

    assert path.is_file()
    assert one.name == name
    assert one.holds in get_args(kind.Holds)
    assert one.plays <= set(get_args(kind.Role))
    assert one.width > 0
    assert Ask("x", name, "設問").holds == one.holds
    if name not in {"node", "position"}:
        assert DEFINITIONS[f"{name.title()}Question"].startswith(f"{name}: ")
    assert (f"{name.title()}Column" in DEFINITIONS) == (name in COLUMNS)
    if name in COLUMNS:
        assert "any" in one.plays


def test_every_role_is_played_and_every_column_has_an_example_here() -> None:
    assert all(playing(role) for role in get_args(kind.Role))
    assert set(ANSWERS) == COLUMNS


@pytest.mark.parametrize("name", ANSWERS)
def test_what_comes_back_is_stored_and_said_and_known_again(name: str) -> None:
    typed, stored, said = ANSWERS[name]
    one, field = KINDS[name], _field(name)
    listed = stored if isinstance(stored, list) else [stored]

    assert one.parse(typed, field, ON) == stored
    assert "、".join(one.say(value, field) for value in listed) == said
    assert one.same(stored, stored)
    assert not one.same(stored, ["b"] if isinstance(stored, list) else "ほかの言葉")


@pytest.mark.parametrize("name", ["number", "date", "time", "duration"])
def test_what_is_not_understood_stays_as_it_was_written(name: str) -> None:
    one, field = KINDS[name], _field(name)

    assert one.parse("近いうちに", field, ON) == "近いうちに"
    assert one.say("近いうちに", field) == "近いうちに"
    assert one.amount("近いうちに", field) is None
    assert one.place("近いうちに") is None


def test_the_same_in_other_letters_is_the_same() -> None:
    for name, one, other in (
        ("number", "１，２００", "1200"),
        ("date", "2026-12-01", "R8.12.1"),
        ("time", "14:30", "午後2時半"),
        ("duration", "1時間30分", "９０分"),
        ("position", "42,17", "４２・１７"),
    ):
        assert KINDS[name].same(one, other)
        assert not KINDS["text"].same(one, other)


@pytest.mark.parametrize(("typed", "stored", "said"), TYPED["times"])
def test_a_time_is_read_as_people_type_it(typed: str, stored: str | None, said: str) -> None:
    field = _field("time")

    assert KINDS["time"].parse(typed, field, None) == (typed if stored is None else stored)
    assert (time.read_time(typed) is None) == (stored is None)
    assert KINDS["time"].say(stored or typed, field) == said
    if stored is not None:
        assert KINDS["time"].parse(said, field, None) == stored


@pytest.mark.parametrize(("typed", "stored", "said"), MAP["positions"])
def test_a_position_is_read_as_people_type_it_and_anything_else_is_none(
    typed: str, stored: str | None, said: str
) -> None:
    field = _field("position")

    assert KINDS["position"].parse(typed, field, None) == stored
    assert (position.read_position(typed) is None) == (stored is None)
    assert KINDS["position"].say(stored or typed, field) == said
    if stored is not None:
        assert KINDS["position"].parse(said, field, None) == stored


@pytest.mark.parametrize(("typed", "stored", "hours"), TYPED["durations"])
def test_a_duration_is_read_as_people_type_it(typed: str, stored: str | None, hours: float | None) -> None:
    field = _field("duration")

    assert KINDS["duration"].parse(typed, field, None) == (typed if stored is None else stored)
    assert (duration.read_duration(typed) is None) == (stored is None)
    amount = KINDS["duration"].amount(stored or typed, field)
    assert amount == (None if hours is None else Decimal(str(hours)))


def test_days_and_times_stand_in_the_order_in_which_they_come() -> None:
    for name, moments in (
        ("date", ["2026-12-01", "2026-12-15", "2027-01-04"]),
        ("time", ["09:05", "14:30", "26:00"]),
    ):
        places = [KINDS[name].place(moment) or 0 for moment in moments]
        assert places[0] < places[1] < places[2]
