"""Sheets that went home and come back: nobody's words are lost, and nobody's are made up."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Map

from tests.desk.forms import EVERYTHING, MOODS, STEPS
from workbook.desk.document import layout, plain_values, writing
from workbook.desk.document.merge import tokens
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.returning.take_in import Plan

Values = dict[str, Any]
STAMP = {"handout_id": "K7QM3XPA", "by": "佐藤", "at": "2026-05-01T09:00:00Z"}


def sheet(*states: Values) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    for values in states:
        writing.write(doc, EVERYTHING, values)
    return doc


def bring(doc: Doc[Any], base: Values, returned: Values, *earlier: Values) -> bool:
    """Take a file in and tell whether the document changed."""
    update = planned(doc, base, returned, *earlier).update
    if update is not None:
        doc.apply_update(update)
    return update is not None


def planned(doc: Doc[Any], base: Values, returned: Values, *earlier: Values) -> Plan:
    return take_in.plan(
        [doc.get_update()], EVERYTHING, base=base, returned=returned, earlier=earlier, **STAMP
    )


def values(doc: Doc[Any]) -> Values:
    return plain_values.values(doc, EVERYTHING)


def asides(doc: Doc[Any]) -> dict[str, dict[str, Any]]:
    return {
        key.rsplit("/", 1)[0]: json.loads(kept) for key, kept in layout.read(doc).map(layout.BESIDE).items()
    }


def looked_at(today: Values, *, base: Values, returned: Values) -> tuple[Change, ...]:
    return take_in.look([sheet(today).get_update()], EVERYTHING, base=base, returned=returned, handout_id="h")


def kinds(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.ask, c.row, c.column) for c in changes if c.kind != "unchanged"]


# ---------------------------------------------------------------- one answer


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


# ---------------------------------------------------------------- rows


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


# ---------------------------------------------------------------- more than one file


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


# ---------------------------------------------------------------- any two sides


class Side:
    """Somebody who edits answers by whole sentences, rows and choices, and whose sentences can be recognised."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.name, self.chance, self.count = name, chance, 0

    def sentence(self) -> str:
        self.count += 1
        end = self.chance.choice(["。", "。", "。\n", "！", "\n", ""])
        return f"{self.name}の{self.count}番{end}"

    def text(self, was: str) -> str:
        kept = tokens(was)
        for _ in range(self.chance.choice([0, 0, 1, 1, 2, 3])):
            at = self.chance.randint(0, len(kept))
            move = self.chance.choice(["add", "add", "change", "remove"])
            if move == "add" or at == len(kept):
                kept.insert(at, self.sentence())
            elif move == "change":
                kept[at] = self.sentence()
            else:
                del kept[at]
        return "".join(kept)

    def cell(self, kind: str, was: Any) -> Any:
        if kind == "text":
            return self.text(was or "")
        if self.chance.random() < 0.6:
            return was
        if kind == "multi":
            return [option.code for option in MOODS if self.chance.random() < 0.5]
        codes = [option.code for option in (MOODS if kind == "choice" else STEPS)]
        return self.chance.choice(codes) if kind in {"choice", "scale"} else self.sentence().strip()

    def rows(self, grid: Any, was: list[dict[str, Any]], *, ids: bool) -> list[dict[str, Any]]:
        rows = []
        fields = [field for field in grid.fields if field.kind != "node"]
        for row in was:
            if self.chance.random() < 0.15 and not grid.fixed:
                continue
            new = {field.id: self.cell(field.kind, row.get(field.id)) for field in fields}
            rows.append(row | new)
        free = [place for place in plain_values.places(grid) if place not in {row["_row"] for row in was}]
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            row = {fields[0].id: self.sentence().strip()}
            given = free.pop(0) if free and (grid.fixed or self.chance.random() < 0.7) else ""
            if given or not grid.fixed:
                rows.append(row | {"_row": given or (writing.new_row() if ids else f"new{len(rows)}")})
        if not ids:
            self.chance.shuffle(rows)
        return [row for row in rows if any(row.get(field.id) for field in fields)]

    def sheet(self, was: Values, *, ids: bool) -> Values:
        found: Values = {}
        for ask in EVERYTHING.asks:
            old = copy.deepcopy(was.get(ask.id))
            if ask.kind == "network":
                continue
            if ask.grids:
                found[ask.id] = self.rows(ask.grids[0], old or [], ids=ids)
            elif ask.kind == "rank":
                found[ask.id] = self.chance.sample(["1", "2", "3"], k=self.chance.randint(1, 3))
            else:
                found[ask.id] = self.cell(ask.kind, old)
        return {id_: value for id_, value in found.items() if value}


def sentences(value: Any) -> set[str]:
    """Return all sentences somewhere in an answer."""
    if isinstance(value, str):
        return {token.strip() for token in tokens(value.replace("\r", ""))} - {""}
    listed = list(value.values()) if isinstance(value, dict) else value
    return set().union(*(sentences(one) for one in listed)) if isinstance(listed, list) else set()


def said_by(names: str, found: set[str]) -> set[str]:
    return {one for one in found if one[:2] in {f"{name}の" for name in names}}


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_edits_on_both_sides_lose_nothing_and_invent_nothing(chance: random.Random) -> None:
    base = Side("元", chance).sheet({}, ids=True)
    doc = sheet(base)
    base = values(doc)
    returned = Side("家", chance).sheet(base, ids=False)
    writing.write(doc, EVERYTHING, Side("班", chance).sheet(base, ids=True))
    today = values(doc)

    bring(doc, base, returned)

    after = values(doc)
    kept = sentences(after) | sentences([one["text"] for one in asides(doc).values()])
    assert said_by("家班", sentences(returned) | sentences(today)) - kept == set()
    assert said_by("元家班", kept) - sentences(base) - sentences(returned) - sentences(today) == set()
    for ask in ("mood", "often", "order"):
        old, home, team = (state.get(ask) for state in (base, returned, today))
        assert after.get(ask) == (team if not home or home == old or team != old else home)
    assert not bring(doc, base, returned), "the same file at once"
    writing.write(doc, EVERYTHING, Side("後", chance).sheet(after, ids=True))
    later = values(doc)
    assert not bring(doc, base, returned, returned), "the same file later"
    assert values(doc) == later


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_second_version_of_the_file_loses_nothing_either(chance: random.Random) -> None:
    doc = sheet(Side("元", chance).sheet({}, ids=True))
    base = values(doc)
    home = Side("家", chance)
    one = home.sheet(base, ids=False)
    other = Side("妹", chance).sheet(base, ids=False)
    bring(doc, base, one)
    after_one = values(doc)

    bring(doc, base, other, one)

    kept = sentences(values(doc)) | sentences([aside["text"] for aside in asides(doc).values()])
    assert said_by("家妹", sentences(after_one) | sentences(other)) - kept == set()
    assert not bring(doc, base, one, one, other)
    assert not bring(doc, base, other, one, other)
