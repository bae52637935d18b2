"""What the list of cases and worksheets says of each: the place, the door, the field, the end."""

from __future__ import annotations

from workbook import config
from workbook.content import catalogue
from workbook.content.shelf import Shelf


def test_each_is_told_with_the_modules_that_use_it_else_with_its_courses() -> None:
    real = Shelf(config.ROOT).current()
    cases = {one.case.id: one for one in catalogue.cases(real)}
    sheets = {one.worksheet.id: one for one in catalogue.worksheets(real)}

    assert [field.id for field in cases["v04"].fields] == ["m11", "m12"]
    assert (cases["v07"].band, cases["v13"].band) == ("10k-30k", "under-10k")
    assert {
        one.case.id for one in catalogue.narrowed(tuple(cases.values()), {"end": "open", "field": "m07"})
    } == {"v02", "v05"}
    assert [field.title for field in sheets["w17"].fields] == [
        "全国キャラバン（研修）",
        "はじめての九十分（研修）",
    ]
    assert all(one.fields for one in (*cases.values(), *sheets.values()))
