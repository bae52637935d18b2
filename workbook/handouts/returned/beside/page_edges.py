"""What people write at the head and foot of all pages, without what a handout prints there itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from workbook.handouts.returned import own_words
from workbook.handouts.returned.package import Package, child, local
from workbook.handouts.returned.word import word_text

_WORD = {"header": "ヘッダー", "footer": "フッター"}
_EXCEL = {
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader"), "ヘッダー"),
    **dict.fromkeys(("oddFooter", "evenFooter", "firstFooter"), "フッター"),
}
# What Excel puts in front of a third of the line, of letters' looks, and of numbers and names it fills in itself.
_ORDER = re.compile(
    r'&(?:(?P<third>[LCR])|(?P<sign>&)|"[^"]*"|K[0-9A-F]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]+|.)', re.IGNORECASE
)
_ONLY_NUMBERS = re.compile(r"(?:[0-9/\-‐–—―ー.,()・]|ページ|頁|page|of)*", re.IGNORECASE)


def of_word(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield the words at the edges of a document, each once, with where they are."""
    ours = _own(package)
    found = []
    for relation in package.relations(main).values():
        root = package.xml(relation.part) if relation.kind in _WORD else None
        if root is not None:
            text = _written(word_text.of_block(root), ours, is_first_ours=relation.kind == "header")
            found.append((_WORD[relation.kind], text))
    yield from dict.fromkeys(one for one in found if one[1])


def of_excel(package: Package, page: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words at the edges of a page, each once, with where they are."""
    ours = _own(package)
    edges = child(page, "headerFooter")
    found = []
    for one in () if edges is None else edges:
        where = _EXCEL.get(local(one), "")
        text = _ORDER.sub(lambda order: "\n" if order["third"] else order["sign"] or "", one.text or "")
        found.append((where, _written(text, ours, is_first_ours=where == "フッター")))
    yield from dict.fromkeys(one for one in found if one[1])


def _own(package: Package) -> str | None:
    """Return what the handout printed there when it left, as it is compared; None where the file does not say it any more."""
    core = next((one for one in package.relations("").values() if one.kind == "core-properties"), None)
    subject = child(package.xml(core.part), "subject") if core else None
    return own_words.plain(subject.text) if subject is not None and subject.text else None


def _written(text: str, ours: str | None, *, is_first_ours: bool) -> str:
    lines = [line.strip() for line in text.split("\n") if not _ONLY_NUMBERS.fullmatch(own_words.plain(line))]
    if ours is None:
        return "\n".join(lines[int(is_first_ours) :])
    kept = []
    for line in lines:
        bare = own_words.plain(line)
        if ours in bare:
            kept.append(bare.replace(ours, "", 1))
        elif bare not in ours:
            kept.append(line)
    return "\n".join(filter(None, kept))
