"""Somebody who edits answers at random, and whose words can be recognised."""

from __future__ import annotations

import copy
import random
from typing import Any

from tests.desk.forms import EVERYTHING, MOODS, STEPS
from tests.desk.returning.bringing import Values
from workbook.desk.document import plain_values, writing
from workbook.desk.document.merge import tokens


class Side:
    """Somebody who edits answers by whole sentences, rows and choices, and whose sentences can be recognised."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.name, self.chance, self.count = name, chance, 0

    def sentence(self) -> str:
        self.count += 1
        end = self.chance.choice(["。", "。", "。\n", "！", "\n", ""])
        return f"{self.name}の{self.count}番{end}"

    def text(self, was: str) -> str:
        kept = tokens(was)
        for _ in range(self.chance.choice([0, 0, 1, 1, 2, 3])):
            at = self.chance.randint(0, len(kept))
            move = self.chance.choice(["add", "add", "change", "remove"])
            if move == "add" or at == len(kept):
                kept.insert(at, self.sentence())
            elif move == "change":
                kept[at] = self.sentence()
            else:
                del kept[at]
        return "".join(kept)

    def cell(self, kind: str, was: Any) -> Any:
        if kind == "text":
            return self.text(was or "")
        if self.chance.random() < 0.6:
            return was
        if kind == "multi":
            return [option.code for option in MOODS if self.chance.random() < 0.5]
        codes = [option.code for option in (MOODS if kind == "choice" else STEPS)]
        return self.chance.choice(codes) if kind in {"choice", "scale"} else self.sentence().strip()

    def rows(self, grid: Any, was: list[dict[str, Any]], *, ids: bool) -> list[dict[str, Any]]:
        rows = []
        fields = [field for field in grid.fields if field.kind != "node"]
        for row in was:
            if self.chance.random() < 0.15 and not grid.fixed:
                continue
            new = {field.id: self.cell(field.kind, row.get(field.id)) for field in fields}
            rows.append(row | new)
        free = [place for place in plain_values.places(grid) if place not in {row["_row"] for row in was}]
        for _ in range(self.chance.choice([0, 0, 1, 2])):
            row = {fields[0].id: self.sentence().strip()}
            given = free.pop(0) if free and (grid.fixed or self.chance.random() < 0.7) else ""
            if given or not grid.fixed:
                rows.append(row | {"_row": given or (writing.new_row() if ids else f"new{len(rows)}")})
        if not ids:
            self.chance.shuffle(rows)
        return [row for row in rows if any(row.get(field.id) for field in fields)]

    def sheet(self, was: Values, *, ids: bool) -> Values:
        found: Values = {}
        for ask in EVERYTHING.asks:
            old = copy.deepcopy(was.get(ask.id))
            if ask.kind == "network":
                continue
            if ask.grids:
                found[ask.id] = self.rows(ask.grids[0], old or [], ids=ids)
            elif ask.kind == "rank":
                found[ask.id] = self.chance.sample(["1", "2", "3"], k=self.chance.randint(1, 3))
            else:
                found[ask.id] = self.cell(ask.kind, old)
        return {id_: value for id_, value in found.items() if value}


def sentences(value: Any) -> set[str]:
    """Return all sentences somewhere in an answer."""
    if isinstance(value, str):
        return {token.strip() for token in tokens(value.replace("\r", ""))} - {""}
    listed = list(value.values()) if isinstance(value, dict) else value
    return set().union(*(sentences(one) for one in listed)) if isinstance(listed, list) else set()


def said_by(names: str, found: set[str]) -> set[str]:
    return {one for one in found if one[:2] in {f"{name}の" for name in names}}
