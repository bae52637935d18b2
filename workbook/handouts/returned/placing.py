"""Which words of a returned sheet stand where in its form, and which stand at no place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.handouts.layout.sheet import Box, LaidOutSheet, Table
from workbook.handouts.returned import own_words, tick_list
from workbook.handouts.returned.returned_sheet import HEADING, NEW_ROW, Loose, Returned

_FRESH = re.compile(rf"{NEW_ROW}\d+")
_PICTURE = (
    "{where}に貼ってある絵や写真、ほかのファイルは、言葉として読めません（言葉にして書き直してください）"
)
_GONE = "「{label}」の欄が、ファイルに見つかりません（消してあれば、その答えはいまのまま残ります）"


@dataclass(frozen=True)
class Placed:
    """The texts of a returned sheet by the addresses of its form; the words without a place; what its reader is told."""

    texts: Mapping[str, str]
    unplaced: tuple[Loose, ...]
    problems: tuple[str, ...]


def place(sheet: LaidOutSheet, returned: Returned, *, left: Mapping[str, str]) -> Placed:
    """Return what belongs where. `left` are the texts as they stood when the sheet left, by their addresses."""
    return _Placing(sheet, returned, left).all()


class _Placing:
    """One returned sheet on its way into its form."""

    def __init__(self, sheet: LaidOutSheet, returned: Returned, left: Mapping[str, str]) -> None:
        self.returned, self.left = returned, left
        self.lines, self.headings = own_words.lines(sheet), own_words.headings(sheet)
        self.boxes = {part.id: part for part in sheet.parts if isinstance(part, Box)}
        self.tables = {part.id: part for part in sheet.parts if isinstance(part, Table)}
        self.sheet = sheet
        self.texts: dict[str, str] = {}
        self.unplaced: list[Loose] = []

    def all(self) -> Placed:
        rows: dict[tuple[str, str], dict[str, str]] = {}
        for address, text in self.returned.texts.items():
            grid, _, rest = address.partition("/")
            row, _, column = rest.partition("/")
            if grid in self.tables and column:
                rows.setdefault((grid, row), {})[column] = text
            elif address in self.boxes:
                self._box(self.boxes[address], text)
            else:
                self._lose(address, text, near=grid)
        for (grid, row), cells in rows.items():
            self._row(self.tables[grid], row, cells)
        for one in self.returned.loose:
            if not (self._is_ours(one.text) or self._is_heading(one) or self._is_unmoved(one)):
                self.unplaced.append(one)
        told = (*_pictures(self.sheet, self.returned), *_missing(self.sheet, self.returned))
        return Placed(
            {key: self._as_left(key, text) for key, text in self.texts.items()},
            tuple(self.unplaced),
            (*self.returned.problems, *told),
        )

    def _box(self, box: Box, text: str) -> None:
        if box.options and not self._is_left(box.id, text):
            text, beside = tick_list.chosen(text, box.options)
            self._lose(box.id, beside, near=box.id)
        self.texts[box.id] = self._dated(box.kind, text, box.id)

    def _dated(self, kind: str, text: str, address: str) -> str:
        """Return the day a cell means where a day is asked for, whatever it shows: less (12/1), or another year.

        LibreOffice 7.4 makes 令和26年 of 令和8年 on the way through .ods where it runs in English.
        """
        day = self.returned.days.get(address, "") if kind == "date" else ""
        return day or text

    def _row(self, table: Table, row: str, cells: Mapping[str, str]) -> None:
        if _FRESH.fullmatch(row) and all(self._is_ours(text) for text in cells.values()):
            return
        known = {column.id: column.id for column in table.columns}
        known |= {
            f"{HEADING}{own_words.heading(column.label)}": column.id for column in reversed(table.columns)
        }
        kinds = {column.id: column.kind for column in table.columns}
        placed, beside, name = dict[str, str](), dict[str, str](), ""
        for column, text in cells.items():
            key = f"{HEADING}{own_words.heading(column[1:])}" if column.startswith(HEADING) else column
            if key in known and known[key] not in placed:
                placed[known[key]] = self._dated(kinds[known[key]], text, f"{table.id}/{row}/{column}")
            elif table.head and key == f"{HEADING}{own_words.heading(table.head)}":
                name = text
            else:
                beside[column] = text
        own = self._row_id(table, row, name, placed)
        if own is None:
            beside, placed = {**beside, **placed}, {}
        self.texts |= {f"{table.id}/{own}/{column}": text for column, text in placed.items()}
        if name and self._label(table, own) != own_words.plain(name):
            beside = {**beside, f"{HEADING}{table.head}": name}
        for column, text in beside.items():
            self._lose(f"{table.id}/{row}/{column}", text, near=table.id)

    def _row_id(self, table: Table, row: str, name: str, cells: Mapping[str, str]) -> str | None:
        """Return which row this is. One whose id was erased is known by its printed name, or as the row that is missing."""
        is_known = not table.head or any(one.id == row for one in table.rows)
        if not _FRESH.fullmatch(row) and is_known:
            return row
        there = {address.rpartition("/")[0] for address in (*self.returned.texts, *self.texts)}
        free = [one for one in table.rows if f"{table.id}/{one.id}" not in there]
        if table.head:
            return next((one.id for one in free if own_words.plain(one.label) == own_words.plain(name)), None)
        said = [own_words.plain(cells.get(column.id, "")) for column in table.columns]
        return next((one.id for one in free if _goes_on(one.cells, said)), row)

    def _label(self, table: Table, row: str | None) -> str:
        return next((own_words.plain(one.label) for one in table.rows if one.id == row), "")

    def _is_ours(self, text: str) -> bool:
        """Tell whether these words are a line we printed."""
        bare = own_words.plain(text)
        return not bare or bare in self.lines or not own_words.without_notices(text)

    def _is_heading(self, one: Loose) -> bool:
        return one.is_heading and own_words.plain(one.text) in self.headings

    def _is_unmoved(self, one: Loose) -> bool:
        """Tell whether these words are an answer as it left, whose id was erased: it stays as it is."""
        said = own_words.plain(one.text)
        for box in self.boxes.values():
            if box.id not in self.texts:
                ticked = own_words.plain(tick_list.chosen(one.text, box.options)[0]) if box.options else said
                if ticked == own_words.plain(self.left.get(box.id, "")):
                    return True
        return False

    def _lose(self, address: str, text: str, *, near: str) -> None:
        if not self._is_ours(text):
            self.unplaced.append(Loose(self.returned.places.get(address, address), text, near))

    def _is_left(self, address: str, text: str) -> bool:
        return _bare(text) == _bare(self.left.get(address, ""))

    def _as_left(self, address: str, text: str) -> str:
        """Return a text as it left when only the spaces at the ends of its lines were changed."""
        return self.left[address] if address in self.left and self._is_left(address, text) else text


def _pictures(sheet: LaidOutSheet, returned: Returned) -> Iterator[str]:
    """Tell where somebody pasted something in; the picture a handout may have put below its own rows is none."""
    labels = {part.id: f"「{part.label}」の欄" for part in sheet.parts}
    ours = {ask.grids[-1].id for ask in sheet.form.asks if ask.picture and sheet.values.get(ask.id)}
    foreign = [one.near for one in returned.pictures if not (one.is_below and one.near in ours)]
    for where in dict.fromkeys(labels.get(name, "このシート") for name in foreign):
        yield _PICTURE.format(where=where)


def _missing(sheet: LaidOutSheet, returned: Returned) -> Iterator[str]:
    found = {address.partition("/")[0] for address in returned.texts}
    for part in sheet.parts:
        if part.id not in found:
            yield _GONE.format(label=part.label)


def _goes_on(left: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether a row without an id is this one: all that stood in it stands there still."""
    pairs = [(own_words.plain(before), now) for before, now in zip(left, said, strict=True)]
    return any(before for before, _ in pairs) and all(before in {"", now} for before, now in pairs)


def _bare(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")]
