"""A handout as a Word document: headings, labelled tables, room for handwriting where nothing is written yet."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Doc
from docx.shared import Pt

from workbook.charts import Picture
from workbook.handouts.documents import word_page
from workbook.handouts.layout import phrases
from workbook.handouts.layout.choices_in_words import choices_of
from workbook.handouts.layout.sheet import Box, LaidOutSheet, Part, Table
from workbook.handouts.prints import plate
from workbook.texts import cleaning
from workbook.texts import widths as text_widths

_FEW_COLUMNS = 4
_MANY_COLUMNS = 6
_LINE = 7
_MARGINS = 4
_CHOSEN, _OPEN = "☑", "☐"


def write(sheets: Sequence[LaidOutSheet]) -> bytes:
    """Return a .docx with the sheets one after the other, each beginning on a page of its own."""
    tables = [part for sheet in sheets for part in sheet.parts if isinstance(part, Table)]
    head = sheets[0].header.line
    broad = any(len(table.columns) > _FEW_COLUMNS for table in tables)
    document = word_page.begin(phrases.title_of([sheet.title for sheet in sheets]), broad=broad, head=head)
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        _write(document, sheet)
    return word_page.finish(document)


def _write(document: Doc, sheet: LaidOutSheet) -> None:
    word_page.title(document, sheet.title)
    document.add_paragraph(cleaning.printable(sheet.purpose))
    mark = f"{phrases.SHEET_ID}：{sheet.header.sheet or sheet.id}"
    word_page.note(document, f"{mark}　　{phrases.NO_REAL_PEOPLE}{sheet.notice}")
    for part in sheet.parts:
        _heading(document, part)
        _part(document, part)
        # The way back into the team's sheet, small and where it can be seen.
        word_page.note(document, f"{phrases.FIELD_ID}：{part.id}", size=word_page.ID_SIZE)
        _pictures(document, sheet.pictures.get(part.id, ()))


def _pictures(document: Doc, pictures: tuple[Picture, ...]) -> None:
    """Put pictures in below the rows they are drawn from, as wide as the page and never higher."""
    if pictures:
        png = plate.png(pictures)
        across, down = plate.size(png)
        width = min(word_page.width(document), word_page.height(document) * across / down)
        word_page.picture(document, png, width=width, words=plate.words(pictures))


def _part(document: Doc, part: Part) -> None:
    if isinstance(part, Box):
        _box(document, part)
    else:
        _table(document, part)


def _heading(document: Doc, part: Part) -> None:
    mark = f"【{phrases.REQUIRED}】" if part.required else ""
    word_page.heading(document, f"{part.label}{mark}")
    for text in filter(None, (part.help, part.example and f"{phrases.EXAMPLE}{part.example}")):
        word_page.note(document, text).paragraph_format.keep_with_next = True


def _box(document: Doc, box: Box) -> None:
    if box.options:
        marks = (_CHOSEN if place in box.chosen else _OPEN for place in range(len(box.options)))
        lines = (f"{mark} {label}" for mark, label in zip(marks, box.options, strict=True))
        word_page.box(document, "\n".join(lines), height=_LINE)
    else:
        word_page.box(document, box.text, height=_LINE * box.lines + 4)


def _table(document: Doc, table: Table) -> None:
    for line in choices_of(table):
        word_page.note(document, line).paragraph_format.keep_with_next = True
    named = bool(table.head)
    heads = [
        phrases.FIELD_ID,
        *[table.head] * named,
        *(_head(table, place) for place in range(len(table.columns))),
    ]
    letters = Pt(9) if len(heads) > _MANY_COLUMNS else word_page.TEXT_SIZE
    widths = [*[1.2] * named, *(column.width for column in table.columns)]
    ids = max(map(text_widths.of, [phrases.FIELD_ID, *(row.id for row in table.rows)]))
    # The longest id stays on one line: as many millimetres of the page as its letters take, and the cell's margins.
    part = (ids * word_page.ID_SIZE.mm + _MARGINS) / word_page.width(document)
    layout = word_page.Layout(
        heads,
        shares=[sum(widths) * part / (1 - part), *widths],
        sizes=[word_page.ID_SIZE, *[letters] * (len(heads) - 1)],
        height=_LINE * 2,
        bold=1 if named else None,
    )
    word_page.table(document, layout, [[row.id, *[row.label] * named, *row.cells] for row in table.rows])


def _head(table: Table, place: int) -> str:
    column = table.columns[place]
    return f"{column.label}【{phrases.REQUIRED}】" if column.required else column.label
