"""What the shared screen shows, as a value: which view, of which answers, and how they lie."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from workbook.classroom.period.state import Screen

NOTHING, TIMER, QUESTION = "nothing", "timer", "question"
WALL, PICTURES, SPOTLIGHT, GROWTH = "wall", "pictures", "spotlight", "growth"
OPENING, PAUSE, NOW = "opening", "pause", "now"
VIEWS = frozenset({NOTHING, TIMER, QUESTION, WALL, PICTURES, SPOTLIGHT, GROWTH, OPENING, PAUSE, NOW})
SIZES = (6, 12, 20)
_LAYOUTS = (1, 2, 3, *SIZES)
_CHART = "chart:"


@dataclass(frozen=True)
class View:
    """A view. `question` is a worksheet's, one of its pictures (`chart`), or, with a `module`, the id of a discussion.

    `sheet` is the one in the spotlight, or whose growth is shown, `page` (from 0) which of the wall's pages, `size` how many are on each.
    `band` and `part` (a breakout) narrow the wall; `only_picked`: to the answers put aside. `by_band` puts towns of
    the same size together. `has_names` False: nothing says which team wrote what.
    """

    what: str = NOTHING
    worksheet: str = ""
    question: str = ""
    module: str = ""
    sheet: str = ""
    page: int = 0
    size: int = 12
    band: str = ""
    part: str = ""
    only_picked: bool = False
    by_band: bool = False
    has_names: bool = False

    def turned(self, pages: int) -> View:
        """Return the same view some pages on."""
        return replace(self, page=max(self.page + pages, 0))

    @property
    def said(self) -> dict[str, str | int | bool]:
        """Return what a signal carries of it, without `what`."""
        return {
            name: value for name, value in asdict(self).items() if name != "what" and value != _START[name]
        }


def seen(screen: Screen | None) -> View:
    """Return the view of a screen; what is not known, or no view at all, shows nothing."""
    if screen is None or screen.what not in VIEWS:
        return View()
    known: dict[str, Any] = {  # Any: each value is asked for the type of its field
        name: value
        for name, value in screen.data.items()
        if name in _START and type(value) is type(_START[name])
    }
    return View(screen.what, **known)


def chart(place: int) -> str:
    """Return what a worksheet's picture (from 0) is called among its questions."""
    return f"{_CHART}{place}"


def place_of(question: str) -> int | None:
    """Return which of a worksheet's pictures is meant; None for a question."""
    rest = question.removeprefix(_CHART)
    return int(rest) if rest != question and rest.isdecimal() else None


_START: dict[str, str | int | bool] = asdict(View())


def room_for(cards: int) -> int:
    """Return the layout with the largest letters that holds so many cards on one screen."""
    return next((size for size in _LAYOUTS if cards <= size), SIZES[-1])
