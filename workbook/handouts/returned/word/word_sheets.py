"""A Word file as the sheets in it: each frame and table belongs to the small 欄ID that stands below it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from workbook.handouts.returned.beside import page_edges, pasted
from workbook.handouts.returned.package import Package, attribute, child, local
from workbook.handouts.returned.returned_sheet import HEADING, NEW_ROW, Loose, Pasted, Returned
from workbook.handouts.returned.word import (
    word_asides,
    word_ids,
    word_lists,
    word_notes,
    word_tables,
    word_text,
)
from workbook.handouts.returned.word.word_containers import opened
from workbook.handouts.returned.word.word_tables import Cell, Row

Table = list[Row]


@dataclass
class _Sheet:
    """A sheet that is being read, and the frames that still wait for the id below them."""

    mark: str = ""
    title: str = ""
    near: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    waiting: list[Table] = field(default_factory=list)
    since: int = 0
    pictures: list[Pasted] = field(default_factory=list)
    framed: int = 0
    is_named: bool = False
    begun: int = 0

    def done(self) -> Returned:
        self.drop()
        return Returned(
            self.mark, self.title, self.texts, tuple(self.loose), self.places, pictures=tuple(self.pictures)
        )

    def wait(self, table: Table) -> None:
        """Keep a frame until the id below it comes."""
        if not self.waiting:
            self.since = len(self.loose)
        self.waiting.append(table)

    def name(self, name: str) -> None:
        """Take the id that came: what was said since its frame began is near it."""
        self.near = name
        self.pictures += [Pasted(name)] * self.framed
        self.framed, self.is_named = 0, True
        if self.waiting:
            between = [replace(one, near=name) for one in self.loose[self.since :]]
            self.loose[self.since :] = between

    def paste(self, count: int, said: str) -> None:
        """Take the pictures of a paragraph that says this."""
        is_below = self.is_named and not said.strip()
        self.pictures += [Pasted(self.near, is_below and place == 0) for place in range(count)]
        self.is_named = is_below and not count

    def drop(self) -> None:
        """Frames without an id below them have no place."""
        for table in self.waiting:
            self.lose("表の中", _lines(table))
        self.pictures += [Pasted("")] * self.framed
        self.waiting, self.framed = [], 0

    def next(self) -> _Sheet:
        """Return the sheet whose id came: its title and what stands around that are no words of this one."""
        later = [replace(one, near="") for one in self.loose[self.begun :]]
        del self.loose[self.begun :]
        return _Sheet(loose=later)

    def set_aside(self, block: etree._Element) -> None:
        """Words that are struck out or hidden have no place, where they are no id."""
        for why, text in word_asides.words(block):
            if not _is_id(text):
                self.lose(why, text)

    def lose(self, where: str, text: str, *, is_heading: bool = False) -> None:
        if text.strip():
            self.loose.append(Loose(where, text, self.near, is_heading))


def read(package: Package, main: str) -> Iterator[Returned]:
    """Yield the sheets of a document; raise FileRefused for a damaged one."""
    root = package.xml(main)
    word_lists.write_out(package, main, root)
    body = child(root, "body")
    styles = dict(_headings_of(package.related(main, "styles")))
    sheet = _Sheet()
    heading = ""
    for block in opened(() if body is None else body):
        if local(block) == "tbl":
            sheet.wait(word_tables.rows(block, said=word_text.of_block))
            sheet.framed, sheet.is_named = sheet.framed + pasted.in_word(block), False
            sheet.set_aside(block)
        if local(block) != "p":
            continue
        said = _said(block)
        level = styles.get(_style(block), "")
        if level:
            said = said.replace("\n", "")  # a long heading stands on lines of its own
        if level == "heading 1":
            heading, sheet.begun = said, len(sheet.loose)
        if level:
            sheet.drop()  # the id of the last question was erased
        mark = word_ids.sheet(said)
        if mark:
            if sheet.texts:
                fresh = sheet.next()
                yield sheet.done()
                sheet = fresh
            (sheet.mark, said), sheet.title = mark, heading
        sheet.paste(pasted.in_word(block), said)
        _paragraph(sheet, said)
        sheet.set_aside(block)
    for where, text in (*word_notes.read(package, main), *page_edges.of_word(package, main)):
        sheet.lose(where, text)
    yield sheet.done()


def _said(paragraph: etree._Element) -> str:
    """Return the words of a paragraph; an id counts, also when somebody has struck it out with all around it."""
    ids = (text for _, text in word_asides.words(paragraph) if _is_id(text))
    return next(ids, "") or word_text.of_block(paragraph)


def _is_id(text: str) -> bool:
    return word_ids.field(text) is not None or word_ids.sheet(text) is not None


def _headings_of(styles: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield the styles of headings by their ids: they are called heading 1 in every language, their ids are not."""
    for style in () if styles is None else styles:
        name = child(style, "name")
        if name is not None and attribute(name, "val").lower() in {"heading 1", "heading 2"}:
            yield attribute(style, "styleId"), attribute(name, "val").lower()


def _style(paragraph: etree._Element) -> str:
    style = child(paragraph, "pPr", "pStyle")
    return "" if style is None else attribute(style, "val")


def _paragraph(sheet: _Sheet, said: str) -> None:
    label = word_ids.field(said)
    if label is None:
        sheet.lose("欄の外", said)
        return
    name, beside = label
    sheet.name(name)
    if name in sheet.texts or any(address.startswith(f"{name}/") for address in sheet.texts):
        sheet.drop()  # somebody copied the whole question
    elif sheet.waiting:
        _framed(sheet, name, sheet.waiting)
        sheet.waiting = []
    sheet.lose("欄IDの横", beside)


def _framed(sheet: _Sheet, name: str, tables: list[Table]) -> None:
    """Take what stands above an id: a table with headings, or frames that are one answer, whatever was cut or added."""
    columns = next(filter(None, (_columns(row) for table in tables for row in table)), None)
    if columns is None:
        sheet.texts[name] = "\n".join(filter(None, map(_lines, tables)))
        sheet.places[name] = "枠の中"
        return
    fresh = itertools.count(1)
    width = max(columns)
    for table in _as_printed(tables, _place(columns)):
        known = any(_columns(row) for row in table) or _width(table) == width
        for row in table:
            if _columns(row):
                columns = _columns(row) or columns
                _headings(sheet, columns)
            elif known:
                _row(sheet, name, row, columns, fresh)
            else:
                sheet.lose("表の中", _lines([row]))


def _width(table: Table) -> int:
    return max((cell.column for row in table for cell in row.cells), default=0)


def _columns(row: Row) -> dict[int, str] | None:
    """Return the headings of a table by their columns, when this is the line of headings."""
    names = {cell.column: cell.text.strip() for cell in row.cells}
    return names if any(map(word_ids.is_heading, names.values())) else None


def _headings(sheet: _Sheet, columns: dict[int, str]) -> None:
    for text in columns.values():
        if not word_ids.is_heading(text):
            sheet.lose("表の見出し", text, is_heading=True)


def _place(columns: dict[int, str]) -> int:
    return next(column for column, text in columns.items() if word_ids.is_heading(text))


def _as_printed(tables: list[Table], place: int) -> list[Table]:
    """Return tables with the ids of their rows: where none stands as it was printed, all letters were changed at once."""
    if any(word_ids.is_row(row.text(place).strip()) for table in tables for row in table):
        return tables
    return [[Row(tuple(_plain(cell, place) for cell in row.cells)) for row in table] for table in tables]


def _plain(cell: Cell, place: int) -> Cell:
    return replace(cell, text=word_ids.plain(cell.text)) if cell.column == place else cell


def _row(sheet: _Sheet, name: str, row: Row, columns: dict[int, str], fresh: Iterator[int]) -> None:
    place = _place(columns)
    mark = row.text(place).strip()
    is_there = any(address.startswith(f"{name}/{mark}/") for address in sheet.texts)
    own = mark if word_ids.is_row(mark) and not is_there else f"{NEW_ROW}{next(fresh)}"
    if not word_ids.is_row(mark) or mark.isalpha():
        sheet.lose("表の左はし", mark, is_heading=True)
    taken: set[str] = set()
    for cell in row.cells:
        heading = columns.get(cell.column, "")
        address = f"{name}/{own}/{HEADING}{heading}"
        if cell.column == place:
            continue
        if heading and heading not in taken:
            sheet.texts[address], sheet.places[address] = cell.text, f"表の「{heading}」"
            taken.add(heading)
        else:
            sheet.lose(f"表の{cell.column + 1}列目", cell.text)


def _lines(table: Table) -> str:
    return "\n".join("\t".join(cell.text for cell in row.cells) for row in table).strip("\t")
