"""Population bands: how large a municipality is, without asking for more than that."""

from __future__ import annotations

import re
import unicodedata

UNKNOWN = ""
BANDS = {
    "under-10k": "1万未満",
    "10k-30k": "1–3万",
    "30k-100k": "3–10万",
    "100k-300k": "10–30万",
    "over-300k": "30万超",
}
_BELOW = {"under-10k": 10_000, "10k-30k": 30_000, "30k-100k": 100_000, "100k-300k": 300_000}
_SAID = re.compile(r"人口\s*約?\s*(?:([0-9]{1,5})万)?\s*(?:([0-9]{1,5})千)?([0-9,]{3,12})?\s*人")


def said_in(place: str) -> int | None:
    """Return the population that a place names, as in 「（人口1万8千人）」; None without one."""
    found = _SAID.search(unicodedata.normalize("NFKC", place))
    if found is None or not any(found.groups()):
        return None
    tens, thousands, rest = (int((part or "0").replace(",", "")) for part in found.groups())
    return tens * 10_000 + thousands * 1_000 + rest


def band_of(population: int | None) -> str:
    """Return the band of a number of people; a limit belongs to the larger band, except 300,000 itself."""
    if population is None:
        return UNKNOWN
    fitting = (band for band, below in _BELOW.items() if population < below)
    return next(fitting, "100k-300k" if population == _BELOW["100k-300k"] else "over-300k")


def label(band: str) -> str:
    """Return a band as people read it; an unknown one is empty."""
    return BANDS.get(band, "")
