"""How a sheet grew is read by those who may read the sheet, with the names of all who wrote and what came another way."""

from __future__ import annotations

import pytest
from classroom_homework import Opened, come, sheet_of
from classroom_pen import START, Pen

from workbook.classroom.people.entries import Refused
from workbook.classroom.sheets import growth, history, sheets
from workbook.content.forms.form import Form
from workbook.store.database import Database


def test_it_is_told_step_by_step_to_the_team_and_to_nobody_else(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team, others) = open_run(both, 2)
    sato, suzuki, stranger = come(both, team), come(both, team, "鈴木"), come(both, others, "田中")
    pen = Pen(both, sheet_of(both, sato, place), form)
    first = pen.write(sato, 0, goal="会う。", who="課長")
    pen.write(suzuki, 1, goal="会う。話す。")
    pen.write(sato, 2, goal="会う。話す。聞く。")
    with both.begin() as db:
        back = history.restore(db, pen.sheet, form, seq=first, by=suzuki)

    with both.reading(bit_by_bit=True) as db:
        grown = growth.of_sheet(db, pen.sheet, form, by=suzuki)
        with pytest.raises(Refused):
            growth.of_sheet(db, pen.sheet, form, by=stranger)

    assert [(one.place, one.came) for step in grown.steps for one in step.changes] == [
        ("goal", "会う。"),
        ("who", "課長"),
        ("goal", "話す。"),
        ("goal", "聞く。"),
        ("goal", ""),
    ]
    assert [step.wrote.get("goal") for step in grown.steps] == [(one.id,) for one in (sato, suzuki) * 2]
    assert (grown.steps[0].begins, grown.names) == (START, {sato.id: "佐藤", suzuki.id: "鈴木"})
    assert grown.kinds == {back: history.RESTORED}
