"""The lines on top of a page: its title, the id of its sheet, and what was printed beside that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.handouts.layout import phrases, top_line

# People insert lines between the title and the id. Without a mark below it, only what can be no question's id is one.
_BETWEEN = 3
_SURELY = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}|[A-Z][0-9]{2,}", re.IGNORECASE)
_MOST_LINES = 20
_ID = re.compile(
    r"\s*([A-Z0-9]{4}-[A-Z0-9]{4}|[A-Z]{1,3}[0-9][A-Z0-9-]*)(?![A-Z0-9-])(.*)", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True)
class Head:
    """Where the head of a page ends (`body` is the first line below it), and what it says.

    `mark` is the sheet's id as it stands there, `beside` what somebody wrote into its cell. `line` is where it stands.
    `printed` is what the mark of the printed line says, in the line `sealed`, where nothing else may stand in its cell
    (`is_bare`); files of earlier builds have none.
    """

    title: int | None = None
    line: int = -1
    body: int = 0
    mark: str = ""
    beside: str = ""
    printed: str = ""
    sealed: int = -1
    is_bare: bool = True


def read(lines: Sequence[Sequence[str]], place: int) -> Head:
    """Return the head of a page whose ids stand in a column."""
    marks = [line[place] for line in lines[:_MOST_LINES]]
    title = next((n for n, cell in enumerate(marks) if cell == phrases.SHEET_ID), None)
    sealed = next((n for n, cell in enumerate(marks) if top_line.read(cell)), -1)
    printed = top_line.read(marks[sealed]) if sealed >= 0 else ""
    is_bare = sealed < 0 or top_line.is_bare(marks[sealed])
    if title is None:
        return Head(printed=printed, sealed=sealed, is_bare=is_bare)
    line = _line(marks, title, sealed)
    mark, beside = _mark(marks[line] if line < len(marks) and line != sealed else "")
    return Head(title, line, line + 1, mark, beside, printed, sealed, is_bare)


def written(head: Head, number: int, line: Sequence[str], place: int) -> Iterator[tuple[int, str]]:
    """Yield what may be somebody's in a line of the head from the column of ids on, each with its column.

    Where no mark says what was printed beside the sheet's id it is the first line of the first words there.
    """
    cells = [(at, line[at]) for at in range(place + 1, len(line)) if line[at]]
    if number == head.line:
        yield place, head.beside
        if not head.printed:
            cells = [(at, text.partition("\n")[2].strip()) for at, text in cells[:1]] + cells[1:]
    elif number != head.title and not (number == head.sealed and head.is_bare):
        yield place, line[place]
    yield from cells


def _line(marks: Sequence[str], title: int, sealed: int) -> int:
    """Return the line of the sheet's id: the one below the title, unless others were put between them."""
    if sealed > title:
        return next((n for n in range(title + 1, sealed) if marks[n].strip()), title + 1)
    near = range(title + 1, min(len(marks), title + 1 + _BETWEEN))
    if title + 1 < len(marks) and marks[title + 1].strip():
        return title + 1
    return next((n for n in near if _SURELY.fullmatch(marks[n].strip())), title + 1)


def _mark(cell: str) -> tuple[str, str]:
    """Return the id that a cell says, and what somebody wrote there; a word alone may be the id of a sheet."""
    found = _ID.match(unicodedata.normalize("NFKC", cell))
    if found:
        return found[1], found[2].strip()
    return cell.strip(), cell.strip()
