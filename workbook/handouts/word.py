"""A handout as a Word document: headings, labelled tables, room for handwriting where nothing is written yet."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from workbook.handouts import wording
from workbook.handouts.sheet import Box, Part, Sheet, Table, choices_of

_FACE = "BIZ UDPゴシック"
_GREY = RGBColor(0x59, 0x59, 0x59)
_BLUE = RGBColor(0x00, 0x17, 0xC1)
_STYLES = ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer")
_MANY_COLUMNS = 6
_ID_COLUMN = 13
_ID_SIZE = Pt(7)
_SHARE = {"text": 1.6, "date": 1.2, "number": 0.7}
_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 15
_FEW_COLUMNS = 4
_LINE = 7
_TEXT_SIZE = Pt(10.5)
_CHOSEN, _OPEN = "☑", "☐"


def write(sheets: Sequence[Sheet]) -> bytes:
    """Return a .docx with the sheets one after the other, each beginning on a page of its own."""
    document = Document()
    _set_up(document, sheets)
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        _write(document, sheet)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Doc, sheets: Sequence[Sheet]) -> None:
    for name in _STYLES:
        _use_face(document.styles[name])
    document.styles["Normal"].font.size = Pt(10.5)
    section = document.sections[0]
    tables = [part for sheet in sheets for part in sheet.parts if isinstance(part, Table)]
    broad = any(len(table.columns) > _FEW_COLUMNS for table in tables)
    width, height = (_LONG_SIDE, _SHORT_SIDE) if broad else (_SHORT_SIDE, _LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if broad else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN))
    section.top_margin, section.header_distance = Mm(_MARGIN + 8), Mm(_MARGIN - 5)
    header = sheets[0].header
    said = "　".join(filter(None, (header.training, header.team, header.date)))
    section.header.paragraphs[0].text = wording.printable(said)
    _page_number(section.footer.paragraphs[0])


def _use_face(style: Any) -> None:  # noqa: ANN401 -- python-docx leaves its styles untyped
    style.font.name = _FACE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(script), _FACE)
    # Theme fonts would win over the names above.
    for theme in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001 -- python-docx has no call for fields


def _write(document: Doc, sheet: Sheet) -> None:
    title = document.add_heading(sheet.title, level=1)
    title.paragraph_format.space_before = Pt(0)
    for run in title.runs:
        run.font.size, run.font.color.rgb = Pt(16), RGBColor(0x1A, 0x1A, 0x1A)
    document.add_paragraph(sheet.purpose)
    _note(document, f"{wording.SHEET_ID}：{sheet.header.sheet or sheet.id}　　{wording.NO_REAL_PEOPLE}")
    for part in sheet.parts:
        _heading(document, part)
        _WRITE[type(part)](document, part)


def _heading(document: Doc, part: Part) -> None:
    mark = f"【{wording.REQUIRED}】" if part.required else ""
    heading = document.add_heading(f"{part.label}{mark}", level=2)
    heading.paragraph_format.keep_with_next = True
    for run in heading.runs:
        run.font.size, run.font.color.rgb = Pt(12), _BLUE
    for text in filter(None, (part.help, part.example and f"{wording.EXAMPLE}{part.example}")):
        _note(document, text).paragraph_format.keep_with_next = True


def _note(document: Doc, text: str) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(wording.printable(text))
    run.font.size, run.font.color.rgb = Pt(9), _GREY
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _box(document: Doc, box: Box) -> None:
    grid = _grid(document, rows=1, columns=1)
    cell = grid.cell(0, 0)
    if box.options:
        marks = (_CHOSEN if place in box.chosen else _OPEN for place in range(len(box.options)))
        _fill(cell, "\n".join(f"{mark} {label}" for mark, label in zip(marks, box.options, strict=True)))
    else:
        _fill(cell, box.text)
        grid.rows[0].height = Mm(_LINE * max(box.lines, 1) + 4)
    _id(document, box.id)


def _table(document: Doc, table: Table) -> None:
    for line in choices_of(table):
        _note(document, line).paragraph_format.keep_with_next = True
    heads = [table.head] * bool(table.head) + [_head(table, place) for place in range(len(table.columns))]
    size = Pt(9) if len(heads) > _MANY_COLUMNS else _TEXT_SIZE
    grid = _grid(document, rows=1, columns=1 + len(heads))
    for cell, head in zip(grid.rows[0].cells, (wording.FIELD_ID, *heads), strict=True):
        _fill(cell, head, bold=True, shade="F2F2F2", size=size)
    _repeat(grid)
    for row in table.rows:
        line = grid.add_row()
        line.height = Mm(_LINE * 2)
        _stay_whole(line)
        texts = [row.label] * bool(table.head) + list(row.cells)
        for place, (cell, text) in enumerate(zip(line.cells[1:], texts, strict=True)):
            _fill(cell, text, bold=bool(table.head) and place == 0, size=size)
        _fill(line.cells[0], row.id, size=_ID_SIZE)
    _widths(grid, table, wide=_page_width(document))
    _id(document, table.id)


def _widths(grid: Grid, table: Table, *, wide: float) -> None:
    """Give the ids little room and the columns the more the longer their words are."""
    shares = [1.2] * bool(table.head) + [
        _SHARE.get(column.kind, 1.0) + 0.6 * column.wide for column in table.columns
    ]
    unit = (wide - _ID_COLUMN) / sum(shares)
    widths = [Mm(width) for width in (_ID_COLUMN, *(share * unit for share in shares))]
    for place, width in enumerate(widths):
        grid.columns[place].width = width
    for line in grid.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width


def _page_width(document: Doc) -> float:
    broad = document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    return (_LONG_SIDE if broad else _SHORT_SIDE) - 2 * _MARGIN


def _head(table: Table, place: int) -> str:
    column = table.columns[place]
    return f"{column.label}【{wording.REQUIRED}】" if column.required else column.label


def _grid(document: Doc, *, rows: int, columns: int) -> Grid:
    grid: Grid = document.add_table(rows=rows, cols=columns)
    grid.style = "Table Grid"
    grid.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "80")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)  # noqa: SLF001 -- python-docx has no call for cell margins
    return grid


def _repeat(grid: Grid) -> None:
    """Print the first row again on every page the table runs over."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 -- python-docx has no call for it


def _stay_whole(line: _Row) -> None:
    """Keep a row on one page."""
    line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- python-docx has no call for it


def _fill(cell: _Cell, text: str, *, bold: bool = False, shade: str = "", size: Pt = _TEXT_SIZE) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(wording.printable(text))
    run.bold, run.font.size = bold, size
    paragraph.paragraph_format.space_after = Pt(0)
    if shade:
        colour = OxmlElement("w:shd")
        colour.set(qn("w:val"), "clear")
        colour.set(qn("w:fill"), shade)
        cell._tc.get_or_add_tcPr().append(colour)  # noqa: SLF001 -- python-docx has no call for shading


def _id(document: Doc, name: str) -> None:
    """Print the id under the answer, small: the way back into the team's sheet."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(f"{wording.FIELD_ID}：{name}")
    run.font.size, run.font.color.rgb = _ID_SIZE, _GREY
    paragraph.paragraph_format.space_after = Pt(4)


_WRITE: dict[type[Part], Callable[[Doc, Any], None]] = {Box: _box, Table: _table}
