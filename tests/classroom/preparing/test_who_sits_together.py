"""A team of one department hears it gently; nobody else does."""

from __future__ import annotations

import pytest

from workbook.classroom.people.views import Breakout, Person, Team
from workbook.classroom.preparing import who_sits_together
from workbook.classroom.preparing.who_sits_together import Hint


@pytest.mark.parametrize(
    ("departments", "told"),
    [
        (("福祉課", "福祉課"), True),
        (("福祉課", "福祉 課", "福祉課　"), True),
        (("福祉課", "こども課"), False),
        (("福祉課",), False),
        ((), False),
    ],
)
def test_only_several_people_of_one_department_are_told(departments: tuple[str, ...], *, told: bool) -> None:
    people = [
        Person(id=str(number), name="人", department=one, role="member")
        for number, one in enumerate(departments)
    ]

    assert who_sits_together.is_one_department(people) is told


def _team(id_: str, *, room: str = "", band: str = "10k-30k", staff: bool = False, **more: object) -> Team:
    return Team(
        id=id_,
        run_id="run",
        name=id_,
        municipality="みどり市",
        population_band=band,
        code="",
        members=0,
        breakout_id=room,
        prefecture="",
        is_prefecture=staff,
        **more,
    )  # type: ignore[arg-type]


ROOMS = (
    Breakout(id="a", run_id="run", position=1, name="北"),
    Breakout(id="b", run_id="run", position=2, name="南"),
)


@pytest.mark.parametrize(
    ("departments", "text"),
    [
        pytest.param(("福祉課", "福祉課"), who_sits_together.ONE_DEPARTMENT, id="one department"),
        pytest.param(("福祉課", "こども家庭課", "社協"), who_sits_together.NO_OTHER_FIELD, id="welfare only"),
        pytest.param(("介護保険課",), who_sits_together.NO_OTHER_FIELD, id="one person"),
        pytest.param(("福祉課", "住宅課"), None, id="another field"),
        pytest.param(("市民生活課", "防災課"), None, id="no welfare at all"),
        pytest.param(("", ""), None, id="departments not known"),
    ],
)
def test_a_team_is_thought_of_before_people_came_and_after(
    departments: tuple[str, ...], text: str | None
) -> None:
    people = tuple(("人", department) for department in departments)
    expected = (Hint(text, ("みどり市 1班",)),) if text else ()

    assert who_sits_together.hints([_team("1班", expected=people)], (), {}) == expected
    assert who_sits_together.hints([_team("1班")], (), {"1班": people}) == expected
    both = who_sits_together.hints(
        [_team("1班", expected=people)], (), {"1班": [("佐藤", "福祉課"), ("鈴木", "税務課")]}
    )
    assert both == ()


def test_a_team_nobody_registered_for_is_named() -> None:
    teams = [_team("1班"), _team("2班", expected=(("佐藤", "税務課"),)), _team("3班")]

    assert who_sits_together.hints(teams, (), {"3班": [("鈴木", "税務課")]}) == (
        Hint(who_sits_together.NOBODY, ("みどり市 1班",)),
    )


def test_rooms_that_mix_what_belongs_apart_are_named_and_others_are_not() -> None:
    seats = {name: [("佐藤", "税務課")] for name in ("1班", "2班", "3班", "県", "遠い班")}
    teams = [
        _team("1班", room="a", band="under-10k"),
        _team("2班", room="a", band="30k-100k"),
        _team("県", room="a", band="over-300k", staff=True),
        _team("3班", room="b", band="10k-30k"),
        _team("遠い班", room="b", band="under-10k"),
    ]

    assert who_sits_together.hints(teams, ROOMS, seats) == (
        Hint(who_sits_together.PREFECTURE_AMONG, ("北",)),
        Hint(who_sits_together.MIXED_SIZES, ("北",)),
    )
    assert who_sits_together.hints([_team("1班")], ROOMS, seats) == (
        Hint(who_sits_together.NO_ROOM, ("みどり市 1班",)),
    )
