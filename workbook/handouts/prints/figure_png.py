"""A picture of a module as a PNG, for files that hold no drawings (SVG)."""

from __future__ import annotations

from pathlib import Path

from workbook.handouts.prints import typeset

_PAGE = Path(__file__).with_suffix(".typ")


def read(file: Path) -> bytes:
    """Return the picture in a file as a PNG; nothing when the file cannot be read."""
    try:
        data = file.read_bytes()
    except OSError:
        return b""
    return typeset.png(_PAGE, {"svg": data.decode()}) if file.suffix == ".svg" else data
