"""Words that may tell who somebody is: looked for before an answer is shown, and covered where names are not shown.

What is looked for stands in `personal_rules.json`, which the browser reads as well: whoever writes, shows or hands on
is asked about the same words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NotRequired, TypedDict

from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer, SeenValues, Values
from workbook.content.model.cases import Case

COVER = "〇〇"
TEAM = "まちかチームの名前が入っています"
_SHORTEST_NAME = 3
_SHORTEST_TOWN = 2
_FILE = Path(__file__).with_name("personal_rules.json")
_ASIDE = re.compile(r"\([^)]*\)")
"""How a name is read: 結(ゆい)さん."""


@dataclass(frozen=True)
class _Find:
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class _Rule:
    kind: str
    mark: str
    finds: tuple[_Find, ...]


class _Fold(TypedDict):
    pattern: str
    by: str


class _SaidFind(TypedDict):
    pattern: str
    unless: NotRequired[list[str]]


class _SaidRule(TypedDict):
    kind: str
    mark: str
    finds: list[_SaidFind]


class _SaidRules(TypedDict):
    """What stands in the file."""

    fold: list[_Fold]
    rules: list[_SaidRule]


def marks(text: str, *, invented: Collection[str] = ()) -> tuple[str, ...]:
    """Return what in a text may tell who somebody is, said kindly to those who show an answer or hand it on.

    Nothing is certain in either direction. `invented` are names that belong to nobody.
    """
    folded = _fold(text)
    return tuple(
        rule.mark for rule in _rules() if any(_stands(find, folded, invented) for find in rule.finds)
    )


def invented(cases: Iterable[Case]) -> tuple[str, ...]:
    """Return the names that belong to nobody: those of all people in these cases, such as 静枝 in 静枝さん."""
    return tuple(sorted({name for case in cases for name in _names_of(case)}))


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names by which people are called in these texts."""
    folded = (_ASIDE.sub("", _fold(text)) for text in texts)
    name = next(rule for rule in _rules() if rule.kind == "name")
    return tuple(sorted({called for text in folded for find in name.finds for called in _called(find, text)}))


def words_to_cover(*, towns: Iterable[str], teams: Iterable[str]) -> tuple[str, ...]:
    """Return what would tell which team wrote something, the longest first; short names are words of every day."""
    known = {town for town in towns if len(town) >= _SHORTEST_TOWN}
    known |= {team for team in teams if len(team) >= _SHORTEST_NAME}
    return tuple(sorted(known, key=lambda word: (-len(word), word)))


def cover(text: str, words: Iterable[str]) -> str:
    """Return a text in which these words cannot be read."""
    for word in words:
        text = text.replace(word, COVER)
    return text


def covered(values: SeenValues, words: tuple[str, ...]) -> Values:
    """Return answers in which these words cannot be read; ids, codes and numbers stay as they are."""
    return {name: _covered(answer, words) for name, answer in values.items()}


def _covered(answer: Answer, words: tuple[str, ...]) -> Answer:
    if isinstance(answer, dict):
        return {name: [_covered_row(row, words) for row in rows] for name, rows in answer.items()}
    if listed := answers.rows(answer):
        return [_covered_row(row, words) for row in listed]
    cell = answers.cell(answer)
    return answer if cell is None else _covered_cell(cell, words)


def _covered_row(row: RowAnswer, words: tuple[str, ...]) -> RowAnswer:
    return {name: cell if name.startswith("_") else _covered_cell(cell, words) for name, cell in row.items()}


def _covered_cell(cell: Cell, words: tuple[str, ...]) -> Cell:
    if isinstance(cell, list):
        return [answers.text(_covered_cell(one, words)) for one in cell]
    return cover(cell, words)


# ---------------------------------------------------------------- inside


@lru_cache(maxsize=256)
def _names_of(case: Case) -> tuple[str, ...]:
    return names_in([case.model_dump_json()])


def _stands(find: _Find, folded: str, invented: Collection[str]) -> bool:
    if find.unless is None:
        return find.pattern.search(folded) is not None
    return any(not called.endswith(tuple(invented)) for called in _called(find, folded))


def _called(find: _Find, folded: str) -> list[str]:
    """Return what stands before さん and the like, without what is no name."""
    if find.unless is None:
        return []
    return [called for called in find.pattern.findall(folded) if not find.unless.search(called)]


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    for one in _said()["fold"]:
        folded = re.sub(one["pattern"], one["by"], folded)
    return folded


@cache
def _said() -> _SaidRules:
    held: _SaidRules = json.loads(_FILE.read_text(encoding="utf-8"))
    return held


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(one["kind"], one["mark"], tuple(_find(**find) for find in one["finds"]))
        for one in _said()["rules"]
    )


def _find(pattern: str, unless: Iterable[str] = ()) -> _Find:
    ends = "|".join(unless)
    return _Find(re.compile(pattern), re.compile(f"(?:{ends})$") if ends else None)
