"""What people type into boxes, refused box by box."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST_NAME = 40
LONGEST_TITLE = 80


class Refused(Exception):  # noqa: N818 -- an answer to a person, not a mistake in a program
    """What was typed cannot be taken. `problems` says by box what to do, `is_guess` that a code was tried."""

    def __init__(self, problems: Mapping[str, str], *, is_guess: bool = False) -> None:
        super().__init__("\n".join(problems.values()))
        self.problems = dict(problems)
        self.is_guess = is_guess


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
