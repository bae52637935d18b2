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
