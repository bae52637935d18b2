"""How a network is drawn: lines, frames, arrow heads, and words that keep out of each other's way."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from workbook.charts.drawing import look
from workbook.charts.drawing.look import Drawing, Marks, PlacedWords, Shape
from workbook.charts.map import line_captions, network_plan, network_ties
from workbook.charts.map.line_captions import DrawnTie, Point
from workbook.charts.map.network_places import Places
from workbook.charts.map.network_plan import NetworkPlan
from workbook.charts.map.network_standing import Size
from workbook.charts.map.network_ties import Network, Node
from workbook.content.forms import line_breaks
from workbook.texts import widths

_HEAD = 15
_SIZES = ((122.0, 14, 12), (0.0, look.SMALL, 10))
"""How large a name and the stance below it may be, from which width of a frame on."""


def pen(step: int | None, steps: int) -> tuple[str, float]:
    """Return dash and width of a strength: thin is dotted, thick is three times as wide."""
    if step is None:
        return ("dashdot", 1.5)
    part = step / (steps - 1) if steps > 1 else 1.0
    return ("dot" if step == 0 and steps > 1 else "solid", round(1.8 + 4.7 * part * part, 1))


def draw(network: Network, plan: NetworkPlan, names: Mapping[str, str]) -> Drawing:
    """Return the network without its key."""
    places = plan.places
    lines = drawn_ties(network, plan)
    taken = [line_captions.around(places.at[node.id], *plan.frame(node.id)) for node in network.nodes]
    labels = line_captions.on_lines(lines, taken)
    shapes = (
        *(shape for line in lines for shape in _stroke(line, plan.steps)),
        *(_plate(words) for words in labels),
        *(_frame(node, plan) for node in network.nodes),
    )
    titles = [words for node in network.nodes for words in name_of(node, names[node.id], plan)]
    traces = (*_heads(lines), _hovers(network, places, lines))
    return Drawing(places.height, shapes, (*labels, *titles), traces)


def drawn_ties(network: Network, plan: NetworkPlan) -> list[DrawnTie]:
    """Return every tie that is there or was just lost; ties of the same pair lie beside each other."""
    seen: Counter[frozenset[str]] = Counter()
    places = plan.places
    lines = []
    for tie in network.ties:
        if not (tie.is_there or tie.change == network_ties.LOST):
            continue
        pair = frozenset((tie.start, tie.end))
        shift = 9.0 * (seen[pair] + 1 >> 1) * (-1 if seen[pair] % 2 else 1)
        shift *= 1 if tie.start < tie.end else -1
        seen[pair] += 1
        one, other = _beside(places.at[tie.start], places.at[tie.end], shift)
        lines.append(
            DrawnTie(tie, _edge(one, other, plan.frame(tie.start)), _edge(other, one, plan.frame(tie.end)))
        )
    return lines


def _beside(one: Point, other: Point, shift: float) -> tuple[Point, Point]:
    (x0, y0), (x1, y1) = one, other
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = -(y1 - y0) / length * shift, (x1 - x0) / length * shift
    return (x0 + dx, y0 + dy), (x1 + dx, y1 + dy)


def _edge(inside: Point, other: Point, size: Size) -> Point:
    """Return where the line to `other` leaves the frame around `inside`."""
    dx, dy = other[0] - inside[0], other[1] - inside[1]
    half_w, half_h = size[0] / 2 + 3, size[1] / 2 + 3
    part = min(half_w / abs(dx) if dx else math.inf, half_h / abs(dy) if dy else math.inf, 0.48)
    return (inside[0] + dx * part, inside[1] + dy * part)


def _stroke(line: DrawnTie, steps: int) -> tuple[Shape, ...]:
    dash, thick = pen(line.tie.step, steps)
    if line.tie.change == network_ties.LOST:
        x, y = line_captions.between(line, 0.5)
        cross = look.fixed(x, y, "M-6,-6 L6,6 M-6,6 L6,-6", line=look.INK, thick=2)
        return (look.stroke(line.start, line.end, line=look.QUIET, thick=1.5, dash="longdash"), cross)
    start = _shorter(line.end, line.start) if line.tie.way == "both" else line.start
    end = _shorter(line.start, line.end) if line.tie.way else line.end
    if line.tie.change in (network_ties.NEW, network_ties.THICKER):
        outer = look.stroke(start, end, line=look.BLUE, thick=thick + 4)
        return (outer, look.stroke(start, end, line=look.WHITE, thick=thick + 0.5))
    return (look.stroke(start, end, line=look.INK, thick=thick, dash=dash),)


def _shorter(start: Point, end: Point) -> Point:
    """Return a point a little before the end: there the arrow head begins."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    part = max(length - _HEAD * 0.6, 0) / length
    return (start[0] + dx * part, start[1] + dy * part)


def _plate(words: PlacedWords) -> Shape:
    """Return a white ground behind words on a line."""
    width = widths.of(words.lines[0]) * look.SMALL + 4
    return look.fixed(words.x, words.y, look.rounded(width, look.SMALL * 1.4, 3), line=look.WHITE, thick=0)


def _frame(node: Node, plan: NetworkPlan) -> Shape:
    """Return the frame of a node: the middle is filled, professionals have corners and a dashed line."""
    at, size = plan.places.at[node.id], plan.frame(node.id)
    if node.id == plan.middle:
        return look.fixed(*at, look.rounded(*size, 24), fill=look.BLUE, line=look.INK, thick=2)
    thick = 3 if node.is_hub else 1.5
    if node.is_professional:
        outline = look.rounded(*size, 0.1)
        return look.fixed(*at, outline, fill=look.PALE, line=look.INK, thick=thick, dash="4px,3px")
    return look.fixed(*at, look.rounded(*size, 14), fill=look.WHITE, line=look.INK, thick=thick)


def name_of(node: Node, name: str, plan: NetworkPlan) -> tuple[PlacedWords, ...]:
    """Return what stands in a frame: the number or the name, with the stance below where there is room.

    `nameIn` of `src/map/paint.js` says the same.
    """
    x, y = plan.places.at[node.id]
    is_middle = node.id == plan.middle
    colour = look.WHITE if is_middle else look.INK
    if node.id in plan.frames:
        whole = network_plan.lines_of(network_plan.called(node, name))
        return (PlacedWords(x, y, whole, "middle center", look.SMALL, colour, bold=is_middle),)
    if plan.places.numbered:
        number = (network_plan.called(node, name.partition(" ")[0]),)
        return (PlacedWords(x, y, number, "middle center", look.SMALL, colour, bold=True),)
    width, _ = plan.size
    size, small, lines = _largest(network_plan.called(node, name), plan.size)
    if len(lines) > 1 or is_middle or not node.stance_label:
        return (PlacedWords(x, y, lines, "middle center", size, colour, bold=is_middle),)
    stance = line_breaks.brief(node.stance_label.partition("（")[0], width / small - 1)
    below = PlacedWords(x, y + 11, (stance,), "middle center", small, look.QUIET)
    return (PlacedWords(x, y - 8, lines, "middle center", size, colour), below)


def _largest(name: str, frame: Size) -> tuple[int, int, tuple[str, ...]]:
    """Return the largest size in which a whole name fits a frame, unbroken before a bracket if it can be, that of the stance, and the lines."""
    width, height = frame
    tried = (
        (size, small, look.name_lines(name, width + 6, size=size, most=int(height / size / 1.4)))
        for least, size, small in _SIZES
        if width >= least
    )
    found = list(tried)
    whole = [one for one in found if not one[2][-1].endswith("…")]
    return next((one for one in whole if line_breaks.keeps_names(one[2])), (*whole, found[-1])[0])


def _heads(lines: list[DrawnTie]) -> tuple[Marks, ...]:
    """Return the arrow heads: at the end of one-way ties, at both ends of mutual ones."""
    points: list[Point] = []
    colours: list[str] = []
    for line in lines:
        if not line.tie.is_there:
            continue
        for end in {"both": (line.start, line.end), "one": (line.end,)}.get(line.tie.way, ()):
            points += [line_captions.between(line, 0.5), end]
            colours += [
                look.BLUE if line.tie.change in (network_ties.NEW, network_ties.THICKER) else look.INK
            ] * 2
    if not points:
        return ()
    sizes = (0, _HEAD) * (len(points) // 2)
    arrows = ("arrow",) * len(points)
    return (Marks(tuple(points), (), arrows, tuple(colours), sizes, thick=0, follows=True),)


def _hovers(network: Network, places: Places, lines: list[DrawnTie]) -> Marks:
    """Return what is said under the pointer: whole names on people, everything about a tie on its middle."""
    names: Mapping[str, str] = {node.id: node.name for node in network.nodes}
    said = [look.hover(node.name, node.stance_label) for node in network.nodes]
    said += [
        look.hover(
            f"{names[line.tie.start]} → {names[line.tie.end]}",
            "・".join(p for p in (line.tie.strength, line.tie.change, line.tie.means, line.tie.feeling) if p),
        )
        for line in lines
    ]
    points = [places.at[node.id] for node in network.nodes] + [
        line_captions.between(line, 0.5) for line in lines
    ]
    return look.hot(points, said, size=22)
