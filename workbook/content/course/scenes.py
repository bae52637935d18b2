"""How far a case has been told: a scene opens when somebody wants it and something is written for the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.content.model.answers import SeenValues
from workbook.content.model.cases import Case, Stage


@dataclass(frozen=True)
class Told:
    """The scenes that are open. `next_may_open`: there is more, and it may be opened now. `is_over`: so is the debrief.

    `is_held`: the facilitator keeps everybody here for now.
    """

    scenes: tuple[Stage, ...]
    count: int
    next_may_open: bool
    is_over: bool
    is_held: bool = False


@dataclass(frozen=True)
class Bounds:
    """What a facilitator decided: scenes up to `open_to` are open to everybody; nobody goes beyond `held_at` (None: free)."""

    open_to: int = 1
    held_at: int | None = None


FREE = Bounds()


def chosen(case: Case, only: Sequence[str]) -> tuple[Stage, ...]:
    """Return the scenes of a case in its order, all of them or those a module asks for."""
    some = tuple(stage for stage in case.stages if stage.id in only)
    return some or case.stages


def may_open(stages: Sequence[Stage], values: SeenValues, *, bounds: Bounds = FREE) -> int:
    """Return how many scenes may be open, the debrief as one after the last.

    Each one whose scene before has words or was opened for everybody; what has words stays open when it is held.
    """
    passed = [
        place < bounds.open_to or has_words for place, has_words in enumerate(_written(stages, values), 1)
    ]
    free = 1 + next((place for place, is_passed in enumerate(passed) if not is_passed), len(passed))
    return free if bounds.held_at is None else min(free, max(bounds.held_at, _reached(stages, values)))


def told(stages: Sequence[Stage], values: SeenValues, *, opened: int, bounds: Bounds = FREE) -> Told:
    """Return what is open when `opened` scenes were asked for (the debrief counts as one after the last).

    What has words is open whatever was asked for: a reload or a team-mate's browser shows it again.
    """
    allowed = may_open(stages, values, bounds=bounds)
    count = max(_reached(stages, values), min(bounds.open_to, len(stages)), min(opened, allowed))
    is_over = count > len(stages)
    return Told(
        tuple(stages[:count]),
        count,
        next_may_open=not is_over and allowed > count,
        is_over=is_over,
        is_held=bounds.held_at is not None and not is_over and count >= bounds.held_at,
    )


def _written(stages: Sequence[Stage], values: SeenValues) -> list[bool]:
    return [bool(str(values.get(stage.id, "")).strip()) for stage in stages]


def _reached(stages: Sequence[Stage], values: SeenValues) -> int:
    written = enumerate(_written(stages, values), start=1)
    return max((place for place, has_words in written if has_words), default=1)
