"""The equations of a Word file on one line: what stands above, below or inside something must not become another number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from lxml import etree

from workbook.handouts.returned.package import attribute, child, local
from workbook.handouts.returned.word.word_containers import GONE

# A number or a name: it needs no brackets beside a sign.
_ONE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_CONTAINERS = frozenset({"ins", "moveTo", "smartTag", "customXml", "oMath"})
_OVER, _UNDER, _HAT, _BRACE, _INTEGRAL = "\u0305", "\u0332", "\u0302", "⏟", "∫"
Said = Callable[[etree._Element], str]  # noqa: SLF001 -- the only name lxml has for it


def pieces(element: etree._Element, said: Said) -> Iterator[tuple[str, bool]]:
    """Yield the words of an equation one after the other, and whether signs had to be put into them.

    `said` reads what is no part of an equation's own language: its runs of text.
    """
    for part in element:
        name = local(part)
        if name in GONE or name.endswith("Pr"):
            continue
        if name == "d":
            text = _in_brackets(part, said)
            yield text, not (_is_bracket(text[:1]) and _is_bracket(text[-1:]))
        elif name in _BUILT:
            yield _BUILT[name](part, said), True
        elif name in _CONTAINERS:
            yield from pieces(part, said)
        else:
            yield said(part), False


def clash(last: str, text: str) -> bool:
    """Tell whether two pieces would be read as one number or product if nothing stood between them."""
    return _counts(last, ")]}") and _counts(text[:1], "([{√∛∜_^")


def _counts(sign: str, signs: str) -> bool:
    if not sign:
        return False
    is_kanji = unicodedata.east_asian_width(sign) == "W"
    return sign in signs or unicodedata.combining(sign) > 0 or (sign.isalnum() and not is_kanji)


def _is_bracket(sign: str) -> bool:
    return bool(sign) and not sign.isalnum()


def _words(part: etree._Element | None, said: Said) -> str:
    line, was_built = "", False
    for text, is_built in () if part is None else pieces(part, said):
        if text:
            line += " " * ((is_built or was_built) and clash(line[-1:], text)) + text
            was_built = is_built
    return line.strip()


def _inner(part: etree._Element, name: str, said: Said) -> str:
    return _words(child(part, name), said)


def _one(part: etree._Element, name: str, said: Said) -> str:
    """Return what stands in one place of a structure, in brackets unless it is one number or name."""
    text = _inner(part, name, said)
    return text if not text or _ONE.fullmatch(text) or _is_wrapped(text) else f"({text})"


def _is_wrapped(text: str) -> bool:
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at > 0 and at == len(text) - 1
    return False


def _given(part: etree._Element, name: str, *, otherwise: str) -> str:
    """Return a property of a structure; a property without a value says that there is no such sign."""
    found = child(part, f"{local(part)}Pr", name)
    return otherwise if found is None else attribute(found, "val")


def _fraction(part: etree._Element, said: Said) -> str:
    above, below = _one(part, "num", said), _one(part, "den", said)
    if _given(part, "type", otherwise="bar") == "noBar":  # as k out of n is written
        return f"({above} {below})"
    return f"{above}/{below}" if above or below else ""


def _indexed(part: etree._Element, said: Said) -> str:
    """Say what has something below or above it: an index, a power, a limit."""
    base = _one(part, "e", said)
    return base + _indices(part, said)


def _indices(part: etree._Element, said: Said) -> str:
    signs = {"limLow": (("lim", "_"),), "limUpp": (("lim", "^"),)}.get(
        local(part), (("sub", "_"), ("sup", "^"))
    )
    texts = ((sign, _one(part, name, said)) for name, sign in signs)
    return "".join(f"{sign}{text}" for sign, text in texts if text)


def _indexed_before(part: etree._Element, said: Said) -> str:
    return f"{_indices(part, said)} {_one(part, 'e', said)}".strip()


def _root(part: etree._Element, said: Said) -> str:
    degree, of = _inner(part, "deg", said), _one(part, "e", said)
    return _ROOTS.get(unicodedata.normalize("NFKC", degree), f"√[{degree}]") + of if of or degree else ""


def _in_brackets(part: etree._Element, said: Said) -> str:
    between = _given(part, "sepChr", otherwise="|")
    text = between.join(_words(one, said) for one in part if local(one) == "e")
    return (
        f"{_given(part, 'begChr', otherwise='(')}{text}{_given(part, 'endChr', otherwise=')')}"
        if text
        else ""
    )


def _big(part: etree._Element, said: Said) -> str:
    sign = _given(part, "chr", otherwise=_INTEGRAL)
    return f"{sign}{_indices(part, said)} {_one(part, 'e', said)}".strip()


def _function(part: etree._Element, said: Said) -> str:
    return f"{_inner(part, 'fName', said)} {_one(part, 'e', said)}".strip()


def _matrix(part: etree._Element, said: Said) -> str:
    rows = ([_words(cell, said) for cell in row if local(cell) == "e"] for row in part if local(row) == "mr")
    return (
        "["
        + "; ".join(" ".join(text if " " not in text else f"({text})" for text in row) for row in rows)
        + "]"
    )


def _lines(part: etree._Element, said: Said) -> str:
    return "; ".join(_words(one, said) for one in part if local(one) == "e")


def _marked(part: etree._Element, said: Said) -> str:
    """Say what has a sign of its own over or under it."""
    usual = {"acc": _HAT, "groupChr": _BRACE}.get(local(part), _UNDER)
    if local(part) == "bar" and _given(part, "pos", otherwise="bot") == "top":
        usual = _OVER
    text = _one(part, "e", said)
    return text + _given(part, "chr", otherwise=usual) if text else ""


def _framed(part: etree._Element, said: Said) -> str:
    text = _inner(part, "e", said)
    return f"[{text}]" if text else ""


def _boxed(part: etree._Element, said: Said) -> str:
    return _one(part, "e", said)


_BUILT: dict[str, Callable[[etree._Element, Said], str]] = {
    "f": _fraction,
    **dict.fromkeys(("sSub", "sSup", "sSubSup", "limLow", "limUpp"), _indexed),
    "sPre": _indexed_before,
    "rad": _root,
    "nary": _big,
    "func": _function,
    "m": _matrix,
    "eqArr": _lines,
    **dict.fromkeys(("acc", "bar", "groupChr"), _marked),
    "borderBox": _framed,
    **dict.fromkeys(("box", "phant"), _boxed),
}
