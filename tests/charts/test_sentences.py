"""What a picture says in sentences is right Japanese, whatever of the answers is missing: every chart we have, part by part."""

from __future__ import annotations

import pytest

from tests import ours
from tests.charts.missing_parts import WRONG, parts_missing
from workbook import charts
from workbook.content.forms import form as forms
from workbook.content.model.worksheets import Worksheet

LIBRARY = ours.library()
DRAWN = [sheet for sheet in LIBRARY.worksheets.values() if sheet.charts]


@pytest.mark.parametrize("sheet", DRAWN, ids=lambda sheet: sheet.id)
def test_a_picture_speaks_right_japanese_with_every_part_missing(sheet: Worksheet) -> None:
    form = forms.of_worksheet(sheet)

    said = {
        (picture.kind, missing): picture.summary
        for missing, values in parts_missing(form)
        for picture in charts.draw(sheet, form, values)
    }

    assert {
        key: words for key, words in said.items() if WRONG.search(words) or not words.endswith("。")
    } == {}
    assert len(set(said.values())) > 1
