"""The way to everything of one's own team as one zip."""

from __future__ import annotations

from workbook.pages.frame import links, take_home


def offer() -> None:
    """Offer every worksheet of the visitor's own team."""
    take_home.draw(links.file("team-zip", "チームの記入をすべて（zip）"))
