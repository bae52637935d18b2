"""Who stands where on a map, in frames of which size: the same at every stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.charts.drawing import look
from workbook.charts.map import network_places, network_standing, network_ties
from workbook.charts.map.network_places import Places
from workbook.charts.map.network_standing import Size
from workbook.charts.map.network_ties import Network, Node
from workbook.content.forms import line_breaks
from workbook.texts import widths

_USUAL = 760.0
"""So wide is the paper from which a map is taken that is to fill a paper of another shape."""
_IN_ONE_LINE, _IN_A_LINE = 6.0, 9.0
"""How many letters a name has on one line, and on one of several."""


@dataclass(frozen=True)
class NetworkPlan:
    """Who stands where, in frames of which size, on how many strengths: the same at every stage."""

    places: Places
    middle: str
    size: Size
    steps: int
    width: float = 0
    frames: Mapping[str, Size] = field(default_factory=dict)
    """How large the frame of everybody is where it is as large as the name; all others are of one `size`."""

    def frame(self, node: str) -> Size:
        """Return how large somebody's frame is."""
        return self.frames.get(node, self.size)

    @property
    def is_crowded(self) -> bool:
        """Tell whether frames as large as the names cover each other."""
        return bool(self.frames) and network_standing.covers(self.places, self.frames, width=self.width)


def plan(network: Network, steps: int, *, width: float, narrow: bool) -> NetworkPlan:
    """Return where everybody stands; the network is the whole one, so that nobody moves when some are hidden."""
    middle = network_ties.middle(network.nodes, network.ties)
    others = [node.id for node in network.nodes if node.id != middle]
    box = (78.0, 54.0) if narrow else (122.0, 50.0)
    around = network_places.around(middle, others, width=width, box=box)
    size = network_places.DOT if around.numbered else box
    given = {node.id: node.position for node in network.nodes}
    if not any(given.values()):
        return NetworkPlan(around, middle, size, steps)
    places = network_standing.standing(given, around, width=width, box=box)
    return NetworkPlan(places, middle, size, steps)


def plan_filling(network: Network, steps: int, *, paper: Size) -> NetworkPlan:
    """Return where everybody stands on a paper of this size, in frames as large as their names."""
    usual = plan(network, steps, width=_USUAL, narrow=False)
    frames = {node.id: _frame_for(called(node, node.name)) for node in network.nodes}
    places = network_standing.spread(usual.places, width=_USUAL, mark=usual.size, paper=paper, frames=frames)
    free = network_standing.apart(places, frames, width=paper[0])
    return NetworkPlan(free, usual.middle, usual.size, steps, paper[0], frames)


def _frame_for(name: str) -> Size:
    lines = lines_of(name)
    return (max(map(widths.of, lines)) * look.SMALL + 14, len(lines) * look.SMALL * 1.3 + 10)


def lines_of(name: str) -> tuple[str, ...]:
    """Return a name for a frame made for it."""
    room = widths.of(name, most=_IN_A_LINE * 3)
    half = max(room / 2 + 0.5, widths.of(line_breaks.named(name), most=_IN_A_LINE), 4)
    in_a_line = room if room <= _IN_ONE_LINE else min(half, _IN_A_LINE)
    return line_breaks.balanced(name, in_a_line, 3)


def called(node: Node, name: str) -> str:
    """Return a name with the sign of a hub."""
    return f"★{name}" if node.is_hub else name
