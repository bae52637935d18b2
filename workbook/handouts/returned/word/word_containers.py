"""What of a Word file is inside content controls, tags and tracked insertions, and what accepted changes take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from workbook.handouts.returned.package import child, local
from workbook.handouts.returned.safe_file import FileRefused

# What is taken away by accepting the changes, what is not words, and what is said elsewhere.
GONE = frozenset(
    {
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "rt",
        "rubyPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "delText",
    }
)
_EMBEDDED = "ほかのファイルが中に差しこまれたままです（Word で開き、上書き保存すると、ふつうの文になります。それから入れてください）"


def opened(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield paragraphs, tables, rows or cells with those inside content controls, tags and other containers."""
    for element in elements:
        name = local(element)
        if name == "sdt":
            if not is_hint(element):
                content = child(element, "sdtContent")
                yield from opened(() if content is None else content)
        elif name in {"customXml", "ins", "moveTo", "smartTag"}:
            yield from opened(element)
        elif name == "altChunk":
            raise FileRefused(_EMBEDDED)
        elif name not in GONE:
            yield element


def is_hint(control: etree._Element) -> bool:
    """Tell whether a content control says only 「ここをクリックして…」, which nobody wrote."""
    return child(control, "sdtPr", "showingPlcHdr") is not None
