"""Letters that no font of ours has are named where a file is offered, for every file that carries fonts."""

from __future__ import annotations

import pytest

from tests import ours
from tests.handouts.conftest import form_of_every_kind
from workbook.content.forms import form
from workbook.handouts.layout import phrases, sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.prints import code_cards, typeset
from workbook.handouts.prints.code_cards import Card
from workbook.handouts.writers import pdf


def test_every_letter_of_windows_has_a_font_so_that_common_texts_need_no_look_into_them() -> None:
    pairs = [bytes((first, second)) for first in range(0x81, 0xFD) for second in range(0x40, 0xFD)]
    signs = {
        raw.decode("cp932", "ignore") for raw in (*pairs, *(bytes((one,)) for one in range(0x20, 0x100)))
    }
    letters = sorted({letter for text in signs for letter in text if typeset._is_common(letter)})  # noqa: SLF001 -- the shortcut is the rule

    assert len(letters) > 7_000
    assert [letter for letter in letters if letter not in typeset._known()] == []  # noqa: SLF001 -- as above
    assert not typeset._is_common("\x07")  # noqa: SLF001 -- as above


def test_our_own_sheets_need_no_notice() -> None:
    header = Header("全国研修", "みなと野市", "")
    sheets = [form.of_worksheet(one) for one in ours.library().worksheets.values()]

    assert pdf.missing([sheet.lay_out(one, {}, header=header) for one in sheets]) == ()


def test_a_sheet_names_what_its_paper_cannot_show_and_nothing_that_is_taken_out() -> None:
    values = {
        "line": "𠮷田🙂\x07と🙂",
        "table": [{"_row": "r1", "name": "外字\ue000"}],
        "map": {"nodes": [{"_row": "r1", "name": "👩‍🏫"}], "edges": [{"_row": "r1", "from": "r1"}]},
    }
    laid = sheet.lay_out(form_of_every_kind(), values, header=Header("🎌", "", ""))

    assert pdf.missing([laid]) == ("🎌", "🙂", "\ue000", "👩‍🏫")


def test_cards_name_theirs() -> None:
    card = Card("𠮷野班🙂", "K7QM3", "https://example.jp/join#K7QM3", "市", "部屋🌊")

    assert code_cards.missing([card], training="第1回\x07") == ("🙂", "🌊")


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("", ""),
        (
            "🙂",
            "次の文字は、印刷する書体になく、〓で印刷されます：🙂。元の文字は、ワークブックに残っています。",
        ),
        ("\ue000🙂", "〓で印刷されます：外字 U+E000・🙂。"),
        ("🙂🌊🎌🍵🐈🐕🦊", "〓で印刷されます：🙂・🌊・🎌・🍵・🐈（ほか 2 種類）。"),
    ],
)
def test_a_handful_is_named_and_the_rest_counted(letters: str, said: str) -> None:
    told = phrases.missing_letters(list(letters))

    assert said in told
    assert bool(told) is bool(letters)
