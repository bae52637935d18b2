"""The outlines of chart symbols around 0, 0, as Plotly draws them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Point = tuple[float, float]
_QUARTER = 0.5523  # what makes a cubic curve look like a quarter of a circle


def outline(name: str, size: float) -> str:
    """Return the path of a symbol `size` pixels high; a name nobody knows is a circle."""
    return _OUTLINE.get(name, _circle)(size / 2)


def _closed(points: Sequence[Point]) -> str:
    return "M" + " L".join(f"{x:.2f},{y:.2f}" for x, y in points) + " Z"


def _circle(r: float) -> str:
    k = r * _QUARTER
    return (
        f"M{-r},0 C{-r},{-k} {-k},{-r} 0,{-r} C{k},{-r} {r},{-k} {r},0 "
        f"C{r},{k} {k},{r} 0,{r} C{-k},{r} {-r},{k} {-r},0 Z"
    )


def _square(r: float) -> str:
    return _closed([(-r, -r), (r, -r), (r, r), (-r, r)])


def _polygon(corners: int, *, grown: float = 1.0, turned: float = 0.0) -> Callable[[float], str]:
    def draw(r: float) -> str:
        angles = [turned - math.pi / 2 + 2 * math.pi * n / corners for n in range(corners)]
        return _closed([(grown * r * math.cos(a), grown * r * math.sin(a)) for a in angles])

    return draw


def _star(r: float) -> str:
    angles = [-math.pi / 2 + math.pi * n / 5 for n in range(10)]
    far = [1.4 * r if n % 2 == 0 else 0.535 * r for n in range(10)]
    return _closed([(d * math.cos(a), d * math.sin(a)) for d, a in zip(far, angles, strict=True)])


def _cross(r: float) -> str:
    a, b = 1.2 * r, 0.4 * r
    return _closed(
        [
            (a, b),
            (b, b),
            (b, a),
            (-b, a),
            (-b, b),
            (-a, b),
            (-a, -b),
            (-b, -b),
            (-b, -a),
            (b, -a),
            (b, -b),
            (a, -b),
        ]
    )


def _saltire(r: float) -> str:
    n = 0.8 * r / math.sqrt(2)
    return _closed(
        [
            (0, n),
            (n, 2 * n),
            (2 * n, n),
            (n, 0),
            (2 * n, -n),
            (n, -2 * n),
            (0, -n),
            (-n, -2 * n),
            (-2 * n, -n),
            (-n, 0),
            (-2 * n, n),
            (-n, 2 * n),
        ]
    )


def _arrow(r: float) -> str:
    """Draw a head that points up, its tip on the place."""
    return _closed([(0, 0), (-r, 2 * r), (r, 2 * r)])


_OUTLINE: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _polygon(4, grown=1.3),
    "triangle-up": _polygon(3, grown=1.3),
    "triangle-down": _polygon(3, grown=1.3, turned=math.pi),
    "star": _star,
    "cross": _cross,
    "hexagon": _polygon(6, grown=1.1),
    "pentagon": _polygon(5, grown=1.1),
    "x": _saltire,
    "arrow": _arrow,
}
