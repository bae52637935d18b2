"""The report of a run as plain Word that a prefecture can hand on: no macros, no pictures, its words as they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Doc
from docx.shared import Mm, Pt

from workbook.handouts.documents import word_page
from workbook.texts import cleaning


@dataclass(frozen=True)
class Lines:
    """Sentences of ours, one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class ReportTable:
    """Rows of words; `shares` say how wide the columns are beside each other."""

    head: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Quoted:
    """A team's words as they are handed on, and what stands small beside them.

    The rest is for those who read the report on screen, and never in a file: what to mind in the words; and of words
    with names in them, which they are (`key`) and how they stand in the sheet (`written`).
    """

    text: str
    beside: str = ""
    mind: str = ""
    key: str = ""
    written: str = ""


@dataclass(frozen=True)
class Quotes:
    """What teams wrote at one question of a worksheet."""

    label: str
    source: str
    quotes: tuple[Quoted, ...]


Part = Lines | ReportTable | Quotes


@dataclass(frozen=True)
class Section:
    """A heading with a quiet line and what stands below it."""

    heading: str
    note: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Account:
    """A whole report: `over` stands small above, `facts` below the title."""

    title: str
    over: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def write(account: Account) -> bytes:
    """Return a .docx of the report."""
    document = word_page.begin(account.title, broad=False, head=f"{account.over}　{account.title}")
    word_page.title(document, account.title)
    for fact in account.facts:
        word_page.line(document, fact)
    for section in account.sections:
        word_page.heading(document, section.heading)
        document.paragraphs[-1].paragraph_format.space_before = Pt(14)
        if section.note:
            word_page.note(document, section.note).paragraph_format.keep_with_next = True
        for part in section.parts:
            _part(document, part)
    return word_page.finish(document)


def _part(document: Doc, part: Part) -> None:
    if isinstance(part, Lines):
        _lines(document, part)
    elif isinstance(part, ReportTable):
        _table(document, part)
    else:
        _quotes(document, part)


def _lines(document: Doc, part: Lines) -> None:
    for text in part.texts:
        word_page.line(document, text)


def _table(document: Doc, part: ReportTable) -> None:
    sizes: Sequence[Pt] = [Pt(9.5)] * len(part.head)
    word_page.table(document, word_page.Layout(part.head, part.shares, sizes, 7, bold=0), part.rows)
    word_page.note(document, "")


def _quotes(document: Doc, part: Quotes) -> None:
    head = word_page.line(document, "")
    head.add_run(cleaning.printable(part.label)).bold = True
    head.add_run(f"　{cleaning.printable(part.source)}").font.size = word_page.NOTE_SIZE
    head.paragraph_format.space_before = Pt(8)
    head.paragraph_format.keep_with_next = True
    for one in part.quotes:
        quoted = word_page.line(document, f"・{one.text.strip()}")
        if one.beside:
            quoted.add_run(f"　{cleaning.printable(one.beside)}").font.size = word_page.NOTE_SIZE
        form = quoted.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Mm(8), Mm(-3.7), Pt(4)
