"""What the columns of a registration list are about, recognised by their headings in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MUNICIPALITY, PREFECTURE, POPULATION = "municipality", "prefecture", "population"
TEAM, DEPARTMENT, NAME = "team", "department", "name"
SHOWN = "市町村名・都道府県・人口・チーム・部署・氏名"

# The first that fits counts: 「チーム名」 is no person's name and 「所属自治体」 no department. What is of no use
# comes first, and with it names that sound like a heading: 「みどり市町村事務組合」 is a team of the list.
_PATTERNS = (
    (
        "",
        re.compile(
            r"ふりがな|フリガナ|カナ|メール|mail|電話|TEL|役職|備考|タイムスタンプ|規模|区分|組合|連合|協議会"
        ),
    ),
    (MUNICIPALITY, re.compile(r"市町村|市区町村|自治体|区市町村")),
    (PREFECTURE, re.compile(r"都道府県|^県名?$")),
    (POPULATION, re.compile(r"人口")),
    (TEAM, re.compile(r"チーム|班|グループ")),
    (DEPARTMENT, re.compile(r"部署|所属|部局|部課|課名|係名|^課$|担当課|組織")),
    (NAME, re.compile(r"氏名|名前|^参加者(?:名|\d*)?$")),
)
_FIRST_LINES = 20
_ONE_EACH = (MUNICIPALITY, PREFECTURE, POPULATION, TEAM)


@dataclass(frozen=True)
class Headings:
    """Where each thing stands: `line` counts from 0, `columns` has one place or several for people."""

    line: int
    columns: dict[str, tuple[int, ...]]

    def first(self, kind: str) -> int | None:
        """Return the column of something there is one of; None without one."""
        found = self.columns.get(kind, ())
        return found[0] if found else None


def find(rows: Sequence[Sequence[str]]) -> Headings | None:
    """Return the first line near the top that names a municipality, prefecture or team; None without one."""
    for line, cells in enumerate(rows[:_FIRST_LINES]):
        columns: dict[str, tuple[int, ...]] = {}
        for place, cell in enumerate(cells):
            kind = kind_of(cell)
            if kind and not (kind in _ONE_EACH and kind in columns):
                columns[kind] = (*columns.get(kind, ()), place)
        named = {MUNICIPALITY, PREFECTURE} & set(columns)
        if named and (len(columns) > 1 or _is_alone(cells)):
            return Headings(line, columns)
    return None


def kind_of(heading: str) -> str:
    """Return what a heading announces; empty for what is of no use here."""
    plain = "".join(unicodedata.normalize("NFKC", heading).split())
    return next((kind for kind, pattern in _PATTERNS if pattern.search(plain)), "")


def letter(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_alone(cells: Sequence[str]) -> bool:
    return sum(1 for cell in cells if cell) == 1
