"""The list of cases and worksheets: found from the course, narrowed by the address, and no story's end given away."""

from __future__ import annotations

import re

from pages_building import Building, labels, source, words

END = "答えは出ません。だから、つながり続けます。"


def _rows(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a class="wb-go" href="/(\w+\?id=[\w-]+)"', html)


def test_strangers_find_it_from_the_course_with_every_case_and_worksheet_in_one_piece(
    building: Building,
) -> None:
    library = building.house.shelf.current()
    assert any("事例・ワークシートの一覧" in name for name in labels(building.open("course", id="town")))

    page = building.open("catalogue")

    held = [
        *(f"case?id={id_}" for id_ in sorted(library.cases)),
        *(f"worksheet?id={id_}" for id_ in sorted(library.worksheets)),
    ]
    assert _rows(source(page)) == held
    assert len([one for one in page.html if "wb-catalogue" in one.body]) == 1
    assert "解決しないまま終わる" in words(page)


def test_one_mark_narrows_and_the_others_stay_in_its_links(building: Building) -> None:
    fitting = source(building.open("catalogue", door="utility", band="10k-30k"))
    none = building.open("catalogue", door="utility", end="ended")

    assert "case?id=oil" in _rows(fitting)
    assert 'aria-current="true">検針・配達など暮らしの接点<' in fitting
    assert "/catalogue?door=utility&amp;band=10k-30k&amp;end=open" in fitting
    assert [row for row in _rows(source(none)) if row.startswith("case")] == []
    assert "この条件に合う事例はありません" in words(none)


def test_a_trainee_is_not_told_how_a_story_ends(building: Building) -> None:
    _, (team,) = building.run()
    assert END in words(building.open("catalogue"))

    building.member(team)

    assert END not in words(building.open("catalogue"))
    assert "灯油の配達" in words(building.open("catalogue"))
