"""Zips: files under their names, packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import IO


def begin(file: IO[bytes]) -> zipfile.ZipFile:
    """Return an empty zip in a file, to be filled with `writestr` and closed."""
    return zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)


def write(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of these files, each with its name, in their order."""
    held = io.BytesIO()
    with begin(held) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return held.getvalue()
