"""A returned file as the texts that stand beside its visible ids; nothing hidden is needed."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from workbook.handouts.layout import long_cells, phrases
from workbook.handouts.returned import html_tables, safe_file
from workbook.handouts.returned.safe_file import Refused
from workbook.texts import cleaning

NEW_ROW = "new"
_MOST_ROWS = 2_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 40
_ID = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z]+)?")
_ROW_ID = re.compile(r"([a-z][a-z0-9-]*(?:\.[a-z]+)?)/([a-z0-9][a-z0-9-]*)")
# Excel keeps an escape mark once, LibreOffice twice.
_ESCAPED = re.compile(r"_(?:x005F_)+(?=x[0-9A-Fa-f]{4}_)")
_CHOSEN = re.compile(r"^[☑☒✓✔■レ]\s*(.+)$")


@dataclass(frozen=True)
class Returned:
    """One sheet of a returned file.

    `mark` is the sheet's visible id, empty when it was lost. `texts` has what stands at each address:
    `<question>` for a single answer, `<grid>/<row>/<column>` for a cell; new rows are called new1, new2, ….
    """

    mark: str
    title: str
    texts: Mapping[str, str] = field(default_factory=dict)


def read(data: bytes, *, name: str) -> tuple[Returned, ...]:
    """Return the sheets of an .xlsx, .docx, .html or .json file; raise Refused with a Japanese sentence."""
    ending = name.lower().rpartition(".")[2]
    if ending not in _READ:
        message = (
            f"「.{ending}」のファイルは読めません（持ち帰った .xlsx・.docx・.html・.json を入れてください）"
        )
        raise Refused(message)
    found = tuple(_READ[ending](data))
    if not any(sheet.texts for sheet in found):
        message = "欄IDが見つかりません（左はしや表の下の小さな文字です。持ち帰ったファイルかどうか確かめてください）"
        raise Refused(message)
    return tuple(sheet for sheet in found if sheet.texts)


# ---------------------------------------------------------------- Excel


def _excel(data: bytes) -> Iterator[Returned]:
    safe_file.open_office(data).close()
    try:
        book = load_workbook(io.BytesIO(data), data_only=False)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, ParseError, OSError) as error:
        message = "Excel のファイルとして開けません（Excel で開き、.xlsx で保存し直してください）"
        raise Refused(message) from error
    for page in book.worksheets[:_MOST_SHEETS]:
        # Without these two, openpyxl makes 120,000 empty cells for a page of forty lines (0.6 s instead of 0.05 s).
        rows, columns = min(page.max_row, _MOST_ROWS), min(page.max_column, _MOST_COLUMNS)
        lines = page.iter_rows(max_row=rows, max_col=columns, values_only=True)
        yield _page([[_text(cell) for cell in line] for line in lines])


def _page(lines: Sequence[Sequence[str]]) -> Returned:
    place = _id_column(lines)
    if place is None:
        return Returned("", "")
    first = next(number for number, line in enumerate(lines) if line[place] == phrases.SHEET_ID)
    mark = lines[first + 1][place] if first + 1 < len(lines) else ""
    answers = _answers(long_cells.whole(lines[first + 2 :], place), place)
    return Returned(mark, _first(lines[first][place + 1 :]), dict(answers))


def _id_column(lines: Sequence[Sequence[str]]) -> int | None:
    """Return the column of the ids; people may have inserted others before it."""
    for line in lines[:20]:
        if phrases.SHEET_ID in line:
            return list(line).index(phrases.SHEET_ID)
    return None


def _answers(lines: Sequence[Sequence[str]], place: int) -> Iterator[tuple[str, str]]:
    grid = ""
    columns: dict[int, str] = {}
    fresh = itertools.count(1)
    for line in lines:
        mark, cells = line[place], line[place + 1 :]
        row = _ROW_ID.fullmatch(mark)
        heads = {number: cell for number, cell in enumerate(cells) if cell}
        if row and row[1] == grid:
            yield from _cells(grid, row[2], columns, cells)
        elif mark == phrases.FIELD_ID:
            continue
        elif (
            _ID.fullmatch(mark)
            and heads
            and all(_ID.fullmatch(cell) for cell in heads.values())
            and _is_head(lines, line, place)
        ):
            grid, columns = mark, heads
        elif _ID.fullmatch(mark):
            grid = ""
            yield mark, _first(cells)
        elif not mark and grid and any(cells):
            yield from _cells(grid, f"{NEW_ROW}{next(fresh)}", columns, cells)
        elif not any(line):
            grid = ""  # an empty line ends a table; what follows without an id is a heading


def _is_head(lines: Sequence[Sequence[str]], line: Sequence[str], place: int) -> bool:
    """Tell the line of column ids from an answer that looks like one: the line below says so."""
    below = next((after for before, after in itertools.pairwise(lines) if before is line), None)
    return below is not None and below[place] == phrases.FIELD_ID


def _cells(
    grid: str, row: str, columns: Mapping[int, str], cells: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for number, column in columns.items():
        yield f"{grid}/{row}/{column}", cells[number]


def _first(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell), "")


def _text(cell: Any) -> str:  # noqa: ANN401 -- whatever Excel keeps in a cell
    """Return what a person sees in a cell; Excel may have turned it into a number or a day, LibreOffice escaped it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cleaning.printable(_ESCAPED.sub("_", str(cell)))


# ---------------------------------------------------------------- Word


def _word(data: bytes) -> Iterator[Returned]:
    safe_file.open_office(data).close()
    try:
        document = Document(io.BytesIO(data))
        parts: list[Paragraph | Grid] = list(document.iter_inner_content())
    except (PackageNotFoundError, KeyError, ValueError, ParseError, OSError) as error:
        message = "Word のファイルとして開けません（Word で開き、.docx で保存し直してください）"
        raise Refused(message) from error
    yield from _sheets(parts)


def _sheets(parts: Sequence[Paragraph | Grid]) -> Iterator[Returned]:
    mark, title, texts = "", "", dict[str, str]()
    frame: Grid | None = None
    heading = ""
    for part in parts:
        if isinstance(part, Grid):
            frame = part
            continue
        said = part.text
        if part.style is not None and part.style.name == "Heading 1":
            heading = said
        found = re.match(rf"{phrases.SHEET_ID}：(\S+)", said)
        if found:
            if texts:
                yield Returned(mark, title, texts)
            mark, title, texts = found[1], heading, {}
        labelled = re.fullmatch(rf"\s*{phrases.FIELD_ID}：(\S+)\s*", said)
        if labelled and frame is not None:
            texts.update(_framed(labelled[1], frame))
            frame = None
    yield Returned(mark, title, texts)


def _framed(name: str, frame: Grid) -> Iterator[tuple[str, str]]:
    lines = [[_text(cell.text) for cell in row.cells] for row in frame.rows[:_MOST_ROWS]]
    if len(lines) == 1 and len(lines[0]) == 1:
        yield name, _chosen(lines[0][0])
        return
    fresh = itertools.count(1)
    for mark, *cells in lines[1:]:
        row = mark.strip() or f"{NEW_ROW}{next(fresh)}"
        for number, text in enumerate(cells):
            yield f"{name}/{row}/#{number}", text


def _chosen(text: str) -> str:
    """Return the ticked lines of a list of boxes, or the text itself when it is none."""
    lines = text.split("\n")
    if not all(re.match(r"[☐☑☒✓✔■□レ]", line) for line in lines):
        return text
    return "\n".join(found[1] for line in lines if (found := _CHOSEN.match(line)))


# ---------------------------------------------------------------- HTML


def _html(data: bytes) -> Iterator[Returned]:
    """Read the text of the page only: whatever was hidden in it may be gone, or be older than what it shows."""
    lines = [[cleaning.printable(cell) for cell in line] for line in html_tables.lines(data)]
    yield _page([[line[0].strip(), *line[1:]] for line in lines if line])


# ---------------------------------------------------------------- JSON


def _json(data: bytes) -> Iterator[Returned]:
    if len(data) > safe_file.MOST_BYTES:
        message = "ファイルが大きすぎます（5 MB まで）"
        raise Refused(message)
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        message = "JSON のファイルとして読めません（持ち帰ったファイルをそのまま入れてください）"
        raise Refused(message) from error
    sheets = given.get("sheets") if isinstance(given, dict) else None
    for sheet in sheets if isinstance(sheets, list) else []:
        texts = sheet.get("texts") if isinstance(sheet, dict) else None
        if isinstance(texts, dict):
            kept = {str(name): cleaning.printable(str(text)) for name, text in texts.items()}
            yield Returned(str(sheet.get("sheet", "")), str(sheet.get("title", "")), kept)


_READ: dict[str, Callable[[bytes], Iterator[Returned]]] = {
    "xlsx": _excel,
    "docx": _word,
    "html": _html,
    "htm": _html,
    "json": _json,
}
