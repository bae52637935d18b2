"""The words that a handout prints itself, so that what somebody wrote between them can be told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbook.handouts.layout import phrases
from workbook.handouts.layout.choices_in_words import choices_of
from workbook.handouts.layout.sheet import Box, LaidOutSheet, Table

_LEADS = (phrases.CHOOSE_ONE, phrases.CHOOSE_MANY)
_SPACE = re.compile(r"\s+")
_NOTICE = re.compile(r"文字として表せない記号を[0-9]+個、この紙では取り除いています。")


def plain(text: str) -> str:
    """Return a text as it is compared: programs change spaces, breaks and the width of letters."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def heading(text: str) -> str:
    """Return a column's heading as it is compared."""
    return plain(text).removesuffix(f"【{phrases.REQUIRED}】")


def lines(sheet: LaidOutSheet) -> frozenset[str]:
    """Return every line that is printed around the answers, as it is compared."""
    return frozenset(plain(text) for text in _lines(sheet) if text)


def headings(sheet: LaidOutSheet) -> frozenset[str]:
    """Return what stands in lines of headings, of lists of choices and in places of ids, as it is compared."""
    tables = [part for part in sheet.parts if isinstance(part, Table)]
    said = [text for table in tables for text in (table.head, *(column.label for column in table.columns))]
    marked = [f"{text}【{phrases.REQUIRED}】" for text in said]
    listed = [column.options for table in tables for column in table.columns]
    listed += [part.options for part in sheet.parts if isinstance(part, Box)]
    options = [label for labels in listed for label in labels]
    ids = [part.id for part in sheet.parts]
    ids += [column.id for table in tables for column in table.columns]
    ids += [row.id for table in tables for row in table.rows]
    return frozenset(map(plain, (*said, *marked, *options, *ids, phrases.FIELD_ID)))


def without_notices(text: str) -> str:
    """Return a line without the sentences that stand on every page."""
    bare = _NOTICE.sub("", plain(text))
    for sentence in (phrases.NO_REAL_PEOPLE, phrases.HOW_TO_FILL, phrases.HOW_TO_FILL_OFFLINE):
        bare = bare.replace(plain(sentence), "")
    return bare


def _lines(sheet: LaidOutSheet) -> Iterator[str]:
    yield from (sheet.id, sheet.title, sheet.purpose, phrases.SHEET_ID, phrases.CHOICES_BELOW)
    for part in sheet.parts:
        yield from (part.label, f"{part.label}【{phrases.REQUIRED}】", part.help)
        yield f"{phrases.EXAMPLE}{part.example}"
        if isinstance(part, Table):
            yield from choices_of(part)
        else:
            yield from (lead + phrases.BETWEEN.join(part.options) for lead in _LEADS)
