"""Several choices typed into one cell, whatever stands between them: line breaks, 、 ・ ; / and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BETWEEN = re.compile(r"[\s　]*(?:[\n／/、，,・･;；][\s　]*)+")


def read(text: str, options: Sequence[str]) -> list[str] | None:
    """Return the choices in a text, or None when something in it is none; a choice may hold such signs itself."""
    rest, found = text.strip(), list[str]()
    longest = sorted(options, key=len, reverse=True)
    while rest:
        label = next((one for one in longest if rest.startswith(one) and _ends(rest[len(one) :])), None)
        if label is None:
            return None
        found.append(label)
        rest = rest[len(label) :]
        between = _BETWEEN.match(rest)
        rest = rest[between.end() :] if between else rest.strip()
    return found


def _ends(rest: str) -> bool:
    return not rest.strip() or _BETWEEN.match(rest) is not None
