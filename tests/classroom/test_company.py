"""A team of one department hears it gently; nobody else does."""

from __future__ import annotations

import pytest

from workbook.classroom import company
from workbook.classroom.views import Person


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

    assert company.is_one_department(people) is told
