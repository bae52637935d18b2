"""The words of a text in an Excel file, as its readers see them."""

from __future__ import annotations

import re

from lxml import etree

from workbook.handouts.returned.package import local
from workbook.texts import cleaning

# A sign XML cannot hold stands as _xHHHH_. Excel keeps the escape of such letters once, LibreOffice 7.4 twice.
_ESCAPED = re.compile(r"_(?P<own>(?:x005F_)+)(?=x[0-9A-Fa-f]{4}_)|_x(?P<sign>[0-9A-Fa-f]{4})_")


def said(item: etree._Element) -> str:
    """Return the words of a text with or without its own looks, without the reading above it (ふりがな)."""
    words = []
    for part in item:
        name = local(part)
        if name == "t":
            words.append(part.text or "")
        elif name == "r":
            words.extend(one.text or "" for one in part if local(one) == "t")
    return plain("".join(words))


def plain(text: str) -> str:
    """Return a text with the signs that XML cannot hold, and one kind of line break."""
    return cleaning.printable(
        _ESCAPED.sub(lambda one: "_" if one["own"] else chr(int(one["sign"], 16)), text)
    )
