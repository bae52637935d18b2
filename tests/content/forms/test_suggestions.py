"""Words written once can be taken over elsewhere."""

from __future__ import annotations

from typing import Any

from workbook.content.forms import form as forms
from workbook.content.forms import suggestions
from workbook.content.forms.suggestions import Suggestion
from workbook.content.model.worksheets import Worksheet


def _sheet(id_: str, title: str, *questions: dict[str, Any]) -> Worksheet:
    known = {"id": id_, "title": title, "purpose": "x", "minutes": {"full": 5, "short": 5}, "label": "最低限"}
    return Worksheet.model_validate({**known, "questions": list(questions)})


GOAL = _sheet(
    "goal",
    "ゴール",
    {"id": "line", "kind": "text", "label": "一文"},
    {"id": "kind", "kind": "choice", "label": "種類", "choices": [{"code": "a", "label": "相談"}]},
    {
        "id": "whom",
        "kind": "multi",
        "label": "だれに",
        "choices": [{"code": "b", "label": "住民"}, {"code": "c", "label": "県"}],
    },
    {"id": "rooms", "kind": "table", "label": "部署", "columns": [{"id": "name", "label": "名前"}]},
    {
        "id": "map",
        "kind": "network",
        "label": "人の輪",
        "stages": [{"code": "now", "label": "いま"}],
        "stances": [{"code": "kin", "label": "家族"}],
        "strengths": [{"code": "weak", "label": "弱い"}],
    },
)


def _taking(**origin: str) -> Worksheet:
    return _sheet(
        "next",
        "つぎ",
        {"id": "again", "kind": "text", "label": "もう一度", "prefill": {"worksheet": "goal", **origin}},
    )


def _offered(worksheet: Worksheet, values: dict[str, Any]) -> tuple[Suggestion, ...]:
    return suggestions.of_worksheet(worksheet, worksheets={"goal": GOAL}, values={"goal": values})


def test_words_labels_and_lists_are_offered_as_their_reader_says_them() -> None:
    values = {"line": " 顔の見える関係\n", "kind": "a", "whom": ["b", "c"]}

    offered = [_offered(_taking(question=name), values) for name in ("line", "kind", "whom")]

    assert offered == [
        (Suggestion("もう一度", "ゴール", ("顔の見える関係",), "again"),),
        (Suggestion("もう一度", "ゴール", ("相談",), "again"),),
        (Suggestion("もう一度", "ゴール", ("住民、県",), "again"),),
    ]


def test_a_column_is_offered_row_by_row_each_name_once() -> None:
    rows = [
        {"_row": "r1", "name": "福祉課"},
        {"_row": "r2"},
        {"_row": "r3", "name": "福祉課"},
        {"_row": "r4", "name": "住宅課"},
    ]
    column = {
        "id": "who",
        "label": "だれ",
        "suggest_from": {"worksheet": "goal", "question": "rooms", "column": "name"},
    }
    worksheet = _sheet("next", "つぎ", {"id": "plan", "kind": "table", "label": "予定", "columns": [column]})

    assert _offered(worksheet, {"rooms": rows}) == (
        Suggestion("予定：だれ", "ゴール", ("福祉課", "住宅課"), "plan", "who"),
    )


def test_a_network_offers_its_people() -> None:
    value = {"nodes": [{"_row": "r1", "name": "姉"}], "edges": [{"_row": "r1", "from": "r1"}]}

    offered = _offered(_taking(question="map", column="name"), {"map": value})

    assert offered == (Suggestion("もう一度", "ゴール", ("姉",), "again"),)


def test_nothing_written_offers_nothing() -> None:
    assert _offered(_taking(question="line"), {}) == ()
    assert _offered(_taking(question="line"), {"line": "　"}) == ()


def test_a_worksheet_that_is_gone_offers_nothing() -> None:
    assert (
        suggestions.of_worksheet(_taking(question="line"), worksheets={}, values={"goal": {"line": "x"}})
        == ()
    )


def _taken(suggestion: Suggestion, values: dict[str, Any]) -> dict[str, Any]:
    columns = [{"id": "who", "label": "だれ"}, {"id": "why", "label": "なぜ"}]
    worksheet = _sheet(
        "next",
        "つぎ",
        {"id": "again", "kind": "text", "label": "もう一度"},
        {"id": "plan", "kind": "table", "label": "予定", "columns": columns},
    )
    return suggestions.taken(suggestion, form=forms.of_worksheet(worksheet), values=values)


def test_an_empty_box_takes_the_words_and_a_written_one_keeps_its_own() -> None:
    suggestion = Suggestion("もう一度", "ゴール", ("一文",), "again")

    assert _taken(suggestion, {}) == {"again": "一文"}
    assert _taken(suggestion, {"again": "　"}) == {"again": "一文"}
    assert _taken(suggestion, {"again": "チームの文"}) == {}


def test_a_table_gets_rows_for_new_names_only_and_keeps_its_rows() -> None:
    suggestion = Suggestion("予定：だれ", "ゴール", ("福祉課", "住宅課"), "plan", "who")
    rows = [{"_row": "r1", "who": "福祉課", "why": "近いから"}]

    assert _taken(suggestion, {"plan": rows}) == {"plan": [*rows, {"who": "住宅課"}]}
    assert _taken(suggestion, {"plan": [*rows, {"_row": "r2", "who": "住宅課"}]}) == {}
