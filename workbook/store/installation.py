"""Which installation this is: an id made once for each database, the same for all its processes and after every start."""

from __future__ import annotations

import secrets

from workbook.store.database import Database
from workbook.store.inserts import insert_new
from workbook.store.tables import Setting

_SETTING = "installation"
_BYTES = 4


def id_of(database: Database) -> str:
    """Return the id, in letters and digits; of several processes that start at once one makes it."""
    with database.reading() as db:
        held = db.get(Setting, _SETTING)
    if held is None:
        with database.begin() as db:
            insert_new(db, Setting, {"name": _SETTING, "value": secrets.token_hex(_BYTES)})
            held = db.get_one(Setting, _SETTING)
    return held.value
