"""A text on as many slides as it needs: sentences stay whole, and the slides are about equally full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbook.content.forms import line_breaks

_MOST = 99  # lines; no paragraph has more
_SENTENCE = re.compile(r"[^。]*。[」』）]*|[^。]+")
_ITEM = re.compile(r"^-[ \u3000]+")
_OPEN, _CLOSE = "「『（", "」』）"

Page = tuple[str, ...]


def of_texts(texts: Sequence[str], *, room: float, lines: int) -> tuple[Page, ...]:
    """Return the paragraphs of some texts page by page; none has more than `lines` lines of `room` letters.

    A paragraph that must be divided is divided between sentences; only a sentence longer than a page is too long.
    """
    said = [_ITEM.sub("・", one.strip()) for text in texts for one in text.splitlines() if one.strip()]
    found = [part for one in said for part in _parts(one, room, lines)]
    count = len(_filled(found, room, lines))
    least = -(-sum(_tall(one, room) for one in found) // max(count, 1))
    tried = (_filled(found, room, most) for most in range(min(least, lines), lines + 1))
    return next(pages for pages in tried if len(pages) == count)


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; what somebody says in brackets belongs to the one around it."""
    kept = ""
    for piece in _SENTENCE.findall(paragraph):
        kept += piece
        if sum(map(kept.count, _OPEN)) <= sum(map(kept.count, _CLOSE)):
            yield kept
            kept = ""
    if kept:
        yield kept


def _filled(paragraphs: Sequence[str], room: float, most: int) -> tuple[Page, ...]:
    """Return pages filled one after the other."""
    pages: list[list[str]] = [[]]
    used = 0
    for paragraph in paragraphs:
        tall = _tall(paragraph, room)
        if pages[-1] and used + tall > most:
            pages.append([])
            used = 0
        pages[-1].append(paragraph)
        used += tall
    return tuple(tuple(page) for page in pages if page)


def _parts(paragraph: str, room: float, most: int) -> list[str]:
    """Return a paragraph as it is, or as parts when it is longer than a page."""
    if _tall(paragraph, room) <= most:
        return [paragraph]
    parts = [""]
    for sentence in sentences(paragraph):
        if parts[-1] and _tall(parts[-1] + sentence, room) > most:
            parts.append("")
        parts[-1] += sentence
    return parts


def _tall(text: str, room: float) -> int:
    return line_breaks.lines(text, room, _MOST)
