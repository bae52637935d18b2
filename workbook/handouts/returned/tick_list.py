"""A list of boxes to tick, as Word shows choices: which of them somebody ticked, and what was written beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPEN = "☐□"
_TICKED = "☑☒✓✔■レ○●◎✕×〆"
_BOX = re.compile(rf"[{_OPEN}{_TICKED}\s　]+")
# These stand for a box before any words; a レ or ○ only before a choice: レスパイト, ○○さん.
_SURE = re.compile(r"[☐□☑☒✓✔■][☐□☑☒✓✔■\s　]*")


def chosen(text: str, options: Sequence[str]) -> tuple[str, str]:
    """Return the ticked choices, one a line, and the lines that are no choice; a text without boxes is returned whole."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [_box(line, options) for line in lines]
    if not any(box for box, _ in found):
        return text, ""
    ticked = [label for box, label in found if label in options and (not box or set(box) & set(_TICKED))]
    ticked += [label for box, label in found if label not in options and set(box) & set(_TICKED)]
    beside = [line for line, (box, label) in zip(lines, found, strict=True) if label not in options]
    beside = [line for line in beside if not set(_box(line, options)[0]) & set(_TICKED)]
    return "\n".join(ticked), "\n".join(beside)


def _box(line: str, options: Sequence[str]) -> tuple[str, str]:
    """Return the signs before a choice and the choice; a choice may begin with such a sign itself (レスパイト)."""
    if line in options:
        return "", line
    signs = _BOX.match(line)
    longest = signs.end() if signs else 0
    for end in range(1, longest + 1):
        if line[end:].strip() in options:
            return line[:end].strip(), line[end:].strip()
    sure = _SURE.match(line)
    return (sure[0].strip(), line[sure.end() :].strip()) if sure else ("", line)
