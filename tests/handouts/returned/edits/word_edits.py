"""Edits of a Word file as Word makes them: each puts a word somewhere, or one that must not be read."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from lxml import etree

from tests.handouts.returned.edits.word_inline_edits import INLINE, MARK, inline
from tests.handouts.returned.edits.word_paper import NS, Paper, W, into, run, to_strict, xml


def tab_in_a_frame(paper: Paper) -> None:
    """Word adds a row when Tab is pressed in the last cell."""
    row = paper.chance.choice(paper.frames()).findall("w:tr", NS)[-1]
    row.addnext(xml(f"<w:tr><w:tc><w:tcPr/><w:p>{run(paper.word())}</w:p></w:tc></w:tr>")[0])


def new_paragraph(paper: Paper) -> None:
    paper.paragraph().addnext(xml(f"<w:p>{run(paper.word())}</w:p>")[0])


def joined_paragraphs(paper: Paper) -> None:
    paragraph = paper.paragraph()
    paragraph.addnext(xml(f"<w:p>{run(paper.word())}</w:p>")[0])
    paragraph.insert(0, xml(f"<w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr>")[0])


def _row_like(row: Any, words: list[str], properties: str = "") -> Any:
    cells = [f"<w:tc><w:p>{run(text) if text else ''}</w:p></w:tc>" for text in words]
    cells += ["<w:tc><w:p/></w:tc>"] * (len(row.findall("w:tc", NS)) - len(words))
    return xml(f"<w:tr>{properties}{''.join(cells)}</w:tr>")[0]


def new_row(paper: Paper) -> None:
    row = paper.chance.choice(paper.grids()).findall("w:tr", NS)[-1]
    row.addnext(_row_like(row, ["", paper.word(), paper.word()]))


def new_row_with_tracking(paper: Paper) -> None:
    row = paper.chance.choice(paper.grids()).findall("w:tr", NS)[-1]
    row.addnext(_row_like(row, ["", paper.word(), paper.word()], f"<w:trPr><w:ins {MARK}/></w:trPr>"))


def row_deleted_with_tracking(paper: Paper) -> None:
    row = paper.chance.choice(paper.grids()).findall("w:tr", NS)[-1]
    row.addnext(_row_like(row, ["", paper.no_word(), paper.no_word()], f"<w:trPr><w:del {MARK}/></w:trPr>"))


def row_in_a_control(paper: Paper) -> None:
    row = paper.chance.choice(paper.grids()).findall("w:tr", NS)[-1]
    control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")[0]
    control[1].append(_row_like(row, ["", paper.word()]))
    row.addnext(control)


def cell_in_a_control(paper: Paper) -> None:
    cells = [cell for table in paper.tables() for cell in table.findall("w:tr/w:tc", NS)]
    _wrap(paper.chance.choice(cells))


def frame_in_a_control(paper: Paper) -> None:
    _wrap(paper.chance.choice([one for one in paper.tables() if one.getparent() is paper.body]))


def paragraph_in_a_control(paper: Paper) -> None:
    _wrap(paper.paragraph())


def _wrap(element: Any) -> None:
    control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")[0]
    element.addprevious(control)
    control[1].append(element)


def column_added(paper: Paper) -> None:
    """A column of one's own, with a heading and a word in one row."""
    table = paper.chance.choice(paper.grids())
    rows = [row for row in table.findall("w:tr", NS) if len(row.findall("w:tc", NS)) > 1]
    place = paper.chance.randrange(1, len(rows[0].findall("w:tc", NS)))
    filled = paper.chance.randrange(1, len(rows)) if len(rows) > 1 else 0
    for number, row in enumerate(rows):
        cells = row.findall("w:tc", NS)
        text = run(paper.word()) if number in {0, filled} else ""
        cells[min(place, len(cells) - 1)].addprevious(xml(f"<w:tc><w:p>{text}</w:p></w:tc>")[0])


def columns_swapped(paper: Paper) -> None:
    table = paper.chance.choice(paper.grids())
    rows = table.findall("w:tr", NS)
    if any(len(row.findall("w:tc", NS)) != len(rows[0].findall("w:tc", NS)) for row in rows):
        return
    one, other = paper.chance.sample(range(len(rows[0].findall("w:tc", NS))), 2)
    for row in rows:
        cells = row.findall("w:tc", NS)
        first, second = copy.deepcopy(cells[one]), copy.deepcopy(cells[other])
        row.replace(cells[one], second)
        row.replace(cells[other], first)


def rows_sorted(paper: Paper) -> None:
    table = paper.chance.choice(paper.grids())
    rows = table.findall("w:tr", NS)[1:]
    paper.chance.shuffle(rows)
    for row in rows:
        table.append(row)


def table_cut(paper: Paper) -> None:
    """Ctrl+Shift+Enter: the rest of the rows is a table of its own, without headings."""
    table = paper.chance.choice([one for one in paper.tables() if one.getparent() is paper.body])
    rows = table.findall("w:tr", NS)
    if len(rows) < 3:
        return
    rest = copy.deepcopy(table)
    at = paper.chance.randrange(2, len(rows))
    for row in rows[at:]:
        table.remove(row)
    for row in rest.findall("w:tr", NS)[:at]:
        rest.remove(row)
    table.addnext(rest)
    if paper.chance.random() < 0.5:
        table.addnext(xml(f"<w:p>{run(paper.word())}</w:p>")[0])
    else:
        table.addnext(xml("<w:p/>")[0])


def nested_table(paper: Paper) -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run(paper.word())}</w:p></w:tc><w:tc><w:p>{run(paper.word())}</w:p></w:tc></w:tr></w:tbl>"
    paper.paragraph().addnext(xml(inner)[0])


def beside_everything(paper: Paper) -> None:
    block = paper.chance.choice([one for one in paper.body if one.tag != f"{{{W}}}sectPr"])
    block.addnext(xml(f"<w:p>{run(paper.word())}</w:p>")[0])


def table_of_ones_own(paper: Paper) -> None:
    heading = paper.chance.choice(
        [one for one in paper.body.findall("w:p", NS) if "欄ID" in "".join(one.itertext())]
    )
    heading.addnext(xml(f"<w:tbl><w:tr><w:tc><w:p>{run(paper.word())}</w:p></w:tc></w:tr></w:tbl>")[0])


def cells_merged(paper: Paper) -> None:
    """Two cells become one; Word puts the words of both into it."""
    row = paper.chance.choice([row for one in paper.grids() for row in one.findall("w:tr", NS)[1:]])
    cells = row.findall("w:tc", NS)
    if len(cells) < 3:
        return
    first, second = cells[-2], cells[-1]
    if "".join(second.itertext()) or "".join(first.itertext()):
        return
    row.remove(second)
    first.insert(0, xml('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')[0])
    into(first.findall("w:p", NS)[0], run(paper.word()))


def note(kind: str, name: str) -> Callable[[Paper], None]:
    """Return an edit that writes a comment or a footnote."""

    def edit(paper: Paper) -> None:
        paper.notes.setdefault(kind, []).append(
            f'<w:{name} w:id="{len(paper.put) + 2}"><w:p>{run(paper.word())}</w:p></w:{name}>'
        )
        paper.parts[f"word/{kind}.xml"] = (
            f'<w:{kind} xmlns:w="{W}">{"".join(paper.notes[kind])}</w:{kind}>'.encode()
        )
        relations = paper.parts["word/_rels/document.xml.rels"].decode()
        if f"{kind}.xml" not in relations:
            one = f'<Relationship Id="note-{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>'
            relations = relations.replace("</Relationships>", f"{one}</Relationships>")
            paper.parts["word/_rels/document.xml.rels"] = relations.encode()

    return edit


def strict(paper: Paper) -> None:
    """Saved as "Strict Open XML Document"."""
    for name, data in paper.parts.items():
        if name.endswith((".xml", ".rels")):
            paper.parts[name] = to_strict(data)
    paper.root = etree.fromstring(to_strict(etree.tostring(paper.root)))


EDITS: dict[str, Callable[[Paper], None]] = {
    **{name: inline(template) for name, template in INLINE.items()},
    "Tab in a frame": tab_in_a_frame,
    "a new paragraph": new_paragraph,
    "two paragraphs joined with tracking": joined_paragraphs,
    "a new row": new_row,
    "a new row with tracking": new_row_with_tracking,
    "a row deleted with tracking": row_deleted_with_tracking,
    "a row in a control": row_in_a_control,
    "a cell in a control": cell_in_a_control,
    "a frame in a control": frame_in_a_control,
    "a paragraph in a control": paragraph_in_a_control,
    "a column added": column_added,
    "columns swapped": columns_swapped,
    "rows sorted": rows_sorted,
    "a table cut in two": table_cut,
    "a nested table": nested_table,
    "a paragraph beside everything": beside_everything,
    "a table of one's own": table_of_ones_own,
    "cells merged": cells_merged,
    "a comment": note("comments", "comment"),
    "a footnote": note("footnotes", "footnote"),
}
