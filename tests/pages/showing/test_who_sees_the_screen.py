"""The shared screen opens for those who run the training, and for nobody else."""

from __future__ import annotations

import pytest
from pages_building import source, words
from pages_screen import WALL, all_of, open_screen
from pages_sharing import Party, party

NOT_YOURS = "投影の画面は、研修を進める人が、みんなに見せるためにひらくものです。"


@pytest.mark.parametrize("who", ["stranger", "alone", "member"])
def test_it_opens_for_nobody_else(them: Party, who: str) -> None:
    them.show(WALL)
    if who == "member":
        them.building.member(them.teams[0])
    else:
        getattr(them.building, who)()

    page = open_screen(them)

    assert NOT_YOURS in words(page)
    assert "歩く" not in all_of(page)
    assert "wb-screen" not in source(page)


def test_those_of_another_run_do_not_see_this_one(them: Party) -> None:
    them.show(WALL)
    party(them.building, title="別の回").invite("facilitator")

    page = open_screen(them)

    assert NOT_YOURS in words(page)
    assert "歩く" not in all_of(page)


@pytest.mark.parametrize("role", ["facilitator", "observer"])
def test_helpers_and_observers_see_it_without_saying_whose_run_it_is(them: Party, role: str) -> None:
    them.show(WALL)
    me = them.invite(role)

    page = them.building.open("projector")

    assert "歩く" in words(page)
    assert me.name not in all_of(page)
    assert "wb-who" not in source(page)
    assert not page.button
