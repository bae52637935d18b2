"""Cards a module holds, to be cut apart: what people say on one side, what it really means on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from workbook.content.model.modules import Module
from workbook.handouts.prints import typeset
from workbook.texts import cleaning, heading_breaks

COLUMNS, ROWS = 2, 4
_FRONT_ROOM = 13  # letters of the largest size
_PAGE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True)
class CutCard:
    """A card: `front` is said about people, `back` is read after it was turned; `seen` says whose view that is."""

    name: str
    front: str
    back: str
    seen: str = ""


Side = tuple[tuple[CutCard | None, ...], ...]
"""A page, row by row; None is an empty place."""


def of_module(module: Module) -> tuple[CutCard, ...]:
    """Return the cards of a module in their order: each of its misconceptions is one."""
    return tuple(
        CutCard(
            block.title or f"カード{number}",
            cleaning.printable(block.myth),
            cleaning.printable(block.meaning.strip()),
            f"{block.view.whose}（{block.view.section}）をもとに" if block.view else block.label or "",
        )
        for number, block in enumerate(
            (block for block in module.blocks if block.kind == "misconception"), start=1
        )
    )


def sides(cards: Sequence[CutCard]) -> Iterator[tuple[Side, Side]]:
    """Yield the front and the back of every sheet: turned on its long edge, each back lies behind its front."""
    for first in range(0, len(cards), COLUMNS * ROWS):
        held = cards[first : first + COLUMNS * ROWS]
        places = [*held, *[None] * (COLUMNS * ROWS - len(held))]
        front = tuple(tuple(places[row * COLUMNS : (row + 1) * COLUMNS]) for row in range(ROWS))
        yield front, tuple(row[::-1] for row in front)


def write(cards: Sequence[CutCard], *, title: str) -> bytes:
    """Return a .pdf on A4: a page of fronts, then the page of their backs, and so on."""
    sheets = [{"front": _plain(front), "back": _plain(back)} for front, back in sides(cards)]
    return typeset.pdf(_PAGE, {"title": title, "rows": ROWS, "sheets": sheets})


def _plain(side: Side) -> list[dict[str, str]]:
    empty = CutCard("", "", "")
    return [asdict(card or empty) | {"front": _front(card)} for row in side for card in row]


def _front(card: CutCard | None) -> str:
    """Return what stands on the front in lines of about one length that end where a phrase does."""
    return "\n".join(heading_breaks.lines(f"「{card.front}」", _FRONT_ROOM)) if card else ""
