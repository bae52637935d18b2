"""Letters are as wide as the font has them that we ship."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from tests.conftest import ROOT
from workbook.texts import widths

FONT = ROOT / "workbook/handouts/fonts/BIZUDPGothic-Regular.ttf"


def test_letters_are_as_wide_as_in_the_font_we_ship_and_none_is_wider_than_counted() -> None:
    with TTFont(FONT, lazy=True) as font:
        per_letter, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        measured = {chr(code): advances[name][0] / per_letter for code, name in font.getBestCmap().items()}

    ascii_letters = [chr(code) for code in range(0x20, 0x7F)]
    assert [widths.of_letter(one) for one in ascii_letters] == [measured[one] for one in ascii_letters]
    assert [one for one, width in measured.items() if width > widths.of_letter(one)] == []


def test_what_the_eye_sees_as_one_letter_takes_the_room_of_one() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    assert widths.of(f"{family}葛\U000e0100か\u3099") == 3
    assert widths.of("ｱｲ") == 1
    assert widths.of("") == 0
    assert widths.of("WWWW") > 2 * widths.of("iiii")
