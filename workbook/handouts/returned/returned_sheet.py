"""What one sheet of a returned file says: texts at their addresses, and words that stand at none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.content.model.answers import SeenValues

NEW_ROW = "new"
HEADING = "="


@dataclass(frozen=True)
class Loose:
    """Words without an address: where they stand, and the question or table above them, if there is one.

    In a line of headings they are `is_heading`.
    """

    where: str
    text: str
    near: str = ""
    is_heading: bool = False


@dataclass(frozen=True)
class Pasted:
    """A picture or file that stands in a Word file: the question around or above it, if there is one.

    One that stands alone right below the id of its question (`is_below`) may be the handout's own.
    """

    near: str
    is_below: bool = False


@dataclass(frozen=True)
class Returned:
    """One sheet of a returned file.

    `mark` is the sheet's visible id, empty when it was lost. `texts` has what stands at each address:
    `<question>` for a single answer, `<grid>/<row>/<column>` for a cell; new rows are called new1, new2, …, and a
    column that is known by its heading only is `=<heading>`. `places` says where in the file a text stands, `days`
    which day (YYYY-MM-DD) a cell means that shows less than that. `problems` are sentences for its reader.
    `pictures` are those of a Word file; on a page of Excel they are `problems`.
    `values` are the answers of a file that holds them ready, and no texts that would have to be understood.
    """

    mark: str
    title: str
    texts: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[Loose, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    pictures: tuple[Pasted, ...] = ()
    values: SeenValues | None = None
