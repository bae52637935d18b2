"""The rows of an Excel or CSV file somebody else made, as texts, with the lines that somebody hid or struck out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from workbook.handouts.returned import areas, safe_file
from workbook.handouts.returned.safe_file import FileRefused
from workbook.texts import cleaning

HIDDEN = "非表示の行です（入れるときは、行を表示して保存し直してください）"
FILTERED = "フィルターで隠れている行です（入れるときは、フィルターを解除して保存し直してください）"
STRUCK = "取り消し線の引かれた行です（入れるときは、取り消し線を消して保存し直してください）"
_MOST_ROWS = 2_000
_MOST_LINES = 20_000
_MOST_COLUMNS = 60
_MOST_CELLS = 400_000
_MOST_SHEETS = 20
_SHEET = "xl/worksheets/sheet"
_SNIFFED = 20


# What openpyxl raises for a book in which something is missing, of another kind, or far too large.
_NOT_A_BOOK = (
    InvalidFileException,
    BadZipFile,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Page:
    """One sheet: its rows from the first line on, empty ones too, and what is the matter with a line (from 1)."""

    rows: tuple[tuple[str, ...], ...]
    aside: dict[int, str] = field(default_factory=dict)


def read(data: bytes, *, name: str) -> tuple[Page, ...]:
    """Return every sheet in which something is written (a .csv has one); raise FileRefused with a Japanese sentence."""
    ending = name.lower().rpartition(".")[2]
    if ending not in _READ:
        message = f"「.{ending}」のファイルは読めません（.xlsx か .csv で保存し直してください）"
        raise FileRefused(message)
    if len(data) > safe_file.MOST_BYTES:
        message = f"ファイルが大きすぎます（{safe_file.MOST_BYTES // 1024 // 1024} MB まで。名簿だけにしてください）"
        raise FileRefused(message)
    found = tuple(page for page in _READ[ending](data) if page.rows)
    if not found:
        message = "ファイルに何も書かれていません（名簿の入ったファイルかどうか確かめてください）"
        raise FileRefused(message)
    return found


def _excel(data: bytes) -> list[Page]:
    parts = safe_file.open_office(data)
    cells = sum(parts.read(part).count(b"<c ") for part in parts.namelist() if _SHEET in part)
    if cells > _MOST_CELLS:
        message = "セルが多すぎます（名簿のほかの行と列を、書式ごと削除して保存し直してください）"
        raise FileRefused(message)
    try:
        bounded = areas.cut(parts, rows=_MOST_LINES, columns=_MOST_COLUMNS)
        book = load_workbook(io.BytesIO(bounded), data_only=True)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"][:_MOST_SHEETS]
        return [_page(page) for page in pages]
    except _NOT_A_BOOK as error:
        message = "Excel のファイルとして開けません（Excel で開き、.xlsx で保存し直してください）"
        raise FileRefused(message) from error


def _page(page: Worksheet) -> Page:
    # No public way tells which cells there are without making all the others: 1.2 million for one far away.
    held = {
        at: cell
        for at, cell in page._cells.items()  # noqa: SLF001 -- see above
        if at[0] <= _MOST_LINES and at[1] <= _MOST_COLUMNS
    }
    lines: list[list[Cell | MergedCell]] = [[] for _ in range(max((row for row, _ in held), default=0))]
    for at in sorted(held):
        lines[at[0] - 1].append(held[at])
    rows = [[""] * (line[-1].column or 0 if line else 0) for line in lines]
    for (row, column), cell in held.items():
        rows[row - 1][column - 1] = _text(cell.value)
    _fill_merged(page, rows)
    aside = {number: why for number, line in enumerate(lines, 1) if (why := _aside(page, number, line))}
    return Page(_few([tuple(line) for line in rows]), aside)


def _fill_merged(page: Worksheet, rows: list[list[str]]) -> None:
    """Write what stands in a cell merged over several lines into each of them: it counts for all."""
    for merged in page.merged_cells.ranges:
        top, last, column = merged.min_row, min(merged.max_row, len(rows)), merged.min_col
        if column <= _MOST_COLUMNS and top < last:
            for number in range(top + 1, last + 1):
                rows[number - 1][column - 1] = rows[top - 1][column - 1]


def _aside(page: Worksheet, number: int, line: list[Cell | MergedCell]) -> str:
    """Return why a line is set aside; empty for all others."""
    shown = page.row_dimensions.get(number)  # asked with [], it would make one of each line
    if shown is not None and shown.hidden:
        return FILTERED if page.auto_filter.filterColumn else HIDDEN
    written = [cell for cell in line if _text(cell.value).strip()]
    return STRUCK if written and all(cell.font.strike for cell in written) else ""


def _csv(data: bytes) -> list[Page]:
    text = _decoded(data).replace("\0", "")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        message = (
            'CSV のファイルとして読めません（引用符「"」の数を確かめるか、.xlsx で保存し直してください）'
        )
        raise FileRefused(message) from error
    return [Page(_few([tuple(cleaning.printable(cell) for cell in line[:_MOST_COLUMNS]) for line in lines]))]


def _separator(text: str) -> str:
    """Return what most of the first lines are separated by; a title above the headings has none."""
    lines = text.split("\n")[:_SNIFFED]
    return max(",\t;", key=lambda sign: (sum(sign in line for line in lines), text.count(sign)))


def _decoded(data: bytes) -> str:
    """Return the text of a file from a web form (UTF-8) or from Excel in Japan (CP932)."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = "文字コードが読み取れません（「CSV UTF-8」か .xlsx で保存し直してください）"
    raise FileRefused(message)


def _few(lines: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the lines without what is empty at their ends and at the end; raise FileRefused for too many."""
    ends = (
        max((place for place, cell in enumerate(line, start=1) if cell.strip()), default=0) for line in lines
    )
    rows = [line[:end] for line, end in zip(lines, ends, strict=True)]
    if sum(map(bool, rows)) > _MOST_ROWS:
        message = f"行が多すぎます（{_MOST_ROWS} 行まで。名簿だけにしてください）"
        raise FileRefused(message)
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cleaning.printable(str(value))


_READ: dict[str, Callable[[bytes], list[Page]]] = {"xlsx": _excel, "csv": _csv}
