"""A list from a registration form, one line for each person or each team: the teams, and every problem with its cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbook.classroom.people import entries
from workbook.classroom.preparing import headings
from workbook.classroom.preparing.headings import (
    DEPARTMENT,
    MUNICIPALITY,
    NAME,
    POPULATION,
    PREFECTURE,
    TEAM,
    Headings,
)
from workbook.classroom.run import prefectures, team_list
from workbook.classroom.run.team_list import LineProblem, NewTeam, TeamList

NO_HEADINGS = (
    f"見出しの行が見つかりません。はじめの 20 行のどこかに、{headings.SHOWN} のうち、"
    "少なくとも市町村名と、もう一つの見出しを付けてください"
)
NO_TEAMS = "見出しの下に、チームが一つもありません"
_SEVERAL = re.compile(r"[\n、，;；/／]+")


@dataclass
class _Group:
    """The lines of one team, as they are gathered."""

    line: int
    team: NewTeam
    people: list[tuple[str, str]] = field(default_factory=list)


def read(rows: Sequence[Sequence[str]]) -> TeamList:
    """Read lines below headings in any order. Lines of the same municipality and team are one team's people.

    Nothing should be made of the teams while there are problems.
    """
    found = headings.find(rows)
    if found is None:
        return TeamList((), (LineProblem(1, NO_HEADINGS),))
    groups: dict[str, _Group] = {}
    problems: list[LineProblem] = []
    for number, cells in enumerate(rows[found.line + 1 :], start=found.line + 2):
        kept = [entries.clean(cell) for cell in cells]
        if any(kept):
            problems += _take(groups, found, number, cells=cells, kept=kept)
    teams = tuple(replace(one.team, expected=tuple(dict.fromkeys(one.people))) for one in groups.values())
    if not teams and not problems:
        problems.append(LineProblem(found.line + 1, NO_TEAMS))
    if len(teams) > team_list.MOST_TEAMS:
        problems.append(LineProblem(len(rows), team_list.too_many(len(teams))))
    return TeamList(teams, tuple(problems))


def read_pasted(text: str) -> TeamList:
    """Read what was pasted: with headings in any order, or 市町村名・チーム名・人口 in this order."""
    separator = "\t" if "\t" in text else ","
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
    except csv.Error:
        return team_list.read(text)
    return team_list.read(text) if headings.find(rows) is None else read(rows)


def _take(
    groups: dict[str, _Group], found: Headings, number: int, *, cells: Sequence[str], kept: Sequence[str]
) -> Iterator[LineProblem]:
    """Put a line to its team; yield what is wrong with it."""
    team, problems = _team(found, kept)
    for kind, message in problems:
        yield LineProblem(number, message, _cell(found, kind, number))
    same = entries.sameness(team.municipality, team.name)
    group = groups.get(same)
    if group is None:
        group = groups[same] = _Group(number, team)
    elif not (found.columns.get(NAME) or found.columns.get(DEPARTMENT)):
        yield LineProblem(number, team_list.twin_of(group.line), _cell(found, TEAM, number))
    elif team.population is not None and group.team.population not in {None, team.population}:
        message = f"人口が {group.line} 行目と違います（同じチームの人口は、同じ数にしてください）"
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
    names = _several(found, NAME, cells)
    departments = _several(found, DEPARTMENT, cells)
    if len(names) == 1:  # 「福祉部／高齢課」 is where one person works
        departments = ["・".join(departments)]
    elif len(departments) == 1:
        departments *= max(len(names), 1)
    count = max(len(names), len(departments))
    names += [""] * (count - len(names))
    departments += [""] * (count - len(departments))
    return list(zip(names, departments, strict=True))


def _several(found: Headings, kind: str, cells: Sequence[str]) -> list[str]:
    parts = (part for place in found.columns.get(kind, ()) for part in _SEVERAL.split(_at(cells, place)))
    return [cleaned for part in parts if (cleaned := entries.clean(part))]


def _at(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _cell(found: Headings, kind: str, number: int) -> str:
    place = found.first(kind)
    return "" if place is None else f"{headings.letter(place)}{number}"
