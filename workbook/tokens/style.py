"""The tokens as CSS, for every page that is HTML."""

from __future__ import annotations

from pathlib import Path

_SHEET = Path(__file__).with_name("tokens.css")


def variables() -> str:
    """Return the style sheet that says what `var(--wb-…)` is; it stands before all others."""
    return _SHEET.read_text(encoding="utf-8")
