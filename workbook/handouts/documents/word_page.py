"""A4 pages of Word: faces, headings, notes and tables that print well."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat

from workbook.handouts.layout import file_properties
from workbook.texts import cleaning, heading_breaks
from workbook.tokens import colours
from workbook.tokens.digits import plain

TEXT_SIZE = Pt(10.5)
NOTE_SIZE = Pt(9)
ID_SIZE = Pt(7)
SHADE = plain(colours.PALE)
_FACE = "BIZ UDPゴシック"
_BLACK, _GREY, _BLUE = (
    RGBColor.from_string(plain(one)) for one in (colours.INK, colours.QUIET, colours.BLUE)
)
_STYLES = ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer")
_SHORT = 600  # letters: half a page
_HEADS, _NAMES, _NO_BANDS = 0x0020, 0x0080, 0x0600  # what w:tblLook says in bits for older programs
_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 15
_HEAD = 8  # more room above, for the line at the head of the page
_LINE = 8  # what Word and LibreOffice leave around a picture that stands in a line


def begin(title: str, *, broad: bool, head: str, numbered: bool = True) -> Doc:
    """Return an empty A4 document that is called `title`, landscape if `broad`, with `head` on top of every page.

    Its number stands below unless it is not `numbered`: the number is a field, which some offices' gates take out.
    """
    document = Document()
    file_properties.of_word(document, title, edges=head)
    for name in _STYLES:
        _use_face(document.styles[name])
    document.styles["Normal"].font.size = TEXT_SIZE
    section = document.sections[0]
    width, height = (_LONG_SIDE, _SHORT_SIDE) if broad else (_SHORT_SIDE, _LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if broad else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left_margin", "right_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN))
    section.top_margin, section.header_distance = Mm(_MARGIN + _HEAD), Mm(_MARGIN - 5)
    section.header.paragraphs[0].text = cleaning.printable(head)
    if numbered:
        _page_number(section.footer.paragraphs[0])
    return document


def finish(document: Doc) -> bytes:
    """Return the document as the bytes of a .docx."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def set_lines(document: Doc, height: Pt) -> None:
    """Give every line of text exactly this height, whatever face is at hand, and no room between paragraphs."""
    _exactly(document.styles["Normal"].paragraph_format, height)


def _exactly(form: ParagraphFormat, height: Pt) -> None:
    form.line_spacing, form.space_before, form.space_after = height, Pt(0), Pt(0)


def picture(document: Doc, png: bytes, *, width: float, words: str) -> None:
    """Put a picture in, `width` millimetres wide, with `words` for those who cannot see it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0  # an exact height would cut it off
    shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(width))
    shape._inline.docPr.set("descr", cleaning.printable(words))  # noqa: SLF001 -- python-docx has no call for it


def width(document: Doc) -> float:
    """Return the millimetres between the margins."""
    broad = document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    return (_LONG_SIDE if broad else _SHORT_SIDE) - 2 * _MARGIN


def height(document: Doc) -> float:
    """Return how many millimetres high something may be that stands on a page as a whole."""
    broad = document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    return (_SHORT_SIDE if broad else _LONG_SIDE) - 2 * _MARGIN - _HEAD - _LINE


def title(document: Doc, text: str) -> None:
    """Write what the page is about."""
    _heading(document, text, level=1, size=Pt(16), colour=_BLACK)


def heading(document: Doc, text: str) -> None:
    """Write a heading that stays with what follows."""
    _heading(document, text, level=2, size=Pt(12), colour=_BLUE)


def _heading(document: Doc, text: str, *, level: int, size: Pt, colour: RGBColor) -> None:
    # Word knows no mark for where a phrase ends that is no sign in the text: a heading too wide for a line has its
    # lines (w:br), and reading it back puts them together.
    lines = heading_breaks.lines(cleaning.printable(text), width(document) / size.mm)
    paragraph = document.add_heading("\n".join(lines), level=level)
    paragraph.paragraph_format.keep_with_next = True
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = size, colour


def note(document: Doc, text: str, *, size: Pt = NOTE_SIZE) -> Paragraph:
    """Write a line in small grey."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(cleaning.printable(text))
    run.font.size, run.font.color.rgb = size, _GREY
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def line(document: Doc, text: str) -> Paragraph:
    """Write a paragraph that keeps close to the next."""
    paragraph = document.add_paragraph(cleaning.printable(text))
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def box(document: Doc, text: str, *, height: float) -> None:
    """Write a text into a frame at least `height` millimetres high; a short one stays on one page with what follows."""
    frame = _grid(document, columns=1, has_heads=False, has_names=False)
    is_short = len(text) <= _SHORT
    if is_short:
        _mark(frame.rows[0]._tr, "w:cantSplit")  # noqa: SLF001 -- python-docx has no call for it
    frame.rows[0].height = Mm(height)
    _fill(frame.cell(0, 0), text)
    frame.cell(0, 0).paragraphs[0].paragraph_format.keep_with_next = is_short


@dataclass(frozen=True)
class Layout:
    """How a table stands on the page, column by column.

    `shares` of the width, `sizes` of the letters; `bold` is the column that names the rows; `height` is the
    least height of a row in millimetres.
    """

    heads: Sequence[str]
    shares: Sequence[float]
    sizes: Sequence[Pt]
    height: float
    bold: int | None = None


def table(document: Doc, layout: Layout, rows: Sequence[Sequence[str]]) -> None:
    """Write a table across the page. Its heads are repeated on every page; rows stay whole."""
    heads, sizes = layout.heads, layout.sizes
    grid = _grid(document, columns=len(heads), has_heads=True, has_names=layout.bold == 0)
    for cell, head, size in zip(grid.rows[0].cells, heads, sizes, strict=True):
        _fill(cell, head, bold=True, shade=SHADE, size=size)
    _mark(grid.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 -- python-docx has no call for it
    for texts in rows:
        line = grid.add_row()
        _mark(line._tr, "w:cantSplit")  # noqa: SLF001 -- python-docx has no call for it
        line.height = Mm(layout.height)
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            _fill(cell, text, bold=place == layout.bold, size=sizes[place])
    unit = width(document) / sum(layout.shares)
    # LibreOffice reads the columns, Word the cells. To ask a row for its cells takes long: once is enough.
    for boxes in (grid.columns, *(line.cells for line in grid.rows)):
        for one, share in zip(boxes, layout.shares, strict=True):
            one.width = Mm(share * unit)


def _use_face(style: CharacterStyle) -> None:
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


def _grid(document: Doc, *, columns: int, has_heads: bool, has_names: bool) -> Grid:
    """Return a framed table of one row. What its first row and column are, other programs go by: an answer is no heading."""
    grid: Grid = document.add_table(rows=1, cols=columns)
    grid.style = "Table Grid"
    grid.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "80")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 -- python-docx has no call for what follows
    look.addprevious(margins)  # the schema has an order
    look.set(qn("w:firstRow"), str(int(has_heads)))
    look.set(qn("w:firstColumn"), str(int(has_names)))
    look.set(qn("w:val"), f"{_NO_BANDS | has_heads * _HEADS | has_names * _NAMES:04X}")
    look.set(qn("w:noHBand"), "1")
    return grid


def _mark(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _fill(cell: _Cell, text: str, *, bold: bool = False, shade: str = "", size: Pt = TEXT_SIZE) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(cleaning.printable(text))
    run.bold, run.font.size = bold, size
    paragraph.paragraph_format.space_after = Pt(0)
    if shade:
        colour = OxmlElement("w:shd")
        colour.set(qn("w:val"), "clear")
        colour.set(qn("w:fill"), shade)
        cell._tc.get_or_add_tcPr().append(colour)  # noqa: SLF001 -- python-docx has no call for shading
