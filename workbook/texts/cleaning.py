"""What is left out of words before they are kept, written into files, drawn, or taken as a name.

Each step leaves out more than the one before: what is kept must lose nothing somebody meant, a name is one clean line.
"""

from __future__ import annotations

import re
import unicodedata

_HALVES = "\ud800-\udfff"  # of surrogate pairs; no encoding carries one alone
_NOT_STORABLE = re.compile(f"[\0{_HALVES}]")
_NOT_PRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff{_HALVES}]")
_NOT_DRAWABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff{_HALVES}]")
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")

# Zero-width spaces, soft hyphens and everything that turns the direction of writing.
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_REMOVED = {"Cc", "Cs"}
_SEEN = {"L", "N", "P", "S"}
_GAIJI = {"Co", "Cn"}


def storable(text: str) -> str:
    """Return the text without NUL and lone surrogates, which no database and no file can carry."""
    return _NOT_STORABLE.sub("", text)


def one_break(text: str) -> str:
    """Return the text with one kind of line break, whichever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def printable(text: str) -> str:
    """Return the text as every kind of file can hold it: one kind of line break, nothing XML cannot carry."""
    return _NOT_PRINTABLE.sub("", one_break(text))


def unprintable(text: str) -> int:
    """Return how many signs `printable` leaves out."""
    return len(_NOT_PRINTABLE.findall(text.replace("\r", "")))


def drawable(text: str) -> str:
    """Return the text without signs that no screen can show, without tabs and without blank edges."""
    return _NOT_DRAWABLE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ").strip(" \n\u3000")


def as_id(typed: str) -> str:
    """Return what names something in an address as ids are written: half-width, in small letters, without blanks."""
    return "".join(unicodedata.normalize("NFKC", typed).lower().split())


def one_line(typed: str) -> str:
    """Return a single line without what cannot be seen: control characters, text direction, stray surrogates.

    Variation selectors and joiners stay (葛󠄀 and 👩‍🏫 are written with them), and so do 外字: names have them.
    """
    spaced = "".join(" " if letter.isspace() else letter for letter in typed)
    kept = [letter for letter in spaced if letter not in _INVISIBLE and _kind(letter) not in _REMOVED]
    return " ".join("".join(kept).split()) if is_seen("".join(kept)) else ""


def is_seen(text: str) -> bool:
    """Tell whether a text holds anything that can be seen; it is looked at up to the first such sign."""
    return any(_kind(letter)[0] in _SEEN or _kind(letter) in _GAIJI for letter in text)


def _kind(letter: str) -> str:
    return unicodedata.category(letter)
