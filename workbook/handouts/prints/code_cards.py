"""Cards with codes on A4, to be cut apart: whose it is, the code in large letters, and the way in as a QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.handouts.prints import qr_code, typeset
from workbook.texts import cleaning, heading_breaks

PER_PAGE = (8, 10)
_PAGE = Path(__file__).with_suffix(".typ")
_TEXTS = ("title", "code", "over", "room")
_HOW = "QR コードを読むか、このアドレスでコードを入れてください。"


@dataclass(frozen=True)
class Card:
    """One card: `over` and `title` say whose it is, `room` where they sit; `link` is what the QR code opens."""

    title: str
    code: str
    link: str
    over: str = ""
    room: str = ""


def write(cards: Sequence[Card], *, training: str, address: str, per_page: int = PER_PAGE[0]) -> bytes:
    """Return a .pdf with eight or ten cards on each page; `address` is what people type who read no QR code."""
    plain = {
        "training": cleaning.printable(training),
        "address": address,
        "how": _HOW,
        "rows": per_page // 2,
        "phrases": heading_breaks.of(cleaning.printable(card.title) for card in cards),
        "cards": [_plain(card) for card in cards],
    }
    return typeset.pdf(_PAGE, plain)


def missing(cards: Sequence[Card], *, training: str) -> tuple[str, ...]:
    """Return the letters of these cards that no font of the .pdf has."""
    said = [getattr(card, name) for card in cards for name in _TEXTS]
    return typeset.missing([training, *said])


def _plain(card: Card) -> dict[str, str]:
    texts = {name: cleaning.printable(getattr(card, name)) for name in _TEXTS}
    return {**texts, "qr": qr_code.svg(card.link)}
