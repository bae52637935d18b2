"""An answer that went home and comes back is merged with what the team wrote, and what cannot be read is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.returning.bringing import STAMP, Values, asides, bring, kinds, planned, sheet, values


def test_both_sides_words_stand_and_an_unchanged_question_stays_as_the_team_has_it() -> None:
    base = {"aim": "会う。話す。", "mood": "calm"}
    doc = sheet(base, {"aim": "会う。話す。記録する。", "mood": "tense"})

    bring(doc, base, {"aim": "家で会う。話す。", "mood": "calm"})

    assert values(doc) == {"aim": "家で会う。話す。記録する。", "mood": "tense"}
    assert asides(doc) == {}


def test_what_cannot_be_merged_stands_beside_and_the_teams_words_stay() -> None:
    base = {"aim": "週2回とする。"}
    doc = sheet(base, {"aim": "月2回とする。"})

    bring(doc, base, {"aim": "週3回とする。"})

    assert values(doc) == {"aim": "月2回とする。"}
    assert asides(doc) == {"text/aim": {"at": STAMP["at"], "by": "佐藤", "text": "週3回とする。"}}


@pytest.mark.parametrize(
    ("ask", "base", "home", "team", "target", "said"),
    [
        ("mood", "calm", "tense", "12", "one/mood", "tense"),
        ("often", "1", "2", "3", "one/often", "2"),
        ("people", "100", "1,200", "90", "one/people", "1,200"),
        ("start", "2026-05-01", "2026-11-24", "2026-06-01", "one/start", "2026-11-24"),
        ("order", ["1", "2"], ["2", "1"], ["3"], "many/order", "2,1"),
    ],
)
def test_a_choice_made_on_both_sides_stays_the_teams_with_the_other_beside(  # noqa: PLR0913, PLR0917
    ask: str, base: Any, home: Any, team: Any, target: str, said: str
) -> None:
    doc = sheet({ask: base}, {ask: team})
    untouched = sheet({ask: base})

    bring(doc, {ask: base}, {ask: home})
    bring(untouched, {ask: base}, {ask: home})

    assert values(doc) == {ask: team}
    assert asides(doc) == {target: {"at": STAMP["at"], "by": "佐藤", "text": said}}
    assert (values(untouched), asides(untouched)) == ({ask: home}, {})


def test_where_somebody_stands_is_never_to_be_decided_the_later_position_stands() -> None:
    def stands(position: str) -> Values:
        return {"ties": {"nodes": [{"_row": "r1", "name": "母", "position": position}], "edges": []}}

    doc = sheet(stands("10,10"), stands("50,50"))

    bring(doc, stands("10,10"), stands("90,20"))
    assert (values(doc), asides(doc)) == (stands("90,20"), {})

    bring(doc, stands("10,10"), stands("10,10"))
    assert (values(doc), asides(doc)) == (stands("90,20"), {})


def test_ticks_of_both_sides_stand_and_what_one_side_unticked_is_unticked() -> None:
    base = {"who": ["calm", "tense"], "table": [{"_row": "r1", "who": ["calm"]}]}
    doc = sheet(base, {"who": ["calm", "tense", "12"], "table": [{"_row": "r1", "who": ["calm", "tense"]}]})
    returned = {"who": ["tense"], "table": [{"_row": "r1", "who": ["calm", "12"]}]}

    bring(doc, base, returned)

    assert values(doc) == {"who": ["tense", "12"], "table": [{"_row": "r1", "who": ["calm", "tense", "12"]}]}
    assert asides(doc) == {}
    assert not bring(doc, base, returned)


@pytest.mark.parametrize("ask", ["aim", "mood", "who", "people", "start", "order", "table", "ties"])
@pytest.mark.parametrize("empty", [None, "", [], "　\n"])
def test_an_empty_answer_removes_nothing(ask: str, empty: Any) -> None:
    base = {
        "aim": "会う。",
        "mood": "calm",
        "who": ["calm"],
        "people": "3",
        "start": "来月",
        "order": ["2", "1"],
        "table": [{"_row": "r1", "what": "会議", "mood": "calm"}],
        "ties": {"nodes": [{"_row": "r1", "name": "母"}], "edges": []},
    }
    doc = sheet(base)

    assert not bring(doc, base, base | {ask: empty})
    assert values(doc) == base


def test_the_same_number_or_day_written_differently_is_no_change() -> None:
    base = {"people": "1200", "start": "2026-11-24"}
    doc = sheet(base)

    assert not bring(doc, base, {"people": "１，２００", "start": "令和8年11月24日"})


def test_line_breaks_of_another_system_are_no_change() -> None:
    base = {"aim": "一つめ。\n二つめ。"}
    doc = sheet(base, {"aim": "一つめ。\n二つめ。\n三つめ。"})

    assert not bring(doc, base, {"aim": "一つめ。\r\n二つめ。\r\n"})
    assert values(doc) == {"aim": "一つめ。\n二つめ。\n三つめ。"}


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ({"mood": "angry"}, ("unreadable", "mood", "", "")),
        ({"who": ["calm", "angry"]}, ("unreadable", "who", "", "")),
        ({"order": ["1", "1"]}, ("unreadable", "order", "", "")),
        ({"aim": ["a"]}, ("unreadable", "aim", "", "")),
        ({"table": "a"}, ("unreadable", "table", "", "")),
        ({"older": "以前の答え"}, ("unreadable", "older", "", "")),
        ({"desks": [{"_row": "unknown", "what": "窓口"}]}, ("unreadable", "desks", "窓口", "")),
        (
            {"ties": {"nodes": [{"_row": "r1", "position": "まん中"}], "edges": []}},
            ("unreadable", "ties", "1行目", "位置"),
        ),
        (
            {"ties": {"nodes": [], "edges": [{"_row": "r1", "from": "だれか"}]}},
            ("unreadable", "ties", "1行目", "だれから"),
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(
    returned: Values, told: tuple[str, str, str, str]
) -> None:
    base = {"mood": "calm", "aim": "会う。"}
    doc = sheet(base)

    found = planned(doc, base, base | returned)

    assert kinds(found.changes) == [told]
    assert found.update is None
    assert not bring(doc, base, base | returned)


def test_one_bad_cell_does_not_keep_the_rest_of_its_row_away() -> None:
    doc = sheet({})

    bring(doc, {}, {"table": [{"_row": "r1", "what": "会議", "mood": "angry", "lost": "x"}]})

    assert values(doc) == {"table": [{"_row": "r1", "what": "会議"}]}
