"""A colour as files other than HTML write it."""

from __future__ import annotations


def plain(colour: str) -> str:
    """Return the six digits of a colour without their sign, as the files of Excel, Word and PowerPoint have them."""
    return colour.removeprefix("#")
