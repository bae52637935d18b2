"""Our own content, read once for all tests that look at it: to read it is half a second of work."""

from __future__ import annotations

from functools import cache

from workbook import config
from workbook.content import library as libraries
from workbook.content.model.library import Library


@cache
def library() -> Library:
    """Return the content of this repository; nobody changes it."""
    return libraries.load(config.ROOT)
