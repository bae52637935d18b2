"""Type-setting with typst and the fonts we ship: one way to a PDF that other programs can read, and to a PNG."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from workbook.texts import cleaning, letters

MISSING = "〓"
"""Stands for a letter that no font of ours has, as Japanese printers do it."""

_FONTS = Path(__file__).parents[1] / "fonts"
_FILES = ("BIZUDPGothic-Regular.ttf", "NotoSansCJKjp-Rest.otf")
_SIGNS = "☐☑☒✔✗✘★☆"
"""Signs that typst brings itself (DejaVu Sans Mono)."""
_DOTS_PER_INCH = 220
_UNSEEN = ((0x200B, 0x200F), (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))


def pdf(page: Path, data: Mapping[str, object]) -> bytes:
    """Return a page with its data as a PDF after PDF/UA-1 and PDF/A-2a; `data` may hold any letter."""
    return _compiled(page, printed(data), "pdf")


def png(page: Path, data: Mapping[str, object]) -> bytes:
    """Return a page with its data as a PNG for printing."""
    return _compiled(page, printed(data), "png")


def printed(value: object) -> object:
    """Return plain values whose texts are as a file can hold them, with `MISSING` where no font of ours has the letter."""
    if isinstance(value, str):
        text = cleaning.printable(value)
        return text if not missing(text) else "".join(map(_printed, letters.of(text)))
    if isinstance(value, Mapping):
        return {name: printed(one) for name, one in value.items()}
    return [printed(one) for one in value] if isinstance(value, list | tuple) else value


def missing(value: object) -> tuple[str, ...]:
    """Return the letters of all texts that no font of ours has, each once, in their order, without what no file can hold."""
    texts = map(cleaning.printable, _texts(value))
    return tuple(dict.fromkeys(letter for text in texts for letter in _missing(text)))


def _missing(text: str) -> Iterator[str]:
    if not _is_common(text) and not _known().issuperset(text):
        yield from (letter for letter in letters.of(text) if _printed(letter) != letter)


def _printed(letter: str) -> str:
    """Return a letter as it can be printed: what the eye sees as one is one sign."""
    return letter if all(sign in _known() or _is_unseen(sign) for sign in letter) else MISSING


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _is_common(text: str) -> bool:
    """Tell whether a text has only letters of JIS as Windows knows it: our fonts have all of them, and need not be read."""
    seen = text.replace("\n", "").replace("\u3000", "")
    try:
        seen.encode("cp932")
    except UnicodeEncodeError:
        return False
    return seen.isprintable()


def _is_unseen(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _UNSEEN)


@cache
def _known() -> frozenset[str]:
    """Return every letter that one of our fonts has."""
    from fontTools.ttLib import TTFont  # slow import that only those who print need

    known = set(_SIGNS) | {"\n", "\t"}
    for file in _FILES:
        with TTFont(_FONTS / file, lazy=True) as font:
            known.update(map(chr, font.getBestCmap()))
    return frozenset(known)


def _compiled(page: Path, data: object, form: Literal["pdf", "png"]) -> bytes:
    import typst  # 30 MB of type-setting that few visits need

    made: bytes = typst.compile(
        str(page),
        root=str(page.parents[1]),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format=form,
        ppi=_DOTS_PER_INCH if form == "png" else None,
        pdf_standards=["ua-1", "a-2a"] if form == "pdf" else [],
    )
    return made
