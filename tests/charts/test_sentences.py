"""What a picture says in sentences is right Japanese, whatever of the answers is missing: every chart we have, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests import ours
from tests.charts.chart_examples import answered
from workbook import charts
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.worksheets import Worksheet

LIBRARY = ours.library()
DRAWN = [sheet for sheet in LIBRARY.worksheets.values() if sheet.charts]
# Where a word is missing, what stands around it meets; a word of ours for nothing never becomes part of a sentence.
WRONG = re.compile(
    r"。。|、、|、。|：。|：、|「」|『』|（）|None|nan"
    r"|(?:^|。)(?:[をにへとがはの、])"
    r"|はまだ」?(?:に|まで|から|と|を)|まだまで"
    r"|[をにへ][をにへがは]|までまで|ですです"
    r"|[はが][0-9]+(?:です|あります)|に[0-9]+(?:、|あります)|[0-9]+の歩み"
)


def parts_missing(form: Form) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return answers that are whole, that lack one question or one column, and that have one column only."""
    full = answered(form)
    yield "全部", full
    for ask in form.asks:
        yield f"{ask.id} なし", {id_: value for id_, value in full.items() if id_ != ask.id}
        for field in {field.id for grid in ask.grids for field in grid.fields}:
            without, alone = {"_row", field}, {field}
            yield (
                f"{ask.id}.{field} なし",
                full | {ask.id: _rows(full[ask.id], lambda key, no=alone: key not in no)},
            )
            yield (
                f"{ask.id}.{field} だけ",
                full | {ask.id: _rows(full[ask.id], lambda key, yes=without: key in yes)},
            )


def _rows(value: Any, keeps: Any) -> Any:
    """Return the rows of an answer (of each of its tables) with the cells that are kept."""
    if isinstance(value, dict):
        return {name: _rows(rows, keeps) for name, rows in value.items()}
    return [{key: cell for key, cell in row.items() if keeps(key)} for row in value]


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
