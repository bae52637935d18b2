"""Lists of teams as organisers paste them, and every mistake with its line."""

from __future__ import annotations

import pytest

from workbook.classroom.run import team_list
from workbook.classroom.run.team_list import NewTeam
from workbook.content.forms import populations


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        pytest.param(
            "みどり市\t1班\t12345\nあおば町\t2班\t678",
            [("1班", "みどり市", 12345), ("2班", "あおば町", 678)],
            id="tabs",
        ),
        pytest.param("みどり市,1班,12345", [("1班", "みどり市", 12345)], id="commas"),
        pytest.param("みどり市，1班，１２，３４５人", [("1班", "みどり市", 12345)], id="full width"),
        pytest.param('みどり市,1班,"12,345"', [("1班", "みどり市", 12345)], id="quoted thousands"),
        pytest.param("みどり市,1班,1,234,567", [("1班", "みどり市", 1234567)], id="thousands between commas"),
        pytest.param("みどり市\t1班\t6.6万人", [("1班", "みどり市", 66000)], id="万"),
        pytest.param("みどり市", [("みどり市", "みどり市", None)], id="municipality only"),
        pytest.param("みどり市,,5000", [("みどり市", "みどり市", 5000)], id="no name"),
        pytest.param(
            "\ufeff市町村名,チーム名,人口\r\nみどり市,1班,\r\n\r\n　\r\n",
            [("1班", "みどり市", None)],
            id="heading",
        ),
        pytest.param("みどり市\t1班\t\t\t", [("1班", "みどり市", None)], id="empty columns of a spreadsheet"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lists_are_read_as_people_paste_them(text: str, teams: list[tuple[str, str, int | None]]) -> None:
    assert team_list.read(text) == team_list.TeamList(tuple(NewTeam(*team) for team in teams))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(
            "みどり市,1班,たくさん\nあおば町,2班,-5",
            [
                "1 行目: 人口「たくさん」は人数として読めません（12345 のように書いてください）。",
                "2 行目: 人口「-5」は人数として読めません（12345 のように書いてください）。",
            ],
            id="two populations",
        ),
        pytest.param(
            "みどり市,1班,12.5\n,2班,100",
            [
                "1 行目: 人口「12.5」は人数として読めません（12345 のように書いてください）。",
                "2 行目: 市町村名を入力してください。",
            ],
            id="half a person and no municipality",
        ),
        pytest.param(
            "みどり市,1班\n\nみどり市, １班",
            ["3 行目: 同じチームが 1 行目にもあります（「1班」「2班」のように名前を分けてください）。"],
            id="the same team twice",
        ),
        pytest.param(
            f"みどり市,1班,100,福祉課\n{'市' * 41},2班",
            [
                "1 行目: 欄が 4 あります（市町村名・チーム名・人口の 3 つです）。",
                "2 行目: 市町村名は 40 文字までです（いまは 41 文字）。短くしてください。",
            ],
            id="a column too many and a long name",
        ),
        pytest.param(
            "\n".join(f"みどり市\t{number}班" for number in range(201)),
            ["201 行目: チームは 200 までです（いまは 201 行あります）。開催回を分けてください。"],
            id="too many",
        ),
        pytest.param(
            '"みどり市,1班',
            [f"1 行目: {team_list.UNREADABLE}"],
            id="an open quote",
        ),
    ],
)
def test_every_problem_is_told_with_its_line(text: str, problems: list[str]) -> None:
    assert [str(problem) for problem in team_list.read(text).problems] == problems
    assert all(told.endswith("。") for told in problems)


@pytest.mark.parametrize(
    ("population", "label"),
    [
        (None, ""),
        (9_999, "1万未満"),
        (10_000, "1–3万"),
        (30_000, "3–10万"),
        (100_000, "10–30万"),
        (300_000, "10–30万"),
        (300_001, "30万超"),
    ],
)
def test_a_limit_belongs_to_the_larger_band_except_the_last(population: int | None, label: str) -> None:
    assert populations.label(populations.band_of(population)) == label
