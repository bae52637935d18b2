"""A list of teams pasted from a spreadsheet: what could be read, and every problem with its line."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbook.classroom.people import entries
from workbook.classroom.run import prefectures
from workbook.content import reading
from workbook.texts import cleaning

MOST_TEAMS = 200
_COLUMNS = 3
_HEADINGS = frozenset(("市町村名", "市町村", "市区町村", "市区町村名", "自治体", "自治体名"))
_COMMAS = str.maketrans("，、", ",,")
_THOUSANDS = 3
_TEN_THOUSAND = 10_000
_ABOUT = re.compile(r"^(?:約|およそ|おおよそ|ほぼ)|(?:程度|くらい|ぐらい|ほど|強|弱)$")
_MIXED = re.compile(r"(?P<over>[0-9]{1,4})万(?P<rest>[0-9]{1,4}|[0-9],[0-9]{3})(?P<thousands>千?)")


UNREADABLE = 'この行は読めません（引用符「"」を消すか、表計算ソフトからもう一度貼り付けてください）。'


@dataclass(frozen=True)
class NewTeam:
    """A team that is to be made; `population` None: not known. `expected`: who was registered, name and department.

    `band` is for those who know how large a municipality is and not how many people it has.
    """

    name: str
    municipality: str
    population: int | None = None
    prefecture: str = ""
    expected: tuple[tuple[str, str], ...] = ()
    band: str = ""

    @property
    def is_prefecture(self) -> bool:
        """Tell whether this looks like the staff of a prefecture."""
        departments = (department for _, department in self.expected)
        return prefectures.is_staff(self.municipality, self.name, departments)


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with one line of a list, counted from 1; `cell` is what a spreadsheet calls the place."""

    line: int
    message: str
    cell: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        place = f"（セル {self.cell}）" if self.cell else ""
        return f"{self.line} 行目{place}: {self.message}"


@dataclass(frozen=True)
class TeamList:
    """The teams of a list. Nothing should be made of them while there are problems."""

    teams: tuple[NewTeam, ...]
    problems: tuple[LineProblem, ...] = ()


def read(text: str) -> TeamList:
    """Read lines of 市町村名, チーム名, 人口 with tabs or commas; a heading and empty lines are passed over.

    Without a name the team is called like its municipality; without a population it has no band.
    """
    teams: list[NewTeam] = []
    problems: list[LineProblem] = []
    seen: dict[str, int] = {}
    for line, typed in enumerate(text.splitlines(), start=1):
        try:
            cells = _cells(typed)
        except csv.Error:
            problems.append(LineProblem(line, UNREADABLE))
            continue
        if not any(cells) or (not seen and cells[0] in _HEADINGS):
            continue
        team, found = _team(cells)
        twin = seen.setdefault(entries.sameness(team.municipality, team.name), line)
        if twin != line:
            found.append(twin_of(twin))
        problems += [LineProblem(line, message) for message in found]
        teams.append(team)
    if len(teams) > MOST_TEAMS:
        problems.append(LineProblem(len(text.splitlines()), too_many(len(teams))))
    return TeamList(tuple(teams), tuple(problems))


def problems_of(team: NewTeam) -> tuple[str, ...]:
    """Return what is wrong with one team, as sentences."""
    found = (
        entries.problem_of(team.municipality, label="市町村名"),
        entries.problem_of(team.name, label="チーム名", required=bool(team.municipality)),
    )
    return tuple(problem for problem in found if problem)


def problem_of_all(teams: Sequence[NewTeam]) -> str | None:
    """Return everything that is wrong with the teams of a run, one sentence per line; None if nothing is."""
    if not teams:
        return "チームを一つ以上入力してください。"
    found: list[str] = []
    seen: set[str] = set()
    for team in teams:
        name = cleaning.one_line(team.name)
        found += problems_of(NewTeam(name, cleaning.one_line(team.municipality), team.population))
        same = entries.sameness(team.municipality, name)
        if same in seen:
            found.append(taken(name))
        seen.add(same)
    return "\n".join(found) or None


def taken(name: str) -> str:
    """Return what is said about a team's name that is there already."""
    return f"チーム名「{name}」はもうあります。「1班」「2班」のように名前を分けてください。"


def twin_of(line: int) -> str:
    """Return what is said about a team that stands in the list already."""
    return f"同じチームが {line} 行目にもあります（「1班」「2班」のように名前を分けてください）。"


def too_many(teams: int) -> str:
    """Return what is said about more teams than a run can have."""
    return f"チームは {MOST_TEAMS} までです（いまは {teams} 行あります）。開催回を分けてください。"


def _cells(typed: str) -> list[str]:
    """Return the cells of a line; raise csv.Error for one whose quotes do not match."""
    separator = "\t" if "\t" in typed else ","
    line = typed if separator == "\t" else typed.translate(_COMMAS)
    rows = list(csv.reader([line.replace("\0", "")], delimiter=separator, strict=True))
    return [cleaning.one_line(cell) for cell in rows[0]] if rows and rows[0] else [""]


def _team(cells: list[str]) -> tuple[NewTeam, list[str]]:
    municipality, name, *rest = (*cells, "", "")[: max(len(cells), _COLUMNS)]
    population, found = read_population(_without_empty_end(rest))
    team = NewTeam(name or municipality, municipality, population)
    return team, [*problems_of(team), *found]


def read_population(cells: list[str]) -> tuple[int | None, list[str]]:
    """Return the population of some cells (12,345 between commas arrives as two) and what is wrong with it."""
    digits = [unicodedata.normalize("NFKC", cell) for cell in cells]
    if len(digits) > 1 and all(_is_thousands(cell) for cell in digits[1:]):
        digits = ["".join(digits)]
    if len(digits) > 1:
        return None, [f"欄が {2 + len(cells)} あります（市町村名・チーム名・人口の 3 つです）。"]
    if not digits or not digits[0]:
        return None, []
    number = _amount(digits[0])
    if number is None or number != number.to_integral_value() or number < Decimal(1):
        return None, [f"人口「{cells[0]}」は人数として読めません（12345 のように書いてください）。"]
    return int(number), []


def _amount(typed: str) -> Decimal | None:
    """Return how many somebody meant: 12,345人, 約12万人, 12万3千."""
    plain = _ABOUT.sub("", _ABOUT.sub("", typed).strip().removesuffix("人")).strip()
    mixed = _MIXED.fullmatch(plain)
    if mixed:
        rest = Decimal(mixed["rest"].replace(",", ""))
        return Decimal(mixed["over"]) * _TEN_THOUSAND + rest * (1_000 if mixed["thousands"] else 1)
    number = reading.read_number(plain, unit="万")
    return number * _TEN_THOUSAND if number is not None and plain.endswith("万") else number


def _is_thousands(cell: str) -> bool:
    digits = cell.removesuffix("人")
    return len(digits) == _THOUSANDS and digits.isdecimal()


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells
