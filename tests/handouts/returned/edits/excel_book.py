"""An Excel page that is being edited, and the file it is saved as."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import load_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Place = tuple[int, int]


def letters(column: int) -> str:
    """Return the letters of a column."""
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said


@dataclass
class Book:
    """A page that is being edited. Cells are texts, or XML of a cell (`raw`) with its type."""

    data: bytes
    chance: random.Random
    put: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    raw: dict[Place, tuple[str, str]] = field(default_factory=dict)
    comments: list[tuple[Place, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    name: str = "シート"

    def __post_init__(self) -> None:
        page: Any = load_workbook(io.BytesIO(self.data)).worksheets[0]
        self.cells: dict[Place, str] = {
            (cell.row, cell.column): str(cell.value).replace("_x005F_", "_") for line in page.iter_rows() for cell in line if cell.value is not None
        }  # fmt: skip
        self.merged = [
            (one.min_row, one.min_col, one.max_row, one.max_col) for one in page.merged_cells.ranges
        ]

    def word(self) -> str:
        self.put.append(f"書いた言葉{len(self.put)}番")
        return self.put[-1]

    def no_word(self) -> str:
        self.never.append(f"消えた言葉{len(self.never)}番")
        return self.never[-1]

    @property
    def ids(self) -> int:
        return next(column for (_, column), text in self.cells.items() if text == "シートID")

    @property
    def last(self) -> int:
        return max(column for _, column in self.cells)

    @property
    def bottom(self) -> int:
        return max(row for row, _ in self.cells)

    def rows(self) -> list[int]:
        """Return the lines of rows with an id."""
        return [row for (row, column), text in self.cells.items() if column == self.ids and "/" in text]

    def boxes(self) -> list[int]:
        known = {
            row - 1 for (row, column), text in self.cells.items() if column == self.ids and text == "欄ID"
        }
        return [
            row
            for (row, column), text in self.cells.items()
            if column == self.ids and row > 2 and "/" not in text and text != "欄ID" and row not in known
        ]

    def shift(self, row: int, by: int = 1) -> None:
        """Make room: everything from a line on goes down."""
        self.cells = {(r + by * (r >= row), c): text for (r, c), text in self.cells.items()}
        self.raw = {(r + by * (r >= row), c): cell for (r, c), cell in self.raw.items()}
        self.comments = [((r + by * (r >= row), c), text) for (r, c), text in self.comments]
        self.merged = [(t + by * (t >= row), x, b + by * (b >= row), y) for t, x, b, y in self.merged]

    def shift_columns(self, column: int) -> None:
        self.cells = {(r, c + (c >= column)): text for (r, c), text in self.cells.items()}
        self.raw = {(r, c + (c >= column)): cell for (r, c), cell in self.raw.items()}
        self.comments = [((r, c + (c >= column)), text) for (r, c), text in self.comments]
        self.merged = [(t, x + (x >= column), b, y + (y >= column)) for t, x, b, y in self.merged]

    def is_free(self, place: Place) -> bool:
        row, column = place
        return place not in self.cells and not any(
            top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.merged
        )

    def append(self, place: Place, text: str) -> None:
        if place not in self.raw:
            self.cells[place] = self.cells.get(place, "") + text

    def saved(self) -> bytes:
        parts = {
            "_rels/.rels": _rels(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>{_sheets(self)}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _rels(*(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, 2 + len(self.others))), ("styles", "styles.xml")),
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><fills><fill/></fills><cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": self._page(),
            **{f"xl/worksheets/sheet{n}.xml": _text_page(text) for n, text in enumerate(self.others, 2)},
        }  # fmt: skip
        if self.comments:
            parts["xl/worksheets/_rels/sheet1.xml.rels"] = _rels(("comments", "../comments1.xml"))
            said = "".join(
                f'<comment ref="{letters(c)}{r}"><text><t>{text}</t></text></comment>'
                for (r, c), text in self.comments
            )
            parts["xl/comments1.xml"] = (
                f'<comments xmlns="{MAIN}"><commentList>{said}</commentList></comments>'
            )
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in parts.items():
                packed.writestr(name, text)
        return file.getvalue()

    def _page(self) -> str:
        lines = []
        for row in sorted({row for row, _ in (*self.cells, *self.raw)}):
            places = sorted(column for r, column in {*self.cells, *self.raw} if r == row)
            cells = "".join(self._cell((row, column)) for column in places)
            lines.append(f'<row r="{row}">{cells}</row>')
        merged = "".join(f'<mergeCell ref="{letters(x)}{t}:{letters(y)}{b}"/>' for t, x, b, y in self.merged)
        return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData><mergeCells>{merged}</mergeCells></worksheet>'

    def _cell(self, place: Place) -> str:
        where = f"{letters(place[1])}{place[0]}"
        if place in self.raw:
            attributes, inner = self.raw[place]
            return f'<c r="{where}" {attributes}>{inner}</c>'
        text = escape(self.cells[place]).replace("_x", "_x005F_x")
        return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _sheets(book: Book) -> str:
    names = [book.name, *(f"メモ{n}" for n in range(len(book.others)))]
    return "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))


def _rels(*relations: tuple[str, str]) -> str:
    said = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{said}</Relationships>'


def _text_page(text: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>'
