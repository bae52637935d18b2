"""What a browser saved comes back: pages that a reading aid has written on, and what could not be sent."""

from __future__ import annotations

import json

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import offline


@pytest.mark.parametrize(
    "aid",
    [
        "<ruby>短<rt>みじか</rt></ruby>い<ruby>答<rp>（</rp><rt>こた</rt><rp>）</rp></ruby>え",
        "<ruby><rb>短い</rb><rt>みじかい</ruby>答え",
        '<span class="aid"><ruby>短い答え<rt><span>みじかいこたえ</span></rt></ruby></span>',
    ],
)
def test_readings_of_an_aid_are_no_words_of_the_answer(aid: str, every_kind: Form, header: Header) -> None:
    page = offline.write(sheet.lay_out(every_kind, VALUES, header=header)).decode()
    shown = ">短い答え</td>"
    assert shown in page

    (returned,) = intake.read(page.replace(shown, f">{aid}</td>").encode(), name="a.html")

    assert texts_to_answers.read_back(every_kind, returned, base=VALUES) == Understood(VALUES)


def rescued(values: object) -> bytes:
    """Return what `editor/rescue.js` writes."""
    said = {
        "what": "重層ワークブック 未保存分",
        "sheet": "0b1c",
        "form": "w99",
        "title": "なんでもシート",
        "values": values,
    }
    return json.dumps(
        said | {"by": "佐藤", "at": "2026-11-24T00:00:00Z", "update": "AAA=", "unsent": ""}
    ).encode()


def test_what_a_browser_could_not_send_comes_back_as_it_is_kept(every_kind: Form) -> None:
    (returned,) = intake.read(rescued(VALUES), name="未保存_なんでもシート.json")

    assert (returned.mark, returned.title) == ("w99", "なんでもシート")
    assert texts_to_answers.read_back(every_kind, returned, base={}) == Understood(VALUES)


@pytest.mark.parametrize("values", [[], "文", None, {}])
def test_such_a_file_without_answers_is_refused(values: object) -> None:
    with pytest.raises(FileRefused, match="欄IDが見つかりません"):
        intake.read(rescued(values), name="a.json")
