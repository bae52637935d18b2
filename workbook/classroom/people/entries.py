"""What people type into boxes: cleaned, or refused box by box."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST_NAME = 40
LONGEST_TITLE = 80

# Zero-width spaces, soft hyphens and everything that turns the direction of writing.
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_REMOVED = {"Cc", "Cs"}
_SEEN = {"L", "N", "P", "S"}
_GAIJI = {"Co", "Cn"}


class Refused(Exception):  # noqa: N818 -- an answer to a person, not a mistake in a program
    """What was typed cannot be taken. `problems` says by box what to do, `is_guess` that a code was tried."""

    def __init__(self, problems: Mapping[str, str], *, is_guess: bool = False) -> None:
        super().__init__("\n".join(problems.values()))
        self.problems = dict(problems)
        self.is_guess = is_guess


def clean(typed: str) -> str:
    """Return a single line without what cannot be seen: control characters, text direction, stray surrogates.

    Variation selectors and joiners stay (葛󠄀 and 👩‍🏫 are written with them), and so do 外字: names have them.
    """
    spaced = "".join(" " if letter.isspace() else letter for letter in typed)
    kept = [letter for letter in spaced if letter not in _INVISIBLE and _kind(letter) not in _REMOVED]
    if not any(_kind(letter)[0] in _SEEN or _kind(letter) in _GAIJI for letter in kept):
        return ""
    return " ".join("".join(kept).split())


def problem_of(name: str, *, label: str, longest: int = LONGEST_NAME, required: bool = True) -> str | None:
    """Return what is wrong with a cleaned name, None if nothing is."""
    if not name:
        return f"{label}を入力してください。" if required else None
    if len(name) > longest:
        return f"{label}は {longest} 文字までです（いまは {len(name)} 文字）。短くしてください。"
    return None


def sameness(name: str, department: str) -> str:
    """Return what is compared when somebody comes back: width, case and spaces make no difference."""
    return "\n".join(
        "".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in (name, department)
    )


def _kind(letter: str) -> str:
    return unicodedata.category(letter)
