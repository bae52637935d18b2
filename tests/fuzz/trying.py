"""How hard is tried: a few examples that are always the same in the suite, new ones without end for `make fuzz`."""

from __future__ import annotations

import os
import re
import resource
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")
MOST_SECONDS = 10.0
_LONG = int(os.environ.get("FUZZ_EXAMPLES", "0"))
_JAPANESE = re.compile("[ぁ-ん]")
_LIBRARY = re.compile(r"Traceback|Error|Exception|expected|invalid|line \d", re.IGNORECASE)


def hard(examples: int) -> settings:
    """Return the settings of a test that tries so many examples in the suite."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(
        deadline=None,
        max_examples=_LONG or examples,
        derandomize=not _LONG,
        database=None,
        suppress_health_check=slow,
    )


def soon(work: Callable[[], T]) -> T:
    """Return what something gives that must not take the processor for long."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    try:
        return work()
    finally:
        assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < MOST_SECONDS


def is_a_sentence(said: str) -> bool:
    """Tell whether somebody who knows no program can read it: Japanese, one line, nothing of a library in it."""
    return bool(_JAPANESE.search(said)) and "\n" not in said and not _LIBRARY.search(said)
