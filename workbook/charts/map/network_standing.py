"""Where the people of a network stand whom somebody has put there: at shares of the paper, the same at every width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from workbook.charts.map import network_places
from workbook.charts.map.network_places import Places

Share = tuple[int, int]
"""How far right and how far down, in hundredths of the paper on which a whole frame can stand."""

Size = tuple[float, float]

LOWEST, HIGHEST = 430.0, 560.0
_AIR = (6.0, 10.0)
_SPOTS = [(across, down) for down in range(0, 101, 10) for across in range(0, 101, 10)]
_ACROSS, _DOWN = 4, 7
_SEEN, _ENOUGH = 175, 280
"""On a phone two frames leave a tie between them to be seen from 44 hundredths on, one above the other from 25 on."""
_MIDDLE = (50, 50)
_SAME = 4
"""Who stands no further than this from somebody, across and down, hides that person's name."""
_FREE = (140, 98, 48)
"""From there on frames on a phone do not touch, then those on a wide screen, then small numbers."""
_WELL_APART, _NEAR = (44.0, 34.0), (22.0, 16.0)
"""So much is left between two frames for a tie with two heads to be seen, and so much at least."""
_EDGE, _TINY, _SLACK, _TURNS = 3.0, 0.01, 2.0, 300
_LOOKS = 216_000
"""So often at most two frames are looked at, for the largest maps too."""
_FULL = 0.8
"""Where frames and the room between them take more than this share of the paper, there is no way."""


def standing(
    given: Mapping[str, Share | None], around: Places, *, width: float, box: tuple[float, float]
) -> Places:
    """Return places for everybody; whoever nobody has put anywhere stands where there is most room.

    `around` is where they would stand if nobody had been put anywhere: so high, and by name or number.
    """
    mark = network_places.DOT if around.numbered else box
    height = min(max(around.height, LOWEST), HIGHEST)
    at = {one: on_paper(share, (width, height), mark) for one, share in shares(given).items()}
    return Places(at, height, around.numbered)


def spread(usual: Places, *, width: float, mark: Size, paper: Size, frames: Mapping[str, Size]) -> Places:
    """Return the same places on a paper of another size, where everybody's frame is as large as their name.

    `usual` are places on a paper `width` wide on which every frame is a `mark`.
    """
    left, top = mark[0] / 2 + _AIR[0], mark[1] / 2 + _AIR[1]
    room = (max(width - 2 * left, 1), max(usual.height - 2 * top, 1))
    at = {
        one: on_paper(((x - left) / room[0] * 100, (y - top) / room[1] * 100), paper, frames[one])
        for one, (x, y) in usual.at.items()
    }
    return Places(at, paper[1], numbered=False)


def apart(places: Places, frames: Mapping[str, Size], *, width: float) -> Places:
    """Return the places with frames that lay on each other beside each other; where there is room, well apart.

    On a paper that is full some still do. Nobody else moves, and nobody leaves the paper.
    """
    paper = (width, places.height)
    ways = ((_WELL_APART, paper), (_NEAR, (1.0, 1.0)), (_NEAR, paper))
    tried = (_moved(places, frames, paper, gap, shape) for gap, shape in ways)
    found = list(_until_free(tried, frames, width))
    return found[-1]


def _until_free(tried: Iterable[Places], frames: Mapping[str, Size], width: float) -> Iterator[Places]:
    for one in tried:
        yield one
        if not covers(one, frames, width=width):
            return


def _moved(places: Places, frames: Mapping[str, Size], paper: Size, gap: Size, shape: Size) -> Places:
    """Return the places so far apart; a frame goes where, measured by `shape`, less of it lies on another one."""
    at = {one: list(spot) for one, spot in places.at.items()}
    taken = sum((frames[one][0] + gap[0]) * (frames[one][1] + gap[1]) for one in at)
    if taken > _FULL * paper[0] * paper[1]:
        return places
    for _ in range(min(_TURNS, _LOOKS // max(len(at) ** 2, 1))):
        pairs = [pair for pair in combinations(at, 2) if min(_overlap(at, frames, pair, gap)) > _TINY]
        if not pairs:
            break
        for pair in pairs:
            over = _overlap(at, frames, pair, gap)
            side = 0 if over[0] * shape[1] < over[1] * shape[0] else 1
            one, other = sorted(pair, key=lambda name: at[name][side])
            for name, way in ((one, -1), (other, 1)):
                least = frames[name][side] / 2 + _EDGE
                moved = at[name][side] + way * max(over[side], 0) / 2
                at[name][side] = min(max(moved, least), max(paper[side] - least, least))
    return Places({one: (x, y) for one, (x, y) in at.items()}, places.height, places.numbered)


def covers(places: Places, frames: Mapping[str, Size], *, width: float) -> bool:
    """Tell whether somebody's frame lies on another one, or reaches over the edge of the paper."""
    paper = (width, places.height)
    reaches_over = any(
        not frames[one][side] / 2 <= spot[side] <= paper[side] - frames[one][side] / 2
        for one, spot in places.at.items()
        for side in (0, 1)
    )
    return reaches_over or any(
        min(_overlap(places.at, frames, pair, _NEAR)) > _SLACK for pair in combinations(places.at, 2)
    )


def _overlap(
    at: Mapping[str, Sequence[float]], frames: Mapping[str, Size], pair: tuple[str, str], gap: Size
) -> tuple[float, float]:
    """Return how far two frames, with the room for a tie between them, lie on each other across and down."""
    (x, y), (x1, y1) = at[pair[0]], at[pair[1]]
    (w, h), (w1, h1) = frames[pair[0]], frames[pair[1]]
    return (w + w1) / 2 + gap[0] - abs(x - x1), (h + h1) / 2 + gap[1] - abs(y - y1)


def shares(given: Mapping[str, Share | None]) -> dict[str, Share]:
    """Return where on the paper everybody stands, in the given order; whole numbers, so that everywhere it is the same.

    Who was put (nearly) on somebody before stands beside, as two people who put somebody at once did not see it.
    """
    placed = {one: share for one, share in given.items() if share is not None}
    found: dict[str, Share] = {}
    for one, share in placed.items():
        if not any(_hides(share, other) for other in found.values()):
            found[one] = share
    for one in given:
        if one not in found:
            stood = found.values()
            found[one] = _beside(placed[one], stood) if one in placed else free_spot(stood)
    return {one: found[one] for one in given}


def _hides(one: Share, other: Share) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _SAME


def _beside(share: Share, taken: Iterable[Share]) -> Share:
    """Return the nearest spot on which nobody is touched; on a full paper the one that touches least."""
    stood = list(taken)

    def worth(spot: Share) -> tuple[int, int]:
        seen = min(max(_between(spot, one)) for one in stood)
        across, down = _between(spot, share)
        return next((least for least in _FREE if seen >= least), seen), -(across**2 + down**2)

    return max(_SPOTS, key=worth)


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


def on_paper(share: tuple[float, float], paper: Size, mark: Size) -> tuple[float, float]:
    """Return where in pixels the middle of a frame lies that stands at a share of the paper."""
    left, top = mark[0] / 2 + _AIR[0], mark[1] / 2 + _AIR[1]
    return (
        left + share[0] / 100 * (paper[0] - 2 * left),
        top + share[1] / 100 * (paper[1] - 2 * top),
    )


def _between(one: Share, other: Share) -> tuple[int, int]:
    """Return how far two spots are apart across and down, counted so that a tie is seen from `_SEEN` on in either."""
    return _ACROSS * abs(one[0] - other[0]), _DOWN * abs(one[1] - other[1])
