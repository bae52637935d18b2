"""What is made of content is made once: a page asks for the same forms, versions and columns at every click."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar, cast

_MOST = 1024
"""So many things are kept of each kind: the content of several runs, with room to spare."""

F = TypeVar("F", bound=Callable[..., object])


def once(make: F) -> F:
    """Return a function that makes something of a frozen value once, and then says what it made.

    Which value it is decides, not what stands in it: comparing two worksheets would cost more than a form.
    """

    @lru_cache(maxsize=_MOST)
    def made(same: _Same, *given: Hashable) -> object:
        return make(same.value, *given)

    @wraps(make)
    def ask(value: object, *given: Hashable) -> object:
        return made(_Same(value), *given)

    return cast("F", ask)


@dataclass(frozen=True, eq=False)
class _Same:
    """A value that is equal to itself only, and stays as long as it is asked for."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
