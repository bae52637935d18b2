"""What a file says of itself: its title, whose it is, when it was made, and that its words are Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.document import Document as Doc
from docx.oxml.ns import qn
from openpyxl import Workbook

from workbook import config, house_clock
from workbook.texts import cleaning

if TYPE_CHECKING:
    from pptx.presentation import Presentation

LANGUAGE = "ja-JP"
# Parts of python-docx's own template that no program needs: looks for Word 2007 in English, a picture of a blank page.
# Those of python-pptx: the settings of somebody's printer.
_SPARE = ("/stylesWithEffects", "/thumbnail", "/printerSettings")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORDS = tuple(f"{_DRAWING}{name}" for name in ("rPr", "endParaRPr", "defRPr"))
_LONGEST_TITLE = 255  # Word's properties hold no more


def of_word(document: Doc, title: str, *, edges: str) -> None:
    """Declare a Word document. Times in files are in UTC; programs show them by the clock of their reader.

    Its subject says what stands at the `edges` of its pages: when it comes back, that is nobody's word.
    """
    said = document.core_properties
    said.subject = _fitted(edges)
    said.title, said.comments, said.language = _fitted(title), "", LANGUAGE
    said.author = said.last_modified_by = config.APP
    said.created = said.modified = house_clock.now()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)  # the one that counts for kana and kanji
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the schema wants it; python-docx leaves it out
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_SPARE)]:
            del relations[name]


def of_excel(book: Workbook, title: str, *, edges: str) -> None:
    """Declare an Excel book as `of_word` does a document; openpyxl adds when it is saved."""
    said = book.properties
    said.subject = _fitted(edges)
    said.title, said.language = _fitted(title), LANGUAGE
    said.creator = said.lastModifiedBy = config.APP
    said.created = house_clock.now().replace(
        tzinfo=None
    )  # openpyxl takes it for UTC, and compares it with its own


def of_slides(deck: Presentation, title: str) -> None:
    """Declare a PowerPoint file, and every word in it as Japanese."""
    said = deck.core_properties
    said.title, said.comments, said.language = _fitted(title), "", LANGUAGE
    said.author = said.last_modified_by = config.APP
    said.created = said.modified = house_clock.now().replace(tzinfo=None)  # python-pptx writes them as UTC
    said.revision = 1
    package = deck.part.package
    for relations in (deck.part.rels, package._rels):  # noqa: SLF001 -- python-pptx has no call for what follows
        for name in [name for name, one in relations.items() if one.reltype.endswith(_SPARE)]:
            relations.pop(name)
    for part in package.iter_parts():
        root = getattr(part, "_element", None)
        for words in root.iter(*_WORDS) if root is not None else ():
            words.set("lang", LANGUAGE)
            words.set("altLang", "en-US")


def _fitted(title: str) -> str:
    said = cleaning.printable(title)
    return said if len(said) <= _LONGEST_TITLE else f"{said[: _LONGEST_TITLE - 1]}…"
