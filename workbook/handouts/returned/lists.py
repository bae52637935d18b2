"""The rows of an Excel or CSV file somebody else made, as texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from workbook.handouts.layout import phrases
from workbook.handouts.returned import safe_file
from workbook.handouts.returned.safe_file import FileRefused

Rows = tuple[tuple[str, ...], ...]
_MOST_ROWS = 2_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 20


def read(data: bytes, *, name: str) -> tuple[Rows, ...]:
    """Return the rows of every sheet that has some (a .csv has one); raise Refused with a Japanese sentence."""
    ending = name.lower().rpartition(".")[2]
    if ending not in _READ:
        message = f"「.{ending}」のファイルは読めません（.xlsx か .csv で保存し直してください）"
        raise FileRefused(message)
    if len(data) > safe_file.MOST_BYTES:
        message = f"ファイルが大きすぎます（{safe_file.MOST_BYTES // 1024 // 1024} MB まで。名簿だけにしてください）"
        raise FileRefused(message)
    found = tuple(rows for rows in _READ[ending](data) if any(cell.strip() for row in rows for cell in row))
    if not found:
        message = "ファイルに何も書かれていません（名簿の入ったファイルかどうか確かめてください）"
        raise FileRefused(message)
    return found


def _excel(data: bytes) -> list[Rows]:
    safe_file.open_office(data).close()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"][:_MOST_SHEETS]
        return [_rows(page) for page in pages]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, ParseError, OSError) as error:
        message = "Excel のファイルとして開けません（Excel で開き、.xlsx で保存し直してください）"
        raise FileRefused(message) from error


def _rows(page: Any) -> Rows:  # noqa: ANN401 -- openpyxl has two kinds of sheets
    # The size that is written in the file may be missing or wrong; without it the rows are counted while read.
    page.reset_dimensions()
    lines = page.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
    return _few([tuple(_text(cell) for cell in line) for line in lines])


def _csv(data: bytes) -> list[Rows]:
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    separator = max(",\t;", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
    except csv.Error as error:
        message = (
            'CSV のファイルとして読めません（引用符「"」の数を確かめるか、.xlsx で保存し直してください）'
        )
        raise FileRefused(message) from error
    return [_few([tuple(phrases.printable(cell) for cell in line[:_MOST_COLUMNS]) for line in lines])]


def _decoded(data: bytes) -> str:
    """Return the text of a file from a web form (UTF-8) or from Excel in Japan (CP932)."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "文字コードが読み取れません（「CSV UTF-8」か .xlsx で保存し直してください）"
    raise FileRefused(message)


def _few(lines: list[tuple[str, ...]]) -> Rows:
    """Return the lines without the empty cells at their ends; raise Refused for too many."""
    if len(lines) > _MOST_ROWS:
        message = f"行が多すぎます（{_MOST_ROWS} 行まで。名簿だけにしてください）"
        raise FileRefused(message)
    ends = (max((place for place, cell in enumerate(line, start=1) if cell), default=0) for line in lines)
    return tuple(line[:end] for line, end in zip(lines, ends, strict=True))


def _text(cell: Any) -> str:  # noqa: ANN401 -- whatever Excel keeps in a cell
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return phrases.printable(str(cell))


_READ: dict[str, Callable[[bytes], list[Rows]]] = {"xlsx": _excel, "csv": _csv}
