"""What the columns of a registration list are about: recognised by their headings, called as in a spreadsheet, chosen by somebody."""

from __future__ import annotations

import pytest

from workbook.classroom.preparing import headings, registration
from workbook.classroom.run import prefectures


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("都道府県・市区町村名", headings.MUNICIPALITY),
        ("都道府県名", headings.PREFECTURE),
        ("チーム名", headings.TEAM),
        ("所属自治体", headings.MUNICIPALITY),
        ("ご 所 属", headings.DEPARTMENT),
        ("氏名（フリガナ）", ""),
        ("人口規模", ""),
        ("メールアドレス", ""),
        ("参加者①氏名", headings.NAME),
        ("氏名（姓）", headings.FAMILY_NAME),
        ("名", headings.GIVEN_NAME),
        ("担当者", headings.NAME),
        ("所属長", ""),
        ("3. 所属する市町村名をご記入ください", headings.MUNICIPALITY),
        ("【必須】お名前*", headings.NAME),
        ("人口（令和8年4月）", headings.POPULATION),
        ("グループワークで話したいこと", ""),
        ("人口減少について困っていること", ""),
        ("氏名を名簿にのせることに同意しますか", ""),
        ("完了時刻", ""),
    ],
)
def test_headings_are_recognised_by_what_they_are_about(heading: str, kind: str) -> None:
    assert headings.kind_of(heading) == kind


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [headings.letter(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


@pytest.mark.parametrize(
    ("home", "team", "departments", "is_staff"),
    [
        ("みどり県", "みどり県", (), True),
        ("東京都", "東京都", (), True),
        ("みなと野市", "県職員", (), True),
        ("みなと野市", "みなと野市", ("県庁 福祉課", "みどり県庁 住宅課"), True),
        ("みなと野市", "みなと野市", ("県庁 福祉課", "市 住宅課"), False),
        ("山県市", "山県市", ("福祉課",), False),
        ("別府市", "都市計画チーム", ("都市計画課",), False),
        ("", "", (), False),
    ],
)
def test_staff_of_a_prefecture_are_known_by_home_name_or_departments(
    home: str, team: str, departments: tuple[str, ...], *, is_staff: bool
) -> None:
    assert prefectures.is_staff(home, team, departments) is is_staff


def test_the_names_that_microsoft_forms_writes_itself_are_nobody() -> None:
    forms = ("ID", "開始時刻", "完了時刻", "メール", "名前")
    answer = ("1", "2026/11/01 9:00", "2026/11/01 9:05", "anonymous", "anonymous")
    own = registration.read([(*forms, "市町村名", "氏名", "部署"), (*answer, "みどり市", "佐藤", "福祉課")])
    none = registration.read([(*forms, "市町村名"), (*answer, "みどり市")])
    signed_in = registration.read([(*forms, "市町村名"), (*answer[:-1], "鈴木 二", "みどり市")])

    assert [team.expected for team in own.teams] == [(("佐藤", "福祉課"),)]
    assert [team.expected for team in none.teams] == [()]
    assert [team.expected for team in signed_in.teams] == [(("鈴木 二", ""),)]


def test_a_column_is_what_somebody_chose_for_it() -> None:
    rows = [("市町村", "氏名", "出る人"), ("みどり市", "佐藤", "鈴木")]

    (team,) = registration.read(rows, chosen={1: headings.UNUSED, 2: headings.NAME}).teams

    assert team.expected == (("鈴木", ""),)
