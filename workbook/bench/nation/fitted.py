"""How something grows: the exponent of a power that fits what was measured best (least squares of the logarithms)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence


def exponent(measured: Sequence[tuple[float, float]]) -> float | None:
    """Return b of y = a·x^b; None when less than two different x have a y above nothing."""
    logs = [(math.log(x), math.log(y)) for x, y in measured if x > 0 and y > 0]
    if len({x for x, _ in logs}) < 2:  # noqa: PLR2004 -- a line needs two points
        return None
    return statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope


def slope(measured: Sequence[tuple[float, float]]) -> float:
    """Return how much y grows with each x on the straight line that fits best; 0 for a single x."""
    if len({x for x, _ in measured}) < 2:  # noqa: PLR2004 -- as above
        return 0.0
    return statistics.linear_regression([x for x, _ in measured], [y for _, y in measured]).slope
