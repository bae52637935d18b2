"""The pages of an Excel file as the texts a person saw in their cells, whatever program saved it last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lxml import etree

from workbook.handouts.layout import phrases
from workbook.handouts.returned.beside import page_edges, pasted
from workbook.handouts.returned.excel import excel_book, excel_notes, excel_texts, number_formats
from workbook.handouts.returned.excel.excel_book import Book, BookPage, children
from workbook.handouts.returned.package import Package, child, whole

_MOST_ROWS = 2_000
_MOST_COLUMNS = 60
_MOST_PAGES = 40
_MOST_AREAS = 2_000
_MOST_MERGED_ROWS = 100_000
_LOGICAL = ("TRUE()", "FALSE()")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 -- cells know no time zone
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_NO_RESULT = (
    "{cell} の式は、計算した結果がファイルに入っていません（Excel で開き、上書き保存してから入れてください）"
)
_NO_TEXT = "{cell} の文字は、ファイルの中に見つかりません（もとのファイルで確かめてください）"
_ERROR = "{cell} はエラー（{error}）になっていて、言葉として読めません（式を直すか、言葉で書いてください）"
_PICTURE = "{cell} に入っている絵や新しい種類のデータは、言葉として読めません（言葉にして書き直してください）"
_PASTED = (
    "{cell} に置いてある絵や写真、ほかのファイルは、言葉として読めません（言葉にして書き直してください）"
)
_REST = (
    f"ページから後ろは読みませんでした（{_MOST_PAGES} ページまで読みます。別のブックに分けて入れてください）"
)
_FAR = (
    f"{{cell}} は表から遠いため読みませんでした（{_MOST_COLUMNS} 列目まで、{_MOST_ROWS:,} 行目までを読みます。"
    "表の近くに移して保存し直してください）"
)

Place = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """One page. Cells by row and column, counted from 1; `hidden` cells lie below a merged one.

    `wide` has the cells that are merged with those to their right, `days` the days that cells mean, `notes` what
    stands in comments and shapes, with where, `struck` the words that somebody has struck out.
    """

    name: str
    cells: Mapping[Place, str]
    hidden: Mapping[Place, str] = field(default_factory=dict)
    wide: frozenset[Place] = frozenset()
    days: Mapping[Place, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()
    struck: Mapping[Place, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def name_of(place: Place) -> str:
    """Return what Excel calls a cell: (12, 2) is B12."""
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def read(package: Package, main: str) -> Iterator[Page]:
    """Yield the pages of a book in their order; raise FileRefused for a damaged one."""
    book = Book(package, main)
    for sheet in excel_book.sheets(package, main, most=_MOST_PAGES, kinds=excel_book.WITH_DRAWINGS):
        pictures = pasted.in_excel(package, sheet.part, sheet.root)
        problems = [_PASTED.format(cell=name_of(place)) for place in dict.fromkeys(pictures)]
        page = _page(sheet, book, problems)
        edges = page_edges.of_excel(package, sheet.root, _second_line(page.cells))
        yield replace(page, notes=(*excel_notes.read(package, sheet.part), *edges))
    for name in excel_book.names(package, main)[_MOST_PAGES : _MOST_PAGES + 1]:
        yield Page(name, {}, problems=(_REST,))


def _second_line(cells: Mapping[Place, str]) -> Iterator[str]:
    """Yield what stands in the line below the page's title, where its id is."""
    row = next((row for (row, _), text in cells.items() if text == phrases.SHEET_ID), 0)
    yield from (text for (other, _), text in cells.items() if row and other == row + 1)


def _page(sheet: BookPage, book: Book, problems: list[str]) -> Page:
    cells: dict[Place, str] = {}
    days: dict[Place, str] = {}
    struck: dict[Place, str] = {}
    for place, cell in _near(cells_of(sheet.root), problems):
        kept, gone = shown(cell, place, book, problems)
        if gone:
            struck[place] = gone
        if kept:
            cells[place] = kept
            days.update(_day(cell, place, book))
    merged = list(areas(sheet.root))[:_MOST_AREAS]
    hidden = {place: cells.pop(place) for place in below(cells, merged)}
    wide = frozenset(area[0] for area in merged if area[1][1] > area[0][1])
    return Page(sheet.name, cells, hidden, wide, days, (), struck, tuple(problems))


def _near(
    cells: Iterator[tuple[Place, etree._Element]], problems: list[str]
) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the cells that are read; the first one with words far away from them is told in `problems`."""
    far: Place | None = None
    for place, cell in cells:
        if place[0] <= _MOST_ROWS and place[1] <= _MOST_COLUMNS:
            yield place, cell
        elif far is None and (child(cell, "v") is not None or child(cell, "is") is not None):
            far = place
    if far is not None:
        problems.append(_FAR.format(cell=name_of(far)))


def cells_of(root: etree._Element) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the cells with their places; programs may leave both numbers out and mean the next ones."""
    row = 0
    for line in children(root, "sheetData"):
        given = line.get("r", "")
        row = whole(given, otherwise=row + 1)
        column = 0
        for cell in line:
            found = _PLACE.fullmatch(cell.get("r", ""))
            column = _number(found[1]) if found else column + 1
            yield (row, column), cell


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def shown(cell: etree._Element, place: Place, book: Book, problems: list[str]) -> tuple[str, str]:
    """Return what a person saw in a cell, and what of it is struck out; what cannot be said is told in `problems`."""
    code, is_struck = book.code(cell.get("s", "")), book.is_struck(cell.get("s", ""))
    text = _text(cell, place, book, problems)
    if text is not None:
        kept, gone = text.parted(struck=is_struck)
        return number_formats.text(kept, code) if kept else "", gone
    shown = _value(cell, place, book, problems)
    return ("", shown) if is_struck else (shown, "")


def _text(cell: etree._Element, place: Place, book: Book, problems: list[str]) -> excel_texts.Text | None:
    """Return the text that a cell holds or points to; None when it holds something else."""
    inner = child(cell, "is") if cell.get("t") == "inlineStr" else None
    if inner is not None:
        return excel_texts.read(inner)
    value = child(cell, "v")
    if cell.get("t") != "s" or value is None or not value.text:
        return None
    number = whole(value.text, otherwise=-1)
    if 0 <= number < len(book.texts):
        return book.texts[number]
    problems.append(_NO_TEXT.format(cell=name_of(place)))
    return excel_texts.Text()


def _value(cell: etree._Element, place: Place, book: Book, problems: list[str]) -> str:
    kind, value = cell.get("t", "n"), child(cell, "v")
    written = "" if value is None else value.text or ""
    if not written and child(cell, "f") is not None and kind != "str":
        problems.append(_NO_RESULT.format(cell=name_of(place)))
    if kind == "e" and written:
        why = _PICTURE if cell.get("vm") else _ERROR
        problems.append(why.format(cell=name_of(place), error=excel_texts.plain(written)))
        return ""
    if _is_logical(cell) and written:
        return "TRUE" if written.strip() in {"1", "true"} else "FALSE"
    number = _number_in(cell, written)
    if number is None:
        return excel_texts.plain(written)
    return number_formats.number(number, book.code(cell.get("s", "")), is_1904=book.is_1904).strip()


def _is_logical(cell: etree._Element) -> bool:
    """Tell whether a cell holds TRUE or FALSE. LibreOffice 7.4 saves one with a format as a formula, its result a number."""
    formula = child(cell, "f")
    return cell.get("t") == "b" or (formula is not None and formula.text in _LOGICAL)


def _number_in(cell: etree._Element, written: str) -> float | None:
    """Return the number that stands in a cell; a day written out (Strict) is the number of its day."""
    if _is_logical(cell):
        return None
    try:
        if cell.get("t", "n") == "d":
            since = datetime.fromisoformat(written.rstrip("Z")).replace(tzinfo=None) - _FIRST_DAY
            return since.total_seconds() / 86_400
        number = float(written) if cell.get("t", "n") == "n" else None
    except (ValueError, OverflowError):
        return None
    return number if number is not None and abs(number) < float("inf") else None


def _day(cell: etree._Element, place: Place, book: Book) -> Iterator[tuple[Place, str]]:
    value = child(cell, "v")
    number = (
        None if value is None or cell.get("t", "n") not in {"n", "d"} else _number_in(cell, value.text or "")
    )
    if number is not None:
        day = number_formats.day(number, book.code(cell.get("s", "")), is_1904=book.is_1904)
        if day:
            yield place, day


def areas(root: etree._Element) -> Iterator[tuple[Place, Place]]:
    """Yield the first and the last cell of everything that is merged."""
    for area in children(root, "mergeCells"):
        ends = [_PLACE.fullmatch(end) for end in area.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004 -- from, to
            yield (int(ends[0][2]), _number(ends[0][1])), (int(ends[1][2]), _number(ends[1][1]))


def below(cells: Mapping[Place, str], merged: Sequence[tuple[Place, Place]]) -> set[Place]:
    """Return the cells that lie under a merged one: nobody sees them, LibreOffice may still keep their words."""
    lines: dict[int, set[Place]] = {}
    for place in cells:
        lines.setdefault(place[0], set()).add(place)
    found: set[Place] = set()
    looked = 0
    for first, (bottom, right) in merged:
        rows = range(first[0], min(bottom, _MOST_ROWS) + 1)
        looked += len(rows)
        if looked > _MOST_MERGED_ROWS:
            break  # nobody merges so much; the words stay where they are
        for row in rows:
            under = {
                place for place in lines.get(row, ()) if first[1] <= place[1] <= right and place != first
            }
            found |= under
            if under:
                lines[row] -= under
    return found
