"""What a folder of one's own says about the content it lies over (overlay.yaml)."""

from __future__ import annotations

from pydantic import Field

from workbook.content.model.base import Line, Strict


class HiddenFile(Strict):
    """A file of the content below that is not used here, and why."""

    file: Line
    why: Line


class Overlay(Strict):
    """What of the content below is hidden; a file of the same name replaces one without being named here."""

    hide: tuple[HiddenFile, ...] = Field(min_length=1)
