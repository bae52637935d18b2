"""A fact card tells of which month its numbers are once they are old, and says nothing while they are young."""

from __future__ import annotations

from pages_building import Building, words

from workbook.classroom.homework import due_days


def _date(building: Building, month: str) -> None:
    """Write the month the numbers of the one fact are of."""
    module = building.content / "modules" / "every-kind.yaml"
    text = module.read_text(encoding="utf-8")
    dated = f"as_of: 2020年\n    dated: {month}"
    module.write_text(text.replace("as_of: 2020年", dated, 1), encoding="utf-8")


def test_old_numbers_say_of_which_month_they_are(building: Building) -> None:
    _date(building, "2020-03")

    assert "2020年3月の数字です" in words(building.open("module", id="every-kind"))


def test_young_numbers_say_nothing_of_their_age(building: Building) -> None:
    _date(building, f"{due_days.today():%Y-%m}")

    assert "の数字です" not in words(building.open("module", id="every-kind"))
