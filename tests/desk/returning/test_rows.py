"""Rows that went home and come back: known by their id, added once, and none is lost."""

from __future__ import annotations

from tests.desk.forms import EVERYTHING
from tests.desk.returning.bringing import asides, bring, kinds, planned, sheet, values
from workbook.desk.document import writing


def test_rows_are_known_by_their_id_whatever_their_order() -> None:
    base = {"table": [{"_row": "r1", "what": "会議"}, {"_row": "r2", "what": "電話"}]}
    doc = sheet(base)

    bring(
        doc,
        base,
        {"table": [{"_row": "r2", "what": "電話する"}, {"_row": "r1", "what": "会議", "mood": "calm"}]},
    )

    assert values(doc) == {
        "table": [{"_row": "r1", "what": "会議", "mood": "calm"}, {"_row": "r2", "what": "電話する"}]
    }


def test_a_row_that_is_not_in_the_file_stays_and_is_told() -> None:
    base = {"table": [{"_row": "r1", "what": "会議"}, {"_row": "r2", "what": "電話"}]}

    doc = sheet(base)
    found = planned(doc, base, {"table": base["table"][:1]})

    assert kinds(found.changes) == [("row-missing", "table", "電話", "")]
    assert not bring(doc, base, {"table": base["table"][:1]})
    assert values(doc) == base


def test_a_row_begun_at_home_and_another_one_here_are_two_rows() -> None:
    doc = sheet({"plan": [{"_row": "r1", "who": "班の佐藤", "by": "2026-05-01"}]})

    bring(doc, {}, {"plan": [{"_row": "r1", "who": "課の鈴木", "by": "2026-06-01"}]})

    rows = values(doc)["plan"]
    assert [{**row, "_row": ""} for row in rows] == [
        {"_row": "", "who": "班の佐藤", "by": "2026-05-01"},
        {"_row": "", "who": "課の鈴木", "by": "2026-06-01"},
    ]
    assert asides(doc) == {}


def test_rows_without_an_id_and_copied_rows_come_in_once() -> None:
    base = {"plan": [{"_row": "r1", "who": "佐藤"}]}
    copied = [
        {"_row": "r1", "who": "鈴木"},
        {"_row": "r1", "who": "佐藤"},
        {"who": "高橋"},
        {"_row": "", "who": "高橋"},
    ]
    doc = sheet(base)

    first = bring(doc, base, {"plan": copied})
    again = bring(doc, base, {"plan": copied[::-1]})

    assert (first, again) == (True, False)
    assert [row["who"] for row in values(doc)["plan"]] == ["佐藤", "鈴木", "高橋", "高橋"]


def test_a_new_row_that_the_team_removed_or_rewrote_does_not_come_again() -> None:
    returned = {"plan": [{"who": "鈴木"}, {"who": "高橋"}]}
    doc = sheet({})
    bring(doc, {}, returned)
    row = values(doc)["plan"][0]["_row"]
    writing.write(doc, EVERYTHING, {"plan": [{"_row": row, "who": "鈴木と田中"}]})

    assert not bring(doc, {}, returned)
    assert not bring(doc, {}, returned, returned)
    assert [one["who"] for one in values(doc)["plan"]] == ["鈴木と田中"]


def test_a_row_the_team_removed_comes_back_only_when_it_was_changed_at_home() -> None:
    base = {"plan": [{"_row": "r1", "who": "佐藤", "what": "話す。"}, {"_row": "r2", "who": "鈴木"}]}
    doc = sheet(base, {"plan": []})

    returned = {"plan": [{"_row": "r1", "who": "佐藤", "what": "話す。書く。"}, base["plan"][1]]}
    found = planned(doc, base, returned)
    bring(doc, base, returned)

    assert kinds(found.changes) == [("row-back", "plan", "佐藤", ""), ("taken", "plan", "佐藤", "なにを")]
    assert values(doc) == {"plan": [{"_row": "r1", "who": "佐藤", "what": "話す。書く。"}]}


def test_a_named_row_is_merged_cell_by_cell() -> None:
    doc = sheet({"desks": [{"_row": "calm", "what": "班の言葉。", "mood": "calm"}]})

    bring(doc, {}, {"desks": [{"_row": "calm", "what": "課の言葉。", "mood": "tense", "who": ["12"]}]})

    assert values(doc) == {
        "desks": [{"_row": "calm", "what": "班の言葉。\n課の言葉。", "mood": "calm", "who": ["12"]}]
    }
    assert list(asides(doc)) == ["cells/desks/calm/mood"]


def test_ties_follow_their_people_when_those_get_another_place() -> None:
    doc = sheet(
        {"ties": {"nodes": [{"_row": "r1", "name": "母"}, {"_row": "r2", "name": "民生委員"}], "edges": []}}
    )
    base = {"ties": {"nodes": [{"_row": "r1", "name": "母"}], "edges": []}}
    nodes = [{"_row": "r1", "name": "母"}, {"_row": "r2", "name": "店の人"}, {"name": "妹"}]
    edges = [{"_row": "r1", "from": "r1", "to": "r2"}, {"_row": "r2", "from": "妹", "to": "母"}]

    bring(doc, base, {"ties": {"nodes": nodes, "edges": edges}})

    ties = values(doc)["ties"]
    called = {row["_row"]: row["name"] for row in ties["nodes"]}
    assert list(called.values()) == ["母", "民生委員", "店の人", "妹"]
    assert [(called[edge["from"]], called[edge["to"]]) for edge in ties["edges"]] == [
        ("母", "店の人"),
        ("妹", "母"),
    ]
