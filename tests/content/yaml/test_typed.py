"""One file with many mistakes: told in order, without a flood, with what is left of it still checked."""

from __future__ import annotations

from workbook.content.yaml import sound_parts, typed
from workbook.content.yaml.typed import MODELS


def test_a_flood_is_cut_and_the_cut_is_told() -> None:
    text = "id: a\n" + "".join(f"key{number}: 1\n" for number in range(150))

    found = typed.read(text, file="modules/a.yaml", kind="module")

    assert len(found.problems) == typed.MOST_PROBLEMS + 1
    assert str(found.problems[-1]) == (
        "modules/a.yaml:90: 不備がほかに 61 件あります（上から順に直して、もう一度調べてください）"
    )


def test_problems_are_in_the_order_of_lines() -> None:
    text = "# yaml-language-server: $schema=../schemas/module.json\nid: A\nb: &c d\ntitle:\ne: 1\n"

    found = typed.read(text, file="modules/a.yaml", kind="module")

    assert [problem.line for problem in found.problems] == sorted(problem.line for problem in found.problems)
    assert {problem.line for problem in found.problems} == {2, 3, 4, 5}


def test_the_names_of_a_broken_file_are_known() -> None:
    def names(text: str) -> tuple[str, ...] | None:
        return typed.read(text, file="modules/a.yaml", kind="module").names

    assert names("id: m01\naliases: [old, older]\n") == ("m01", "old", "older")
    assert names('title: "x\nid: m01\n') == ("m01",)
    assert names("id: [m01]\n") is None
    assert names("title: x\n") is None
    assert names("- id: m01\n") is None


def test_every_required_key_has_something_to_stand_for_it() -> None:
    for model in MODELS.values():
        drawn = sound_parts.draw(model, {})

        assert drawn is not None
        assert drawn.value.model_fields_set >= {
            name for name, one in model.model_fields.items() if one.is_required()
        }


def test_a_sketch_leaves_out_what_is_broken_and_knows_where_the_rest_was() -> None:
    data: typed.Plain = {
        "id": "w",
        "title": None,
        "unknown": "1",
        "sources": ["S0", "S1"],
        "questions": [
            {"id": "a", "kind": "text", "label": "問い", "unknown": "1"},
            {"id": "b", "kind": "none"},
            {
                "id": "c",
                "kind": "rank",
                "label": "順",
                "choices": [{"code": "?"}, {"code": "x", "label": "甲"}],
            },
        ],
    }

    drawn = sound_parts.draw(MODELS["worksheet"], data)

    assert drawn is not None
    left = drawn.value.model_dump()
    assert [question["id"] for question in left["questions"]] == ["a", "c"]
    assert [choice["code"] for choice in left["questions"][1]["choices"]] == ["x"]
    assert left["sources"] == ("S1",)
    assert drawn.original(("questions", 1, "choices", 0, "code")) == ("questions", 2, "choices", 1, "code")
    assert drawn.original(("title",)) == ("title",)


def test_nothing_can_be_drawn_from_what_is_no_set_of_keys() -> None:
    assert [sound_parts.draw(MODELS["case"], data) for data in (None, "text", ["a"])] == [None, None, None]
