"""A picture for the last row is drawn with large letters, so that they keep clear of each other; nothing is blown up afterwards."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from tests.charts.chart_examples import KINDS, filled, worksheet
from tests.charts.test_every_chart import meet, text_boxes
from workbook import charts
from workbook.charts import large
from workbook.charts.drawing import look
from workbook.charts.large import Large
from workbook.content.forms import form as forms

_SCREEN = (1240.0, 569.0)
_READ = 720 / 25
_ON_PAPER = (400, 560, 760, 1000)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [3, 20])
def test_the_whole_picture_fits_its_place_and_no_words_meet(kind: str, count: int) -> None:
    found = large.drawn(*filled(kind, count), place=_SCREEN)

    boxes = text_boxes(found.picture.figure)
    wide, high = found.picture.width, found.picture.height

    assert [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if meet(one, other)] == []
    assert [words for words, box in boxes if box[0] < -4 or box[2] > wide + 12 or box[3] > high + 4] == []
    assert wide * found.letters / look.SMALL <= _SCREEN[0] + 1
    assert high * found.letters / look.SMALL <= _SCREEN[1] + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [3, 20])
def test_its_letters_are_never_smaller_than_those_of_a_picture_for_paper_that_is_blown_up(
    kind: str, count: int
) -> None:
    sheet, form, values = filled(kind, count)
    found = large.drawn(sheet, form, values, place=_SCREEN)

    drawn = [charts.draw(sheet, form, values, width=width)[-1] for width in _ON_PAPER]
    blown_up = max(min(_SCREEN[0] / one.width, _SCREEN[1] / one.height) for one in drawn) * look.SMALL

    assert found.letters > min(0.88 * blown_up, _READ)


def _map(people: int, *, together: bool = False) -> Large:
    sheet = worksheet("network")
    nodes: list[dict[str, Any]] = [
        {
            "_row": f"r{n}",
            "name": f"となりの人{n}",
            **({"position": f"5{n % 3},5{n % 2}"} if together else {}),
        }
        for n in range(people)
    ]
    edges = [{"_row": f"e{n}", "from": "r0", "to": f"r{n}", "at-start": "thick"} for n in range(1, people)]
    form = forms.of_worksheet(sheet)
    return large.drawn(sheet, form, {"map": {"nodes": nodes, "edges": edges}}, place=_SCREEN)


@pytest.mark.parametrize("together", [False, True])
def test_the_names_of_a_teams_map_are_read_from_the_last_row(together: bool) -> None:  # noqa: FBT001 -- a case
    found = _map(9, together=together)

    assert found.letters >= _READ
    assert not found.picture.is_crowded
    assert min(words.size for words in found.picture.drawing.words) == look.SMALL
    names = [words for words in found.picture.drawing.words if "".join(words.lines).startswith("となりの人")]
    assert len(names) == 9  # nobody is a number


def test_sixty_people_are_drawn_as_large_as_they_fit_without_covering_each_other() -> None:
    found = _map(60)

    assert not found.picture.is_crowded
    assert 12 < found.letters < _READ
