"""A picture on the shared screen says what it shows, and how it is read where its letters are too small for the last row."""

from __future__ import annotations

from typing import Any

from tests import ours
from tests.charts.chart_examples import filled, worksheet
from workbook import charts
from workbook.content.forms import form as forms
from workbook.pages.showing import answer_cards, choose, small_pictures
from workbook.pages.showing.small_pictures import Shot


def test_the_heading_over_maps_is_their_title_without_a_stage_and_each_picture_names_its_own() -> None:
    sheet, _, values = filled("network", 3)
    first = charts.draw(sheet, None, {})[0]

    title = small_pictures.title(sheet, 0)
    shot, _ = small_pictures.alone(sheet, 0, values)

    assert first.stage
    assert title
    assert first.title == f"{title} {first.stage}"
    assert shot.stage == charts.draw(sheet, None, values)[-1].stage


def _map(people: int) -> dict[str, Any]:
    return {"map": {"nodes": [{"_row": f"r{n}", "name": f"人{n}"} for n in range(people)], "edges": []}}


def test_only_a_picture_whose_letters_are_small_says_how_it_is_read_larger() -> None:
    sheet = worksheet("network")
    asked = small_pictures.title(sheet, 0)

    few, said_of_few = small_pictures.alone(sheet, 0, _map(6))
    many, said_of_many = small_pictures.alone(sheet, 0, _map(60))

    assert (few.is_small, said_of_few) == (False, "")
    assert many.is_small
    assert f"設問「{asked}」を映します" in said_of_many


def test_below_several_maps_stands_what_the_signs_mean_that_occur_in_them_once() -> None:
    sheet = worksheet("network")
    first, second, *_ = next(ask.stages for ask in forms.of_worksheet(sheet).asks if ask.stages)
    tie = {"_row": "t", "from": "r0", "to": "r1", f"at-{first.code}": "thin"}
    lost = {**tie, f"at-{second.code}": "none"}

    def shot(*edges: dict[str, Any]) -> Shot:
        return small_pictures.of(sheet, 0, {"map": {**_map(3)["map"], "edges": list(edges)}}, size=3)

    assert small_pictures.below([shot(tie)]) == ("太い線ほど強い",)
    assert small_pictures.below([shot(tie), shot(lost), shot(lost)]) == ("太い線ほど強い　×の破線 減った",)
    assert small_pictures.below([shot()]) == ()
    assert [one.stage for one in (shot(), shot(tie), shot(lost))] == [first.label, first.label, second.label]


def test_a_table_of_two_sides_with_little_in_it_is_read_from_the_last_row() -> None:
    sheet, _, _ = filled("two-sided", 1)
    words = "相談に来なくても、だれかが気づいてくれるようになる"
    few = {"amounts": [{"_row": "c2", "good": "住民本人", "worry": words, "answer": words}]}

    shot, said = small_pictures.alone(sheet, 0, few)

    assert (shot.is_small, said) == (False, "")


def test_whoever_shows_a_map_is_not_led_to_a_table_of_places() -> None:
    sheet = ours.library().worksheets["w05"]
    ask = forms.of_worksheet(sheet).asks[0]
    told: dict[str, Any] = {
        "nodes": [{"_row": "a", "name": "母", "position": "50,50"}, {"_row": "b", "position": "10,10"}],
        "edges": [],
    }

    assert next(iter(choose.offered(sheet).values())).startswith("図：")
    for shown in (answer_cards.card(ask, told, size=6), answer_cards.whole(ask, told)):
        assert "母" in shown
        assert "位置" not in shown
        assert "50" not in shown
