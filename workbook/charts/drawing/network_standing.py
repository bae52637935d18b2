"""Where the people of a network stand whom somebody has put there: at shares of the paper, the same at every width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.charts.drawing import network_places
from workbook.charts.drawing.network_places import Places

Share = tuple[int, int]
"""How far right and how far down, in hundredths of the paper on which a whole frame can stand."""

LOWEST, HIGHEST = 430.0, 560.0
_AIR = (6.0, 10.0)
_SPOTS = [(across, down) for down in range(0, 101, 10) for across in range(0, 101, 10)]
_ACROSS, _DOWN = 4, 7
_SEEN, _ENOUGH = 175, 280
"""On a phone two frames leave a tie between them to be seen from 44 hundredths on, one above the other from 25 on."""
_MIDDLE = (50, 50)


def standing(
    given: Mapping[str, Share | None],
    around: Places,
    *,
    width: float,
    box: tuple[float, float],
    least: float = LOWEST,
) -> Places:
    """Return places for everybody; whoever nobody has put anywhere stands where there is most room.

    `around` is where they would stand if nobody had been put anywhere: so high, and by name or number. `least`: how
    high the paper is at least.
    """
    mark = network_places.DOT if around.numbered else box
    height = min(max(around.height, least), HIGHEST)
    at = {one: on_paper(share, (width, height), mark) for one, share in shares(given).items()}
    return Places(at, height, around.numbered)


def shares(given: Mapping[str, Share | None]) -> dict[str, Share]:
    """Return where on the paper everybody stands, in the given order; whole numbers, so that everywhere it is the same."""
    found = {one: share for one, share in given.items() if share is not None}
    taken = list(found.values())
    for one, share in given.items():
        if share is None:
            found[one] = free_spot(taken)
            taken.append(found[one])
    return {one: found[one] for one in given}


def free_spot(taken: Iterable[Share]) -> Share:
    """Return the spot nearest the middle from which ties are seen well, else where they are seen best.

    Where they are hardly seen, further out is better, as no line from the middle to somebody else runs there.
    """
    stood = list(taken)

    def worth(spot: Share) -> tuple[int, int]:
        seen = min([_ENOUGH, *(max(_between(spot, one)) for one in stood)])
        across, down = _between(spot, _MIDDLE)
        away = across**2 + down**2
        return seen, -away if seen >= _SEEN else away

    return max(_SPOTS, key=worth)


def on_paper(share: Share, paper: tuple[float, float], mark: tuple[float, float]) -> tuple[float, float]:
    """Return where in pixels the middle of a frame lies that stands at a share of the paper."""
    left, top = mark[0] / 2 + _AIR[0], mark[1] / 2 + _AIR[1]
    return (
        left + share[0] / 100 * (paper[0] - 2 * left),
        top + share[1] / 100 * (paper[1] - 2 * top),
    )


def _between(one: Share, other: Share) -> tuple[int, int]:
    """Return how far two spots are apart across and down, counted so that a tie is seen from `_SEEN` on in either."""
    return _ACROSS * abs(one[0] - other[0]), _DOWN * abs(one[1] - other[1])
