"""A returned file, whatever kind it is, as the sheets in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from workbook.handouts.returned import html_tables, id_lines, json_file
from workbook.handouts.returned.excel import excel_cells
from workbook.handouts.returned.excel.excel_cells import Page
from workbook.handouts.returned.package import Package
from workbook.handouts.returned.returned_sheet import NEW_ROW, Loose, Returned
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.returned.word import word_sheets
from workbook.texts import cleaning

__all__ = ["NEW_ROW", "FileRefused", "Loose", "Returned", "read"]
_NO_IDS = "欄IDが見つかりません（左はしや表の下の小さな文字です。持ち帰ったファイルかどうか確かめてください）"


def read(data: bytes, *, name: str) -> tuple[Returned, ...]:
    """Return the sheets of an .xlsx, .docx, .html or .json file; raise FileRefused with a Japanese sentence."""
    ending = name.lower().rpartition(".")[2]
    if ending not in _READ:
        raise FileRefused(_OTHER.get(ending, _UNKNOWN).format(ending=ending))
    found = [sheet for sheet in _READ[ending](data) if sheet.texts]
    if not found:
        raise FileRefused(_NO_IDS)
    return tuple(found)


def _office(data: bytes) -> Iterator[Returned]:
    """Read what the file is, not what it is called."""
    package = Package(data)
    main = package.main()
    if main.lower().startswith("word/"):
        yield from word_sheets.read(package, main)
    else:
        yield from _excel(package, main)


def _excel(package: Package, main: str) -> Iterator[Returned]:
    """Read the pages with ids; what stands on other pages goes with the first of them."""
    sheets, others = list[Returned](), list[Loose]()
    for page in excel_cells.read(package, main):
        sheet = _page(page)
        if sheet is None or not sheet.texts:
            others += [
                Loose(f"「{page.name}」の {excel_cells.name_of(at)}", text) for at, text in page.cells.items()
            ]
        else:
            sheets.append(sheet)
    if sheets:
        sheets[0] = replace(sheets[0], loose=(*sheets[0].loose, *others))
    yield from sheets


def _page(page: Page) -> Returned | None:
    rows = max((row for row, _ in page.cells), default=0)
    columns = max((column for _, column in page.cells), default=0)
    lines = [[""] * columns for _ in range(rows)]
    for (row, column), text in page.cells.items():
        lines[row - 1][column - 1] = text
    wide = frozenset((row - 1, column - 1) for row, column in page.wide)
    sheet = id_lines.read(lines, wide=wide, name=lambda at: excel_cells.name_of((at[0] + 1, at[1] + 1)))
    if sheet is None:
        return None
    hidden = [
        Loose(f"{excel_cells.name_of(at)}（結合したセルの下）", text) for at, text in page.hidden.items()
    ]
    notes = [Loose(where, text) for where, text in page.notes]
    days = {excel_cells.name_of(at): day for at, day in page.days.items()}
    return replace(
        sheet,
        loose=(*sheet.loose, *hidden, *notes),
        days={address: days[at] for address, at in sheet.places.items() if at in days},
        problems=page.problems,
    )


def _html(data: bytes) -> Iterator[Returned]:
    """Read the text of the page only: whatever was hidden in it may be gone, or be older than what it shows."""
    lines = [[cleaning.printable(cell) for cell in line] for line in html_tables.lines(data)]
    stripped = [[line[0].strip(), *line[1:]] for line in lines if line]
    sheet = id_lines.read(stripped, name=lambda at: f"表の{at[0] + 1}行目")
    if sheet is not None:
        yield sheet


_READ: dict[str, Callable[[bytes], Iterator[Returned]]] = {
    "xlsx": _office,
    "docx": _office,
    "html": _html,
    "htm": _html,
    "json": json_file.read,
}
_UNKNOWN = "「.{ending}」のファイルは読めません（持ち帰った .xlsx・.docx・.html・.json を入れてください）"
_OTHER = dict.fromkeys(
    ("xls", "xlsm", "xlsb", "ods", "csv", "numbers"),
    "「.{ending}」のファイルは読めません（開いて「名前を付けて保存」で「Excel ブック (.xlsx)」を選んでください）",
) | dict.fromkeys(
    ("doc", "docm", "odt", "rtf", "pages"),
    "「.{ending}」のファイルは読めません（開いて「名前を付けて保存」で「Word 文書 (.docx)」を選んでください）",
)
_OTHER["zip"] = (
    "「.zip」は、このままでは読めません（展開して、中のファイルを入れてください。いくつでも一度に入れられます）"
)
_OTHER["pdf"] = (
    "PDF は読みもどせません（書きこんだ文は、シートに書き写すか、Excel か Word を持ち帰って書いてください）"
)
