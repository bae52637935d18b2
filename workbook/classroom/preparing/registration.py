"""A list from a registration form, one line for each person or each team: the teams, and every problem with its cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from workbook.classroom.people import entries
from workbook.classroom.preparing import headings
from workbook.classroom.preparing.headings import (
    DEPARTMENT,
    FAMILY_NAME,
    GIVEN_NAME,
    MUNICIPALITY,
    NAME,
    POPULATION,
    PREFECTURE,
    TEAM,
    Headings,
)
from workbook.classroom.run import prefectures, team_list
from workbook.classroom.run.team_list import LineProblem, NewTeam
from workbook.texts import cleaning

NO_HEADINGS = (
    f"見出しの行が見つかりません。はじめの 20 行のどこかに、{headings.SHOWN} のうち、"
    "少なくとも市町村名と、もう一つの見出しを付けてください。"
)
NO_TEAMS = "見出しの下に、チームが一つもありません。"
_SEVERAL = re.compile(r"[\n、，;；/／]+")
_AS_ABOVE = frozenset(("〃", "〃〃", "々", "同上", "″", '"', "”"))
_NOBODY = frozenset(("anonymous", "匿名"))
_NO_TEAM = re.compile(r"(?:合計|小計|総計|計$|※|注[):：])")


@dataclass(frozen=True)
class Registration:
    """A list as it was understood: its headings, the teams, what is wrong, and lines that were left out.

    Nothing should be made of the teams while there are problems.
    """

    headings: Headings | None
    teams: tuple[NewTeam, ...]
    problems: tuple[LineProblem, ...] = ()
    left_out: tuple[LineProblem, ...] = ()


@dataclass
class _Group:
    """The lines of one team, as they are gathered."""

    line: int
    team: NewTeam
    people: list[tuple[str, str]] = field(default_factory=list)


def read(
    rows: Sequence[Sequence[str]],
    *,
    aside: Mapping[int, str] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> Registration:
    """Read lines below headings in any order. Lines of the same municipality and team are one team's people.

    `aside`: lines (from 1) that are left out, with the reason. `chosen`: what somebody took a column (from 0) for.
    A municipality is its prefecture and its name: 府中市 of two prefectures are two teams.
    """
    found = headings.find(rows)
    if found is None:
        return Registration(None, (), (LineProblem(1, NO_HEADINGS),))
    found = found.taken_for(chosen or {})
    groups: dict[str, _Group] = {}
    problems: list[LineProblem] = []
    left_out: list[LineProblem] = []
    above: Sequence[str] = ()
    for number, cells in enumerate(rows[found.line + 1 :], start=found.line + 2):
        if not any(cleaning.one_line(cell) for cell in cells) or _is_no_team(cells):
            continue
        if aside and number in aside:
            left_out.append(LineProblem(number, aside[number]))
            continue
        above = _with_what_stands_above(cells, above)
        problems += _take(groups, found, number, cells=above)
    problems += _join_without_prefecture(groups, found)
    teams = _told_apart(
        [replace(one.team, expected=tuple(dict.fromkeys(one.people))) for one in groups.values()]
    )
    if not teams and not problems:
        problems.append(LineProblem(found.line + 1, NO_TEAMS))
    if len(teams) > team_list.MOST_TEAMS:
        problems.append(LineProblem(len(rows), team_list.too_many(len(teams))))
    return Registration(found, teams, tuple(problems), tuple(left_out))


def page_of_list(pages: Sequence[Sequence[Sequence[str]]]) -> int:
    """Return which sheet of a book holds the list, counted from 0: the first with headings, else the first."""
    return next((place for place, rows in enumerate(pages) if headings.find(rows)), 0)


def read_pasted(text: str) -> Registration:
    """Read what was pasted: with headings in any order, or 市町村名・チーム名・人口 in this order."""
    separator = "\t" if "\t" in text else ","
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
    except csv.Error:
        rows = []
    if headings.find(rows) is not None:
        return read(rows)
    listed = team_list.read(text)
    return Registration(None, listed.teams, listed.problems)


def _is_no_team(cells: Sequence[str]) -> bool:
    """Tell whether a line sums up or explains the others."""
    first = next((kept for cell in cells if (kept := cleaning.one_line(cell))), "")
    return _NO_TEAM.match(first.replace(" ", "")) is not None


def _with_what_stands_above(cells: Sequence[str], above: Sequence[str]) -> tuple[str, ...]:
    """Return the cells with 〃 replaced by what stands above."""
    return tuple(
        _at(above, place) if cleaning.one_line(cell) in _AS_ABOVE else cell
        for place, cell in enumerate(cells)
    )


def _join_without_prefecture(groups: dict[str, _Group], found: Headings) -> Iterator[LineProblem]:
    """Put lines without a prefecture to the only team of that name; ask where there are several."""
    for key, group in list(groups.items()):
        team = group.team
        if team.prefecture:
            continue
        same = [one for one in groups.values() if one.team.prefecture and _is_same_town(one.team, team)]
        if len(same) == 1 and same[0].team.population in {None, team.population}:
            same[0].people += group.people
            same[0].team = replace(same[0].team, population=same[0].team.population or team.population)
            del groups[key]
        elif len(same) > 1:
            several = "・".join(one.team.prefecture for one in same)
            message = (
                f"「{team.municipality}」は {several} にあります。どちらかを都道府県の欄に書いてください。"
            )
            yield LineProblem(group.line, message, _cell(found, PREFECTURE, group.line))


def _is_same_town(one: NewTeam, other: NewTeam) -> bool:
    return entries.sameness(one.municipality, one.name) == entries.sameness(other.municipality, other.name)


def _told_apart(teams: list[NewTeam]) -> tuple[NewTeam, ...]:
    """Return the teams; those of one name in several prefectures carry the prefecture in their name."""
    return tuple(
        replace(team, name=f"{team.name}（{team.prefecture}）")
        if team.prefecture and sum(_is_same_town(team, other) for other in teams) > 1
        else team
        for team in teams
    )


def _take(
    groups: dict[str, _Group], found: Headings, number: int, *, cells: Sequence[str]
) -> Iterator[LineProblem]:
    """Put a line to its team; yield what is wrong with it."""
    team, problems = _team(found, [cleaning.one_line(cell) for cell in cells])
    for kind, message in problems:
        yield LineProblem(number, message, _cell(found, kind, number))
    same = f"{entries.sameness(team.prefecture, '')}{entries.sameness(team.municipality, team.name)}"
    group = groups.get(same)
    if group is None:
        group = groups[same] = _Group(number, team)
    elif not {NAME, FAMILY_NAME, DEPARTMENT} & set(found.kinds):
        yield LineProblem(number, team_list.twin_of(group.line), _cell(found, TEAM, number))
    elif team.population is not None and group.team.population not in {None, team.population}:
        message = f"人口が {group.line} 行目と違います（同じチームの人口は、同じ数にしてください）。"
        yield LineProblem(number, message, _cell(found, POPULATION, number))
    elif group.team.population is None:
        group.team = replace(group.team, population=team.population)
    people = _people(found, cells)
    for person in people:
        for kind, typed in zip((NAME, DEPARTMENT), person, strict=True):
            problem = entries.problem_of(
                typed, label={NAME: "氏名", DEPARTMENT: "部署"}[kind], required=False
            )
            if problem:
                yield LineProblem(number, problem, _cell(found, kind, number))
    group.people += people


def _team(found: Headings, kept: Sequence[str]) -> tuple[NewTeam, list[tuple[str, str]]]:
    """Return the team a line is about, with what is wrong and in which column."""
    prefecture = _at(kept, found.first(PREFECTURE))
    written, municipality = prefectures.split(_at(kept, found.first(MUNICIPALITY)))
    prefecture = prefecture or written
    municipality = municipality or prefecture
    name = _at(kept, found.first(TEAM)) or municipality
    population, wrong = team_list.read_population([_at(kept, found.first(POPULATION))])
    problems = [(POPULATION, message) for message in wrong]
    team = NewTeam(name, municipality, population, prefecture)
    problems += [(MUNICIPALITY, message) for message in team_list.problems_of(team)]
    too_long = entries.problem_of(prefecture, label="都道府県", required=False)
    return team, problems + ([(PREFECTURE, too_long)] if too_long else [])


def _people(found: Headings, cells: Sequence[str]) -> list[tuple[str, str]]:
    """Return the people of a line; names and departments go together in their order, one department is everybody's."""
    names = _several(found, NAME, cells) or _full_names(found, cells)
    names = [name for name in names if name.casefold() not in _NOBODY]
    departments = _several(found, DEPARTMENT, cells)
    if len(names) == 1:  # 「福祉部／高齢課」 is where one person works
        departments = ["・".join(departments)]
    elif len(departments) == 1:
        departments *= max(len(names), 1)
    count = max(len(names), len(departments))
    names += [""] * (count - len(names))
    departments += [""] * (count - len(departments))
    return list(zip(names, departments, strict=True))


def _full_names(found: Headings, cells: Sequence[str]) -> list[str]:
    """Return names that stand in a column for 姓 and one for 名."""
    families, given = _several(found, FAMILY_NAME, cells), _several(found, GIVEN_NAME, cells)
    return [" ".join(filter(None, parts)) for parts in zip_longest(families, given, fillvalue="")]


def _several(found: Headings, kind: str, cells: Sequence[str]) -> list[str]:
    parts = (part for place in found.places(kind) for part in _SEVERAL.split(_at(cells, place)))
    return [cleaned for part in parts if (cleaned := cleaning.one_line(part))]


def _at(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _cell(found: Headings, kind: str, number: int) -> str:
    place = found.first(kind)
    return "" if place is None else f"{headings.letter(place)}{number}"
