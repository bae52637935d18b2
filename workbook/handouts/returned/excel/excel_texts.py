"""The words of a text in an Excel file, as its readers see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from workbook.handouts.returned.package import child, local
from workbook.texts import cleaning

# A sign XML cannot hold stands as _xHHHH_. Excel keeps the escape of such letters once, LibreOffice 7.4 twice.
_ESCAPED = re.compile(r"_(?P<own>(?:x005F_)+)(?=x[0-9A-Fa-f]{4}_)|_x(?P<sign>[0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Text:
    """The words of a text piece by piece, each with whether it is struck out; None: as its cell is."""

    pieces: tuple[tuple[str, bool | None], ...] = ()

    def whole(self) -> str:
        """Return all of it."""
        return plain("".join(words for words, _ in self.pieces))

    def parted(self, *, struck: bool) -> tuple[str, str]:
        """Return what counts and what is struck out, in a cell that is `struck` out or is not."""
        kept, gone = list[str](), list[str]()
        for words, is_gone in self.pieces:
            (gone if (struck if is_gone is None else is_gone) else kept).append(words)
        return plain("".join(kept)), plain("".join(gone))


def read(item: etree._Element) -> Text:
    """Return a text with or without its own looks, without the reading above it (ふりがな)."""
    pieces = list[tuple[str, bool | None]]()
    for part in item:
        name = local(part)
        if name == "t":
            pieces.append((part.text or "", None))
        elif name == "r":
            words = "".join(one.text or "" for one in part if local(one) == "t")
            looks = child(part, "rPr")
            pieces.append((words, None if looks is None else is_struck(looks)))
    return Text(tuple(pieces))


def is_struck(looks: etree._Element) -> bool:
    """Tell whether a font strikes its letters out."""
    strike = child(looks, "strike")
    return strike is not None and strike.get("val", "1") not in {"0", "false", "off"}


def plain(text: str) -> str:
    """Return a text with the signs that XML cannot hold, and one kind of line break."""
    return cleaning.printable(
        _ESCAPED.sub(lambda one: "_" if one["own"] else chr(int(one["sign"], 16)), text)
    )
