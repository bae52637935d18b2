"""Which content folders a command looks at: those it is given, or those the settings name."""

from __future__ import annotations

import os
from pathlib import Path

from workbook import config


def folders(given: str | None) -> tuple[Path, ...]:
    """Return the folders, the one on top last; raise SettingsError with a sentence when one cannot be used.

    A single folder that is given need not have everything: what it lacks is a finding of its own.
    """
    if given is None:
        return config.read().content
    only = Path(given)
    if only.is_dir():
        return (only,)
    if os.pathsep in given:
        return config.folders(given, name="--root ")
    message = f"フォルダー「{given}」が見つかりません。"
    raise config.SettingsError(message)
