"""What is made of content is made once: a page asks for the same forms, versions and columns at every click."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar, cast

_MOST = 1024
"""So many things are kept of each kind: the content of several runs, with room to spare."""
_MOST_OF_LIBRARIES = 256
"""Fewer of those that are made of everything: they keep a library that was edited since, 0.8 MB each (measured)."""

F = TypeVar("F", bound=Callable[..., object])


def once(make: F) -> F:
    """Return a function that makes something of a frozen value once, and then says what it made.

    Which value it is decides, not what stands in it: comparing two worksheets would cost more than a form.
    """
    return _kept(make, _MOST)


def once_of_library(make: F) -> F:
    """Return the same for what is made of a whole library."""
    return _kept(make, _MOST_OF_LIBRARIES)


def _kept(make: F, most: int) -> F:
    @lru_cache(maxsize=most)
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
