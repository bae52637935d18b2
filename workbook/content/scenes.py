"""How far a case has been told: a scene opens when somebody wants it and something is written for the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.content.model import Case, Stage


@dataclass(frozen=True)
class Told:
    """The scenes that are open. `next_may_open`: there is more, and it may be opened now. `is_over`: so is the debrief."""

    scenes: tuple[Stage, ...]
    count: int
    next_may_open: bool
    is_over: bool


def chosen(case: Case, only: Sequence[str]) -> tuple[Stage, ...]:
    """Return the scenes of a case in its order, all of them or those a module asks for."""
    some = tuple(stage for stage in case.stages if stage.id in only)
    return some or case.stages


def told(stages: Sequence[Stage], values: Mapping[str, Any], *, opened: int) -> Told:
    """Return what is open when `opened` scenes were asked for (the debrief counts as one after the last).

    What has words is open whatever was asked for: a reload or a team-mate's browser shows it again.
    """
    written = [bool(str(values.get(stage.id, "")).strip()) for stage in stages]
    reached = max((place for place, has_words in enumerate(written, start=1) if has_words), default=1)
    allowed = 1 + next((place for place, has_words in enumerate(written) if not has_words), len(written))
    count = max(reached, min(opened, allowed))
    is_over = count > len(stages)
    shown = tuple(stages[: min(count, len(stages))])
    return Told(shown, count, next_may_open=not is_over and allowed > count, is_over=is_over)
