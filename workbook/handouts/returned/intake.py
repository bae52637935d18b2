"""A returned file, whatever kind it is, as the sheets in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from workbook.handouts.returned import html_tables, id_lines, json_file
from workbook.handouts.returned.excel import excel_cells, page_names
from workbook.handouts.returned.excel.excel_cells import Page, Place
from workbook.handouts.returned.excel.excel_cells import name_of as _name
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
    said = list(_READ[ending](data))
    found = [sheet for sheet in said if sheet.texts]
    if not found:
        raise FileRefused(_NO_IDS)
    # What stands around ids that are gone goes with the first sheet that has some.
    others = [sheet for sheet in said if not sheet.texts]
    found[0] = replace(
        found[0],
        loose=(*found[0].loose, *(one for sheet in others for one in sheet.loose)),
        problems=(*found[0].problems, *(one for sheet in others for one in sheet.problems)),
        pictures=(*found[0].pictures, *(one for sheet in others for one in sheet.pictures)),
    )
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
    sheets, others, problems = list[Returned](), list[Loose](), list[str]()
    for page in excel_cells.read(package, main):
        sheet = _page(page)
        if sheet is None or not sheet.texts:
            said = [(_name(at), text) for at, text in page.cells.items()]
            others += [
                Loose(f"「{page.name}」の {where}", text) for where, text in (*said, *_beside(page, but={}))
            ]
            problems += [f"「{page.name}」の {problem}" for problem in page.problems]
        else:
            sheets.append(sheet)
    if sheets:
        first = sheets[0]
        sheets[0] = replace(first, loose=(*first.loose, *others), problems=(*first.problems, *problems))
    yield from sheets


def _page(page: Page) -> Returned | None:
    # An id counts, also when somebody has struck it out with all around it.
    column = id_lines.id_column(_lines({**page.struck, **page.cells}))
    ids = {
        at: text
        for at, text in page.struck.items()
        if column is not None and at[1] == column + 1 and at not in page.cells
    }
    wide = frozenset((row - 1, column - 1) for row, column in page.wide)
    sheet = id_lines.read(
        _lines({**ids, **page.cells}), wide=wide, name=lambda at: _name((at[0] + 1, at[1] + 1))
    )
    if sheet is None:
        return None
    days = {_name(at): day for at, day in page.days.items()}
    return replace(
        sheet,
        loose=(
            *sheet.loose,
            *(Loose(where, text) for where, text in _beside(page, but=ids)),
            *(Loose("シート見出し", text) for text in page_names.written(page.name, title=sheet.title)),
        ),
        days={address: days[at] for address, at in sheet.places.items() if at in days},
        problems=page.problems,
    )


def _lines(cells: Mapping[Place, str]) -> list[list[str]]:
    columns = max((column for _, column in cells), default=0)
    lines = [[""] * columns for _ in range(max((row for row, _ in cells), default=0))]
    for (row, column), text in cells.items():
        lines[row - 1][column - 1] = text
    return lines


def _beside(page: Page, *, but: Mapping[Place, str]) -> Iterator[tuple[str, str]]:
    """Yield what of a page is in no cell as its reader sees them, with where it is."""
    yield from ((f"{_name(at)}（取り消し線）", text) for at, text in page.struck.items() if at not in but)
    yield from ((f"{_name(at)}（結合したセルの下）", text) for at, text in page.hidden.items())
    yield from page.notes


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
    ("xls", "xlsm", "xlsb", "xltx", "xltm", "ods", "csv", "numbers"),
    "「.{ending}」のファイルは読めません（開いて「名前を付けて保存」で「Excel ブック (.xlsx)」を選んでください）",
) | dict.fromkeys(
    ("doc", "docm", "dotx", "dotm", "odt", "rtf", "pages"),
    "「.{ending}」のファイルは読めません（開いて「名前を付けて保存」で「Word 文書 (.docx)」を選んでください）",
)
_OTHER["zip"] = (
    "「.zip」は、このままでは読めません（展開して、中のファイルを入れてください。いくつでも一度に入れられます）"
)
_OTHER["pdf"] = (
    "PDF は読みもどせません（書きこんだ文は、シートに書き写すか、Excel か Word を持ち帰って書いてください）"
)
