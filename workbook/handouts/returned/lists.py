"""The rows of an Excel or CSV file somebody else made, as texts, with the lines that somebody hid or struck out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from workbook.handouts.returned import safe_file
from workbook.handouts.returned.excel import list_pages
from workbook.handouts.returned.excel.list_pages import Page
from workbook.handouts.returned.package import Package
from workbook.handouts.returned.safe_file import FileRefused
from workbook.texts import cleaning

_MOST_ROWS = 2_000
_MOST_COLUMNS = 60
_MOST_CELLS = 150_000
_SHEET = "xl/worksheets/sheet"
_SNIFFED = 20
_NO_BOOK = "Excel のファイルではないようです（Excel で開き、.xlsx で保存し直してください）"


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
    with safe_file.open_office(data) as parts:
        cells = sum(parts.read(part).count(b"<c ") for part in parts.namelist() if _SHEET in part)
    if cells > _MOST_CELLS:
        message = "セルが多すぎます（名簿のほかの行と列を、書式ごと削除して保存し直してください）"
        raise FileRefused(message)
    package = Package(data)
    main = package.main()
    if not main.lower().startswith("xl/"):
        raise FileRefused(_NO_BOOK)
    return [Page(_few(page.rows), page.aside) for page in list_pages.read(package, main)]


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


def _few(lines: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
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


_READ: dict[str, Callable[[bytes], list[Page]]] = {"xlsx": _excel, "csv": _csv}
