"""A page of lines with visible ids in one of its columns, as Excel and HTML hold it: texts at their addresses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbook.handouts.layout import long_cells, phrases, top_line
from workbook.handouts.returned import sheet_head
from workbook.handouts.returned.returned_sheet import HEADING, NEW_ROW, Loose, Returned
from workbook.handouts.returned.sheet_head import Head

_ID = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z]+)?")
_ROW_ID = re.compile(r"([a-z][a-z0-9-]*(?:\.[a-z]+)?)/([a-z0-9][a-z0-9-]*)")
_BESIDE = re.compile(rf"{phrases.BESIDE}/([a-z][a-z0-9-]*(?:\.[a-z]+)?)")
# Somebody may have inserted lines between the ids of columns and their headings.
_NEAR = 6

Lines = Sequence[Sequence[str]]
# Line and place, both counted from 0.
At = tuple[int, int]


@dataclass
class _Found:
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, At] = field(default_factory=dict)
    loose: list[tuple[At, Loose]] = field(default_factory=list)


def id_column(lines: Lines) -> int | None:
    """Return the column of the ids; people may have inserted others before it, or erased the word above them."""
    for line in lines[:20]:
        if phrases.SHEET_ID in line:
            return list(line).index(phrases.SHEET_ID)
    counts: dict[int, int] = {}
    for line in lines:
        for place, cell in enumerate(line):
            if cell == phrases.FIELD_ID or _ROW_ID.fullmatch(cell):
                counts[place] = counts.get(place, 0) + 1
    return max(counts, key=lambda place: counts[place], default=None)


def read(lines: Lines, *, wide: frozenset[At] = frozenset(), name: Callable[[At], str]) -> Returned | None:
    """Return what a page says, None when no ids stand on it.

    `wide` are cells that go over several columns: a heading is one, a row of a table has none. `name` says what
    its reader calls a place.
    """
    place = id_column(lines)
    if place is None:
        return None
    head = sheet_head.read(lines, place)
    title = "" if head.title is None else _first(lines[head.title][place + 1 :])
    found = _Reader(long_cells.whole(lines, place), place, wide, head).read()
    loose = tuple(
        replace(one, where=one.where or name(at))
        for at, one in found.loose
        if not top_line.is_printed(one.text, head.printed)
    )
    return Returned(head.mark, title, found.texts, loose, {key: name(at) for key, at in found.places.items()})


class _Reader:
    """Goes down the page once; which columns a table has is known before, so that rows may stand anywhere."""

    def __init__(self, lines: Lines, place: int, wide: frozenset[At], head: Head) -> None:
        self.lines, self.place, self.wide, self.head = lines, place, wide, head
        self.tables = dict(self._tables())
        self.found = _Found()
        self.near = ""
        self.grid = ""
        self.fresh = itertools.count(1)

    def read(self) -> _Found:
        for number in range(min(self.head.body, len(self.lines))):
            self._top(number)
        for number in range(self.head.body, len(self.lines)):
            self._line(number)
        return self.found

    def _top(self, number: int) -> None:
        """Lines about the sheet: titles are known, and so is the line with its mark; the rest was written by somebody."""
        self._left(number)
        for at, text in sheet_head.written(self.head, number, self.lines[number], self.place):
            self._say((number, at), text)

    def _line(self, number: int) -> None:
        mark = self.lines[number][self.place].strip()
        row = _ROW_ID.fullmatch(mark)
        if number == self.head.sealed:
            self._top(number)
            return
        self._left(number)
        if row and row[1] in self.tables:
            self.grid = self.near = row[1]
            self._row(number, row[2])
        elif mark in {phrases.FIELD_ID, phrases.CHOICES}:
            self._loose(number, self.place + 1, is_heading=True)
        elif mark in self.tables and number == self.tables[mark][0]:
            self.grid = self.near = mark
            self._lose((number, self.place), is_heading=True)
            for at, cell in self._after(self.lines[number]):
                self._lose((number, at), is_heading=bool(_ID.fullmatch(cell)))
        elif _ID.fullmatch(mark):
            self.grid, self.near = "", mark
            self._lose((number, self.place), is_heading=True)
            self._box(number, mark)
        elif beside := _BESIDE.fullmatch(mark):
            self.found.loose += [
                ((number, at), one) for at, one in _beside(self._after(self.lines[number]), beside[1])
            ]
        elif mark:
            self._loose(number, self.place)
        elif any(self.lines[number][self.place + 1 :]):
            self._unmarked(number)

    def _tables(self) -> Iterator[tuple[str, tuple[int, Mapping[int, str]]]]:
        """Return where the line of column ids of each table stands, and what its columns are called."""
        for number, line in enumerate(self.lines):
            below = next((after for after in self.lines[number + 1 : number + _NEAR] if any(after)), line)
            names = {at: cell for at, cell in self._after(line) if _ID.fullmatch(cell)}
            if names and _ID.fullmatch(line[self.place]) and below[self.place] == phrases.FIELD_ID:
                said = names | {
                    at: f"{HEADING}{cell}" for at, cell in self._after(below) if cell and at not in names
                }
                # Of a column that was copied with its id the first is meant.
                once = {name: at for at, name in reversed(said.items())}
                yield line[self.place], (number, {at: name for at, name in said.items() if once[name] == at})

    def _after(self, line: Sequence[str]) -> Iterator[tuple[int, str]]:
        return ((at, line[at]) for at in range(self.place + 1, len(line)))

    def _left(self, number: int) -> None:
        for at in range(self.place):
            self._lose((number, at))

    def _loose(self, number: int, first: int, *, is_heading: bool = False) -> None:
        for at in range(first, len(self.lines[number])):
            self._lose((number, at), is_heading=is_heading)

    def _lose(self, at: At, *, is_heading: bool = False) -> None:
        self._say(at, self.lines[at[0]][at[1]], is_heading=is_heading)

    def _say(self, at: At, text: str, *, is_heading: bool = False) -> None:
        if text:
            self.found.loose.append((at, Loose("", text, self.near, is_heading)))

    def _box(self, number: int, mark: str) -> None:
        """Take the first words beside an id as its answer; further cells have no place."""
        line = self.lines[number]
        first = next((at for at, cell in self._after(line) if cell), self.place + 1)
        if mark in self.found.texts:
            # Somebody copied the line: the first one is the answer.
            self._loose(number, self.place + 1)
            return
        self.found.texts[mark] = line[first] if first < len(line) else ""
        self.found.places[mark] = (number, first)
        self._loose(number, first + 1)

    def _row(self, number: int, row: str) -> None:
        names = self.tables[self.grid][1]
        if any(f"{self.grid}/{row}/{column}" in self.found.texts for column in names.values()):
            # Copied with its id: it is a row of its own.
            row = f"{NEW_ROW}{next(self.fresh)}"
        for at, cell in self._after(self.lines[number]):
            if at in names:
                self.found.texts[f"{self.grid}/{row}/{names[at]}"] = cell
                self.found.places[f"{self.grid}/{row}/{names[at]}"] = (number, at)
            else:
                self._lose((number, at))

    def _unmarked(self, number: int) -> None:
        """Take a line without an id as a new row of the table above, unless it is a heading across the page."""
        line = self.lines[number]
        if self.grid and any((number, at) in self.wide for at, cell in self._after(line) if cell):
            self.grid = ""
        if self.grid and any(line[at] for at in self.tables[self.grid][1]):
            self._row(number, f"{NEW_ROW}{next(self.fresh)}")
        else:
            self._loose(number, self.place + 1)


def _beside(cells: Iterator[tuple[int, str]], near: str) -> Iterator[tuple[int, Loose]]:
    """Yield words that wait beside an answer, after what their place is called, as words without a place."""
    said = [(at, cell) for at, cell in cells if cell]
    called = f"（{said[0][1]}）" if len(said) > 1 else ""
    for at, text in said[len(said) > 1 :]:
        yield at, Loose(f"{phrases.BESIDE}{called}", text, near)


def _first(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell), "")
