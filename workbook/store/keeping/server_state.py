"""How the server is, for an organiser who has to tell those who keep it: room on the disk, the last backup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from workbook import house_clock
from workbook.store.database import Database
from workbook.store.keeping import last_backup

_LITTLE = 2 << 30
_LONG = timedelta(days=7)


@dataclass(frozen=True)
class ServerState:
    """`free`: bytes beside a SQLite file, None for a database elsewhere. `backed_up_at`: None if never."""

    free: int | None
    backed_up_at: datetime | None

    @property
    def is_tight(self) -> bool:
        """Tell whether the disk is about to be full."""
        return self.free is not None and self.free < _LITTLE

    @property
    def is_unkept(self) -> bool:
        """Tell whether the last backup is long ago, or was never made."""
        return self.backed_up_at is None or house_clock.now() - self.backed_up_at > _LONG


def of(database: Database) -> ServerState:
    """Return how things stand now."""
    with database.reading() as db:
        backed_up_at = last_backup.of(db)
    free = None
    if database.is_sqlite and database.url.database:
        free = shutil.disk_usage(Path(database.url.database).resolve().parent).free
    return ServerState(free, backed_up_at)
