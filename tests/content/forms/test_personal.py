"""One list of rules says what may tell who somebody is; words of every day are left in peace."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests import ours
from tests.conftest import ROOT
from workbook.content.forms import personal

VECTORS: dict[str, Any] = json.loads((ROOT / "tests/vectors/personal.json").read_text(encoding="utf-8"))
RULES: dict[str, Any] = json.loads(
    (ROOT / "workbook/content/forms/personal_rules.json").read_text(encoding="utf-8")
)
INVENTED = VECTORS["invented"]
MARKS = {rule["kind"]: rule["mark"] for rule in RULES["rules"]}


def marks(*kinds: str) -> tuple[str, ...]:
    """Return what the rules of these kinds say."""
    return tuple(MARKS[kind] for kind in kinds)


@pytest.mark.parametrize("vector", VECTORS["told"], ids=lambda one: one["text"])
def test_what_may_tell_who_somebody_is_is_told(vector: dict[str, Any]) -> None:
    assert personal.marks(vector["text"]) == marks(*vector["kinds"])


@pytest.mark.parametrize("text", VECTORS["quiet"])
def test_words_of_every_day_are_left_in_peace(text: str) -> None:
    assert personal.marks(text) == ()


def test_people_of_the_cases_are_nobody_and_others_still_are_somebody() -> None:
    names = INVENTED["names"]

    assert [personal.marks(text, invented=names) for text in INVENTED["quiet"]] == [()] * len(
        INVENTED["quiet"]
    )
    assert [personal.marks(text) for text in INVENTED["quiet"]] == [marks("name")] * len(INVENTED["quiet"])
    for vector in INVENTED["told"]:
        assert personal.marks(vector["text"], invented=names) == marks(*vector["kinds"])


def test_whoever_shows_an_answer_reads_it_in_words() -> None:
    text = VECTORS["told"][-1]["text"]

    assert personal.marks(text) == tuple(rule["mark"] for rule in RULES["rules"])
    assert personal.marks("保健師さんと話す") == ()


def test_the_rules_are_written_so_that_python_and_the_browser_read_them_alike() -> None:
    finds = [find for rule in RULES["rules"] for find in rule["finds"]]
    patterns = [find["pattern"] for find in finds] + [end for find in finds for end in find.get("unless", ())]

    assert [one for one in patterns if re.search(r"\\[wWdDsSbBAZpPk]|\(\?[a-zA-Z<](?![=!])", one)] == []
    assert all(re.compile(find["pattern"]).groups == bool(find.get("unless")) for find in finds)


def test_a_reading_in_brackets_is_no_part_of_a_name() -> None:
    assert personal.names_in(["結（ゆい）さん", "店員の森さん", "母親と二人の子", "民生委員さん"]) == (
        "森",
        "結",
    )


def test_our_own_texts_hold_nobody_but_the_people_of_the_cases() -> None:
    """The largest collection of sentences of the field that we have is 100 files of our own: all of them invented."""
    cases = personal.invented(ours.library().cases.values())
    files = [*ROOT.glob("exercises/**/*.yaml"), *ROOT.glob("modules/*.yaml"), *ROOT.glob("curriculum/*.yaml")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    told = {line: found for line in lines if (found := personal.marks(line, invented=cases))}

    assert len(lines) > 5_000
    assert told == {}
