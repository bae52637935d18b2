"""What a drill has to say: how often it was done, how many words were promised, how many were lost or made up."""

from __future__ import annotations

from dataclasses import dataclass


class CannotDrill(Exception):  # noqa: N818 -- it is an answer to a person, not a slip of the program
    """Something the drill needs is not on this machine; the message is a sentence."""


@dataclass(frozen=True)
class Outcome:
    """One drill: what was done, `times`; of the words `promised` (shown as saved), how many were lost or made up."""

    what: str
    times: int
    promised: int
    lost: int
    made_up: int
    broken: int = 0

    @property
    def is_good(self) -> bool:
        """Tell whether something was promised at all, and all of it held."""
        return self.promised > 0 and self.lost == self.made_up == self.broken == 0

    def __str__(self) -> str:
        """Return it as a line."""
        found = (
            f"失われた言葉 {self.lost:,}、だれも書いていない言葉 {self.made_up:,}、壊れた記録 {self.broken:,}"
        )
        return f"{'○' if self.is_good else '×'} {self.what} {self.times:,} 回：保存済みの言葉 {self.promised:,}、{found}"
