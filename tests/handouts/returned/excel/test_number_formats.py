"""A number in a cell is read as its reader saw it."""

from __future__ import annotations

import pytest

from workbook.handouts.returned.excel import number_formats
from workbook.handouts.returned.excel.built_in_formats import BUILT_IN

REIWA = '[$-411]ggge"年"m"月"d"日"'
GANNEN = '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"'
SEEN = [
    (0.1, "0%", "10%"),
    (0.125, "0.0%", "12.5%"),
    (9.5 / 24, "h:mm", "9:30"),
    (26 / 24, "[h]:mm", "26:00"),
    (26 / 24, "h:mm", "2:00"),
    (90 / 1440, "[mm]", "90"),
    (13.5 / 24, "h:mm AM/PM", "1:30 PM"),
    (0.5, "h:mm:ss", "12:00:00"),
    (46357, "yyyy/m/d", "2026/12/1"),
    (46357.4375, "yyyy/m/d h:mm", "2026/12/1 10:30"),
    (46357, REIWA, "令和8年12月1日"),
    (43586, REIWA, "令和1年5月1日"),
    (43585, REIWA, "平成31年4月30日"),
    (43586, f"{GANNEN};@", "令和元年5月1日"),
    (43585, GANNEN, "平成31年4月30日"),
    (32516, f"{GANNEN};@", "平成元年1月8日"),
    (46357, "[$-411]ge.m.d", "R8.12.1"),
    (46357, f"[DBNum3]{REIWA}", "令和８年１２月１日"),
    (46357, f"[DBNum1]{REIWA}", "令和八年十二月一日"),
    (46357, r"[$-1D030411]ggge\年m\月d\日", "令和８年１２月１日"),  # as LibreOffice 7.4 saves these two
    (46357, r"[$-1B030411]ggge\年m\月d\日", "令和八年十二月一日"),
    (46357, r"[$-1030411]ggge\年m\月d\日", "令和8年12月1日"),
    (
        46357,
        r"[$-1080409]gggyy\年m\月",
        "令和8年12月",
    ),  # as LibreOffice 7.4 in English saves ggge through .ods
    (46357, r"[$-1080409]m/d\(ddd\)", "12/1(Tue)"),
    (46357, "m/d(aaa)", "12/1(火)"),
    (46357, r"m/d\(aaa\)", "12/1(火)"),
    (46357, "aaaa", "火曜日"),
    (46357, 'm"月"d"日"(aaa)', "12月1日(火)"),
    (46357, "mmm d", "Dec 1"),
    (46357, "[$-F800]dddd, mmmm dd, yyyy", "2026年12月1日"),
    (46357, "[$-x-sysdate]dddd, mmmm dd, yyyy", "2026年12月1日"),
    (9.5 / 24, "[$-x-systime]h:mm:ss AM/PM", "9:30:00"),
    (1, "yyyy/m/d", "1900/1/1"),
    (59, "yyyy/m/d", "1900/2/28"),
    (61, "yyyy/m/d", "1900/3/1"),
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (1234567, '#,##0"円"', "1,234,567円"),
    (1234567, "[$¥-411]#,##0", "¥1,234,567"),
    (1234567, "000-0000", "123-4567"),
    (12, "000-0000", "000-0012"),
    (9012345678, "0##-####-####", "090-1234-5678"),
    (5, 'General"件"', "5件"),
    (5, 'G/標準"件"', "5件"),
    (-5, "0;▲0", "▲5"),
    (-5, "0.0;@", "-5.0"),
    (0, '0;-0;"なし"', "なし"),
    (150, '[>=100]"多い";0', "多い"),
    (50, '[>=100]"多い";0', "50"),
    (0.005, "0.00", "0.01"),
    (3, "0.0##", "3.0"),
    (1.5, "# ?/?", "1 1/2"),
    (12345, "0.00E+00", "1.23E+04"),
    (1234567, "#,##0,", "1,235"),
    (1234567, '0.0,"千円"', "1234.6千円"),
    (1234567, '#,##0.0,,"百万円"', "1.2百万円"),
    (-1234567, "0.0,", "-1234.6"),
    (-5, '[<0]"▲"0;0', "▲5"),
    (-5, '[>=0]0;"▲"0', "▲5"),
    (-5, '[<0]"減";"増"', "減"),
    (-5, '[=0]"なし";0', "5"),  # Excel's rule: only a part that may be for both signs writes one
    (-5, '[<3]0;"多い"', "-5"),
    (5, '[>=100]"多い"', "5"),
    (1.3, "# ?/4", "1 1/4"),
    (0.5, "# ?/4", "2/4"),
    (0.1 + 0.2, "General", "0.3"),
    (1 / 3, "General", "0.333333333"),
    (123456789012, "", "123456789012"),
    (-7.25, "", "-7.25"),
    (-1, "yyyy/m/d", "-1"),
    (46357, "@", "46357"),
    (5, '@"様"', "5"),  # words of a format for texts are for texts
]


@pytest.mark.parametrize(("value", "code", "seen"), SEEN, ids=[f"{code}-{seen}" for _, code, seen in SEEN])
def test_number_is_what_its_reader_saw(value: float, code: str, seen: str) -> None:
    assert number_formats.number(value, code) == seen


def test_calendar_of_1904_begins_later() -> None:
    assert number_formats.number(44895, "yyyy/m/d", is_1904=True) == "2026/12/1"
    assert number_formats.number(0, "yyyy/m/d", is_1904=True) == "1904/1/1"


def test_day_whose_format_was_taken_away_is_a_day_still_and_no_other_number_is_one() -> None:
    assert number_formats.day(46357, "General", is_1904=False) == "2026-12-01"
    assert [number_formats.day(*one, is_1904=False) for one in ((12, ""), (46357.5, ""), (46357, "0"))] == [
        ""
    ] * 3


class Counted(float):
    """A number that counts how often it is compared."""

    times = 0

    def __eq__(self, other: object) -> bool:
        self.times += 1
        return super().__eq__(other)

    __hash__ = float.__hash__


def test_a_number_is_not_compared_with_every_day_there_is() -> None:
    number = Counted(5)

    assert number_formats.day(number, "General", is_1904=False) == ""
    assert number.times < 10


def test_text_stays_itself_unless_its_format_adds_words() -> None:
    assert number_formats.text("山田", '@"様"') == "山田様"
    assert number_formats.text("山田", "0.00;@") == "山田"
    assert number_formats.text("5", "0%") == "5"


@pytest.mark.parametrize("number", sorted(BUILT_IN))
def test_no_format_by_number_alone_shows_its_code(number: int) -> None:
    shown = number_formats.number(46357.4375, BUILT_IN[number])

    assert not set(shown) & set('#?@"[]yg')
    assert any(sign.isdigit() for sign in shown)


@pytest.mark.parametrize(
    "code", ['"', "[", "\\", ";;;", "[$-411]", "0" * 300, "[h", "%", "E+0", "/", "ggggggg", "aaaaa"]
)
def test_broken_code_shows_something_and_never_fails(code: str) -> None:
    assert isinstance(number_formats.number(46357.5, code), str)
    assert isinstance(number_formats.text("文", code), str)
