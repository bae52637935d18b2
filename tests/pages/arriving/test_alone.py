"""Who tries alone is never locked out: the box for a team's code stays, and a code of their own leads back."""

from __future__ import annotations

import re

from pages_building import Building, looked_at, words

from workbook.classroom.entrance import coming_in


def test_who_tries_alone_may_join_a_team_and_gets_a_code_to_come_back_with(building: Building) -> None:
    alone = building.alone()
    page = building.open("join")
    assert "チームコード" in [box.label for box in page.text_input]
    assert "消えません" not in words(page)

    looked_at(page.button(key="way-back").click().run())

    (code,) = re.findall(r"戻るコード：(\S+)", words(page))
    assert coming_in.join(building.database, code=code, name="", department="").person == alone


def test_a_member_of_a_team_is_offered_no_such_code(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)

    page = building.open("join")

    assert [button.key for button in page.button if button.key == "way-back"] == []
    assert "チームコード" not in [box.label for box in page.text_input]
