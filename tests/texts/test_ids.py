"""An id in an address is read however somebody typed it, and no other id is read for it."""

from __future__ import annotations

import pytest

from workbook.texts import cleaning


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("w05", "w05"),
        ("W05", "w05"),
        ("Ｗ０５", "w05"),
        (" w05　", "w05"),
        ("Every－Kind", "every-kind"),
        ("　", ""),
    ],
)
def test_an_id_is_read_whatever_its_width_and_case(typed: str, read: str) -> None:
    assert cleaning.as_id(typed) == read


def test_what_is_another_id_stays_another() -> None:
    assert len({cleaning.as_id(typed) for typed in ("w05", "w-05", "wo5", "w050", "ｗ０５a")}) == 5
