"""More than one file of a sheet: each brings only what is new in it."""

from __future__ import annotations

import pytest
from pycrdt import Map

from tests.desk.forms import EVERYTHING
from tests.desk.returning.bringing import asides, bring, planned, sheet, values
from workbook.desk.document import writing
from workbook.desk.returning.comparison import Change


def test_the_same_file_again_changes_nothing_after_the_team_dismissed_and_rewrote() -> None:
    base = {"aim": "週2回とする。", "mood": "calm", "plan": [{"_row": "r1", "who": "佐藤"}]}
    returned = {
        "aim": "週3回とする。",
        "mood": "tense",
        "plan": [{"_row": "r1", "who": "鈴木"}, {"who": "妹"}],
    }
    doc = sheet(base, {"aim": "月2回とする。", "mood": "12"})
    bring(doc, base, returned)
    waiting = doc.get("beside", type=Map)
    for key in list(waiting.keys()):
        del waiting[key]
    writing.write(doc, EVERYTHING, {"aim": "まだ決めない。", "plan": []})

    assert not bring(doc, base, returned, returned)
    assert values(doc) == {"aim": "まだ決めない。", "mood": "12"}


def test_a_file_that_went_on_being_written_brings_only_what_is_new() -> None:
    base = {"aim": "会う。", "mood": "calm"}
    first = {"aim": "会う。話す。", "mood": "tense"}
    doc = sheet(base)
    bring(doc, base, first)
    writing.write(doc, EVERYTHING, {"aim": "家で会う。話す。", "mood": "12"})

    bring(doc, base, {"aim": "会う。話す。書く。", "mood": "tense"}, first)

    assert values(doc) == {"aim": "家で会う。話す。書く。", "mood": "12"}
    assert asides(doc) == {}


def test_two_colleagues_versions_of_one_file_both_stay() -> None:
    base = {"aim": "会う。", "plan": [{"_row": "r1", "who": "佐藤"}]}
    one = {"aim": "会う。話す。", "plan": [{"_row": "r1", "who": "佐藤"}, {"_row": "r2", "who": "鈴木"}]}
    other = {"aim": "会う。書く。", "plan": [{"_row": "r1", "who": "佐藤"}, {"_row": "r2", "who": "高橋"}]}
    doc = sheet(base)

    bring(doc, base, one)
    bring(doc, base, other, one)

    assert values(doc)["aim"] == "会う。話す。書く。"
    assert [row["who"] for row in values(doc)["plan"]] == ["佐藤", "鈴木", "高橋"]


@pytest.mark.parametrize("row", ["r1", "new1", ""])
def test_a_row_that_went_on_being_written_at_home_stays_one_row(row: str) -> None:
    first = {"plan": [{"_row": row, "who": "鈴木"}]}
    doc = sheet({})
    bring(doc, {}, first)

    bring(doc, {}, {"plan": [{"_row": row, "who": "鈴木", "what": "話す。"}]}, first)

    assert [one | {"_row": ""} for one in values(doc)["plan"]] == [
        {"_row": "", "who": "鈴木", "what": "話す。"}
    ]


def test_a_preview_says_before_and_after_in_words() -> None:
    base = {"mood": "calm", "aim": "会う。話す。"}
    today = {"mood": "tense", "aim": "会う。話す。書く。"}

    doc = sheet(base, today)
    found = planned(doc, base, {"mood": "12", "aim": "家で会う。話す。", "plan": [{"who": "佐藤"}]})

    assert values(doc) == today
    assert [change for change in found.changes if change.changes] == [
        Change("both-kept", "aim", "めざす姿", before="会う。話す。書く。", after="家で会う。話す。書く。"),
        Change("beside", "mood", "会議の雰囲気", before="はりつめた", after="はりつめた", aside="十二時"),
        Change("new-row", "plan", "これからやること", "佐藤", after="だれが：佐藤"),
    ]
