"""Two texts beside each other, letter by letter: what stayed, what came, what went.

diff-match-patch (the package that Debian and conda carry on) and not `difflib`: two texts of 10,000 letters took 0.5 s,
with `difflib` 4 s and no end to it, and only the former joins scattered letters to something that can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # no published types

from workbook.texts import letters

SAME = "same"
ADDED = "added"
REMOVED = "removed"

_KINDS = {0: SAME, 1: ADDED, -1: REMOVED}
_LONGEST = 0.5
_SPARE = range(0xF0000, 0x10FFFE)


@dataclass(frozen=True)
class Segment:
    """A piece of text that is the same in both, was added, or was removed."""

    kind: str
    text: str


def segments(first: str, now: str) -> tuple[Segment, ...]:
    """Return both texts as pieces in order: same and removed are the first, same and added the one of now.

    What is seen as one letter (emoji sequences, variants, combining marks) is never cut.
    """
    before, after = list(letters.of(first)), list(letters.of(now))
    used = set(first) | set(now)
    spare = (chr(number) for number in _SPARE if chr(number) not in used)
    stands = {one: one if len(one) == 1 else next(spare) for one in dict.fromkeys(before + after)}
    means = {letter: one for one, letter in stands.items()}
    differ = diff_match_patch()
    differ.Diff_Timeout = _LONGEST
    found = differ.diff_main(
        "".join(stands[one] for one in before), "".join(stands[one] for one in after), checklines=False
    )
    differ.diff_cleanupSemantic(found)
    return tuple(Segment(_KINDS[kind], "".join(means[one] for one in text)) for kind, text in found if text)
