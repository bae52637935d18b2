"""What is written in the 軽量版 stands in the sheet, whatever kind of question it is, and nothing of anybody's is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.web.light.town import Phone, Town
from workbook.content.forms import form as forms
from workbook.content.forms.form import Ask, Field
from workbook.content.model.questions import KINDS
from workbook.web.light.written import boxes

TYPED: Mapping[str, tuple[str, str]] = {
    "text": ("一行目。\n=1+1 <b>「二」</b>。", "一行目。\n=1+1 <b>「二」</b>。"),
    "number": ("１，２００", "１，２００"),
    "date": ("令和8年12月1日", "2026-12-01"),
    "time": ("午後2時半", "14:30"),
    "duration": ("1時間半", "1時間30分"),
    "position": ("４２・１７", "42,17"),
}


def answer(what: Ask | Field, nodes: list[str]) -> tuple[dict[str, Any], Any]:
    """Return what somebody puts into the boxes of a question, and the answer it is."""
    if what.kind == "node":
        return {boxes.name(what): nodes[0]}, nodes[0]
    if what.holds == "order":
        codes = [option.code for option in what.options][::-1]
        return {boxes.name(what, code): str(place) for place, code in enumerate(codes, 1)}, codes
    if what.holds == "ticks":
        codes = [option.code for option in what.options]
        return {boxes.name(what): codes}, codes
    typed, kept = TYPED.get(what.kind) or (what.options[0].code,) * 2
    return {boxes.name(what): typed}, kept


def test_every_kind_of_question_can_be_answered_and_a_second_saving_changes_nothing(town: Town) -> None:
    phone = town.phone().join(town.teams[0])
    form = forms.of_worksheet(town.shelf.current().worksheets["all-kinds"])
    expected: dict[str, Any] = {}
    tried = set()

    for ask in form.asks:
        tried.add(ask.kind)
        here = f"/light/worksheet/all-kinds/write/{ask.id}"
        if not ask.grids:
            phone.look(here)
            sent, expected[ask.id] = answer(ask, [])
            phone.press("保存する", **sent)
            assert "保存しました" in phone.words
        for grid in ask.grids:
            rows = [grid.fixed[0].code] if grid.fixed else ["r1", "r2"]
            for row in rows:
                phone.look(f"{here}/{grid.id}/{row if grid.fixed else 'new'}")
                answers = {field.id: answer(field, ["r1"]) for field in grid.fields}
                tried |= {field.kind for field in grid.fields}
                phone.press(
                    "保存する", **{name: box for sent, _ in answers.values() for name, box in sent.items()}
                )
                held = {"_row": row, **{id_: kept for id_, (_, kept) in answers.items()}}
                part = expected.setdefault(ask.id, {} if ask.holds == "ties" else [])
                (part.setdefault(grid.name, []) if isinstance(part, dict) else part).append(held)

    assert town.values("all-kinds") == expected
    assert tried == set(KINDS)
    before = town.count()
    for ask in form.asks:
        at = [f"/{grid.id}/{grid.fixed[0].code if grid.fixed else 'r1'}" for grid in ask.grids] or [""]
        for place in at:
            phone.look(f"/light/worksheet/all-kinds/write/{ask.id}{place}")
            phone.press("保存する")
            assert "変わったところはありませんでした" in phone.words
    assert town.count() == before


def test_who_saves_later_keeps_both_sentences_and_takes_nobodys_back(town: Town) -> None:
    one, other = two_of_a_team(town, "はじめの文。")

    one.press("保存する", **{"v/goal": "はじめの文。佐藤の文。"})
    other.press("保存する", **{"v/goal": "鈴木の文。はじめの文。"})

    assert town.values("before")["goal"] == "鈴木の文。はじめの文。佐藤の文。"
    assert "両方の文を残してあります" not in one.words
    assert "鈴木の文。はじめの文。佐藤の文。" in other.page


def test_where_both_changed_one_sentence_the_later_stands_beside_until_it_is_put_away(town: Town) -> None:
    one, other = two_of_a_team(town, "はじめの文。")

    one.press("保存する", **{"v/goal": "佐藤の案。"})
    other.press("保存する", **{"v/goal": "鈴木の案。"})

    assert town.values("before")["goal"] == "佐藤の案。"
    assert "別案（鈴木さん）" in other.words
    assert "鈴木の案。" in other.words
    other.press("この別案を片づける")
    assert "鈴木の案。" not in other.words
    assert town.values("before")["goal"] == "佐藤の案。"


def test_what_is_emptied_is_empty_unless_somebody_wrote_there_meanwhile(town: Town) -> None:
    one, other = two_of_a_team(town, "はじめの文。")
    third = town.phone().join(town.teams[0], name="高橋")
    third.look("/light/worksheet/before/write/goal")

    one.press("保存する", **{"v/goal": "はじめの文。佐藤の文。"})
    other.press("保存する", **{"v/goal": ""})

    assert town.values("before")["goal"] == "はじめの文。佐藤の文。"
    assert "消していません" in other.words
    one.look("/light/worksheet/before/write/goal")
    one.press("保存する", **{"v/goal": "　"})
    assert "goal" not in town.values("before")
    third.press("保存する")
    assert "goal" not in town.values("before")


def test_a_row_goes_only_while_it_says_what_was_seen_and_a_new_one_comes_once(town: Town) -> None:
    one, other = (town.phone().join(town.teams[0], name=name) for name in ("佐藤", "鈴木"))
    for phone in (one, other):
        phone.look("/light/worksheet/before/write/places/places/new")
    row = {"v/name": "福祉課", "v/people": "3"}
    sent = {**Phone.filled(one._form_with("保存する")[0]), **row}  # noqa: SLF001 -- the same form, sent twice
    path = one.path
    for _ in range(2):
        one.send(path, sent)
    other.press("保存する", **{"v/name": "税務課", "v/people": "約20"})

    first, second = town.values("before")["places"]
    assert first == {"_row": "r1", "name": "福祉課", "people": "3"}
    assert isinstance(second, dict)
    assert second | {"_row": ""} == {"_row": "", "name": "税務課", "people": "約20"}
    for phone in (one, other):
        phone.look("/light/worksheet/before/write/places/places/r1")
    one.press("保存する", **{"v/people": "4"})
    other.press("この行を消す")
    assert "行は消していません" in other.words
    one.press("この行を消す")
    assert "行を消しました" in one.words
    assert [row["name"] for row in town.values("before")["places"]] == ["税務課"]


def test_what_cannot_be_saved_comes_back_with_everything_typed_and_what_cannot_be_read_is_kept(
    town: Town,
) -> None:
    phone = town.phone().join(town.teams[0])
    phone.look("/light/worksheet/all-kinds/write/order")
    before = town.count()

    phone.press("保存する", **{"v/order/a": "1", "v/order/b": "1"})

    assert (phone.status, town.count()) == (422, before)
    assert phone.boxes() == {"v/order/a": ["1"], "v/order/b": ["1"]}
    assert "同じ番号が二つあります" in phone.words
    phone.press("保存する", **{"v/order/b": "2"})
    assert town.values("all-kinds")["order"] == ["a", "b"]
    phone.look("/light/worksheet/all-kinds/write/count")
    phone.press("保存して、次の設問へ", **{"v/count": "約20"})
    assert phone.boxes() == {"v/count": ["約20"]}
    assert "数として読めませんでした" in phone.words
    assert town.values("all-kinds")["count"] == "約20"
    phone.press("保存する", **{"v/count": "2000"})
    assert "1000件以下の数を書いてください" in phone.words


@pytest.mark.parametrize(
    ("origin", "token"), [("https://evil.example", ""), ("", ""), ("http://testserver", "0" * 64)]
)
def test_a_form_that_is_not_ours_writes_nothing_and_gives_the_words_back(
    town: Town, origin: str, token: str
) -> None:
    phone = town.phone().join(town.teams[0])
    phone.look("/light/worksheet/before/write/goal")
    before = town.count()

    phone.press("保存する", origin=origin, **{"v/goal": "書いた文。"}, **({"form": token} if token else {}))

    assert (phone.status, town.count()) == (403, before)
    assert "書いた文。" in phone.words
    phone.press("もう一度送る")
    assert town.values("before")["goal"] == "書いた文。"


def test_whoever_is_not_in_any_more_keeps_what_they_typed_and_can_send_it_after_joining(town: Town) -> None:
    phone = town.phone().join(town.teams[0])
    phone.look("/light/worksheet/before/write/goal")
    phone.client.cookies.delete("wb_member")

    phone.press("保存する", **{"v/goal": "書いた文。"})

    assert phone.status == 403
    assert "書いた文。" in phone.words
    beside = Phone(phone.client)
    beside.look("/light")
    beside.press("参加する", code=town.teams[0].code, name="佐藤", department="福祉課")
    beside.press("いいえ、同じ名前の別の人です")
    phone.press("もう一度送る")
    assert town.values("before")["goal"] == "書いた文。"


def test_nobody_reads_another_teams_words_or_a_team_mates_own_sheet(town: Town) -> None:
    mine = town.phone().join(town.teams[0])
    for sheet, ask in (("before", "goal"), ("all-kinds", "words")):
        mine.look(f"/light/worksheet/{sheet}/write/{ask}")
        mine.press("保存する", **{f"v/{ask}": "ひみつの文。"})

    mate = town.phone().join(town.teams[0], name="鈴木")
    foreign = town.phone().join(town.teams[1], name="高橋")
    stranger = town.phone()
    shown = {
        (who, sheet): "ひみつの文。" in phone.look(f"/light/worksheet/{sheet}")
        for who, phone in (("mate", mate), ("foreign", foreign), ("stranger", stranger))
        for sheet in ("before", "all-kinds")
    }

    assert [key for key, is_seen in shown.items() if is_seen] == [("mate", "before")]
    assert "チームコード" in stranger.words
    assert stranger.look("/light/worksheet/before/write/goal") == stranger.look(
        "/light/worksheet/none/write/goal"
    )


def two_of_a_team(town: Town, words: str) -> tuple[Phone, Phone]:
    """Return the phones of two who have the same question open."""
    one, other = (town.phone().join(town.teams[0], name=name) for name in ("佐藤", "鈴木"))
    one.look("/light/worksheet/before/write/goal")
    one.press("保存する", **{"v/goal": words})
    for phone in (one, other):
        phone.look("/light/worksheet/before/write/goal")
    return one, other
