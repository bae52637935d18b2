"""Lists of a registration form: columns in any order, one line for a person or a team, every mistake with its cell."""

from __future__ import annotations

import pytest

from workbook.classroom.preparing import registration
from workbook.classroom.run.team_list import LineProblem, NewTeam

HEAD = ("受付番号", "お名前", "ふりがな", "ご所属の部署", "都道府県", "自治体名", "人口（人）", "班")


def _row(name: str, department: str, town: str, population: str, team: str = "") -> tuple[str, ...]:
    return ("7", name, "さとう", department, "みどり県", town, population, team)


def test_lines_of_people_become_teams_whatever_the_order_of_columns() -> None:
    rows = [
        ("令和8年度 申込一覧",),
        (),
        HEAD,
        _row("佐藤 一", "福祉課", "みなと野市", "82,000", "1班"),
        _row("鈴木 二", "住宅課", "みなと野 市", "", "１班"),
        _row("高橋 三", "福祉課", "青梁町", "9千"[:0]),
        (),
    ]

    assert registration.read(rows).teams == (
        NewTeam("1班", "みなと野市", 82_000, "みどり県", (("佐藤 一", "福祉課"), ("鈴木 二", "住宅課"))),
        NewTeam("青梁町", "青梁町", None, "みどり県", (("高橋 三", "福祉課"),)),
    )
    assert not registration.read(rows).problems


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        pytest.param(
            ("市町村", "氏名1", "所属1", "氏名2", "所属2"),
            ("みどり市", "佐藤", "福祉課", "鈴木", "税務課"),
            (("佐藤", "福祉課"), ("鈴木", "税務課")),
            id="columns beside each other",
        ),
        pytest.param(
            ("市町村", "参加者", "課"),
            ("みどり市", "佐藤、鈴木", "福祉課\n税務課"),
            (("佐藤", "福祉課"), ("鈴木", "税務課")),
            id="several in a cell",
        ),
        pytest.param(
            ("市町村", "参加者", "課"),
            ("みどり市", "佐藤、鈴木", "福祉課"),
            (("佐藤", "福祉課"), ("鈴木", "福祉課")),
            id="one department for all",
        ),
        pytest.param(
            ("市町村", "氏名", "所属"),
            ("みどり市", "佐藤", "福祉部／高齢課"),
            (("佐藤", "福祉部・高齢課"),),
            id="one person in a department of a department",
        ),
        pytest.param(
            ("市町村", "部署"),
            ("みどり市", "福祉課、税務課"),
            (("", "福祉課"), ("", "税務課")),
            id="no names",
        ),
        pytest.param(("市町村", "氏名"), ("みどり市", "佐藤"), (("佐藤", ""),), id="no departments"),
    ],
)
def test_a_line_of_a_team_names_its_people(
    head: tuple[str, ...], row: tuple[str, ...], expected: tuple[tuple[str, str], ...]
) -> None:
    listed = registration.read([head, row])

    assert listed.teams == (NewTeam("みどり市", "みどり市", expected=expected),)
    assert not listed.problems


def test_staff_of_a_prefecture_need_no_municipality() -> None:
    rows = [
        HEAD,
        _row("佐藤", "地域福祉課", "", "1,000,000"),
        _row("鈴木", "県庁 地域福祉課", "みどり県青梁市", ""),
    ]

    listed = registration.read(rows)

    assert [(team.municipality, team.prefecture, team.is_prefecture) for team in listed.teams] == [
        ("みどり県", "みどり県", True),
        ("青梁市", "みどり県", True),
    ]


def test_every_mistake_is_told_with_its_cell() -> None:
    rows = [
        HEAD,
        _row("佐藤", "福祉課", "みなと野市", "たくさん"),
        _row("鈴木", "課" * 41, "青梁市", "31000"),
        _row("高橋", "福祉課", "青梁市", "32000"),
        ("7", "山田", "", "税務課", "", "", "", ""),
    ]

    assert [str(problem) for problem in registration.read(rows).problems] == [
        "2 行目（セル G2）: 人口「たくさん」は人数として読めません（12345 のように書いてください）。",
        "3 行目（セル D3）: 部署は 40 文字までです（いまは 41 文字）。短くしてください。",
        "4 行目（セル G4）: 人口が 3 行目と違います（同じチームの人口は、同じ数にしてください）。",
        "5 行目（セル F5）: 市町村名を入力してください。",
    ]


def test_the_same_team_twice_without_people_is_a_mistake() -> None:
    rows = [("市町村", "チーム"), ("みどり市", "1班"), ("みどり市", "1 班")]

    assert [str(problem) for problem in registration.read(rows).problems] == [
        "3 行目（セル B3）: 同じチームが 2 行目にもあります（「1班」「2班」のように名前を分けてください）。"
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("みどり市", "1班"), ("あおば市", "2班")], LineProblem(1, registration.NO_HEADINGS)),
        ([], LineProblem(1, registration.NO_HEADINGS)),
        ([("氏名", "部署"), ("佐藤", "福祉課")], LineProblem(1, registration.NO_HEADINGS)),
        ([("市町村", "チーム"), ("", "")], LineProblem(1, registration.NO_TEAMS)),
    ],
)
def test_a_list_without_headings_or_teams_says_so(rows: list[tuple[str, ...]], problem: LineProblem) -> None:
    listed = registration.read(rows)

    assert listed.problems == (problem,)
    assert problem.message.endswith("。")
    assert not listed.teams


def test_too_many_teams_are_told_once() -> None:
    rows = [("市町村", "チーム"), *((f"町{number}", "") for number in range(201))]

    assert [str(problem) for problem in registration.read(rows).problems] == [
        "202 行目: チームは 200 までです（いまは 201 行あります）。開催回を分けてください。"
    ]


def test_what_is_pasted_may_have_headings_or_the_usual_order() -> None:
    usual = registration.read_pasted("みどり市\t1班\t12345\n青梁市,")
    headed = registration.read_pasted("氏名\t市町村名\t部署\n佐藤\tみどり市\t福祉課")
    turned = registration.read_pasted("チーム名\t人口\t自治体名（市町村）\n1班\t12345\tみどり市")
    unheaded = registration.read_pasted("みどり市町村事務組合\t1班\t12345")
    quoted = registration.read_pasted('みどり市\t"1班\n')

    assert turned.teams == (NewTeam("1班", "みどり市", 12_345),)
    assert unheaded.teams == (NewTeam("1班", "みどり市町村事務組合", 12_345),)
    assert usual.teams[0] == NewTeam("1班", "みどり市", 12_345)
    assert headed.teams == (NewTeam("みどり市", "みどり市", expected=(("佐藤", "福祉課"),)),)
    assert [problem.line for problem in quoted.problems] == [1]


def test_a_municipality_is_its_prefecture_and_its_name() -> None:
    rows = [
        ("都道府県", "市町村名", "氏名"),
        ("東京都", "府中市", "佐藤"),
        ("広島県", "府中市", "鈴木"),
        ("", "みどり市", "高橋"),
        ("群馬県", "みどり市", "田中"),
    ]

    teams = registration.read(rows).teams

    assert [(team.prefecture, team.municipality, team.name) for team in teams] == [
        ("東京都", "府中市", "府中市（東京都）"),
        ("広島県", "府中市", "府中市（広島県）"),
        ("群馬県", "みどり市", "みどり市"),
    ]
    assert [name for name, _ in teams[2].expected] == ["田中", "高橋"]
    asked = registration.read([*rows, ("", "府中市", "山田")])
    assert [str(problem) for problem in asked.problems] == [
        "6 行目（セル A6）: 「府中市」は 東京都・広島県 にあります。どちらかを都道府県の欄に書いてください。"
    ]


def test_family_and_given_names_are_one_name_and_as_above_is_read() -> None:
    rows = [
        ("市町村", "姓", "名", "部署"),
        ("みどり市", "佐藤", "一", "福祉課"),
        ("〃", "鈴木", "二", "同上"),
        ("〃", "高橋", "", "〃"),
    ]

    (team,) = registration.read(rows).teams

    assert team.expected == (("佐藤 一", "福祉課"), ("鈴木 二", "福祉課"), ("高橋", "福祉課"))


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("約12万人", 120_000),
        ("１２万３千人", 123_000),
        ("12万3,456人", 123_456),
        ("およそ８２，０００人", 82_000),
        ("8.2万人程度", 82_000),
    ],
)
def test_sizes_are_understood_as_people_write_them(typed: str, people: int) -> None:
    listed = registration.read([("市町村", "人口"), ("みどり市", typed)])

    assert [team.population for team in listed.teams] == [people]
    assert not listed.problems


def test_sums_and_notes_are_no_teams() -> None:
    rows = [
        ("市町村", "チーム"),
        ("みどり市", "1班"),
        ("合 計", "1"),
        ("※ 欠席の連絡は事務局へ", ""),
        ("小計", ""),
        ("計石町", ""),
    ]

    assert [team.municipality for team in registration.read(rows).teams] == ["みどり市", "計石町"]


def test_lines_set_aside_are_told_and_make_no_team() -> None:
    rows = [("市町村", "氏名"), ("みどり市", "佐藤"), ("青梁市", "鈴木")]

    listed = registration.read(rows, aside={3: "非表示の行です", 9: "どこにもない行です"})

    assert [team.municipality for team in listed.teams] == ["みどり市"]
    assert [str(line) for line in listed.left_out] == ["3 行目: 非表示の行です"]
