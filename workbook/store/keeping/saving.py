"""Everything, or one run, written into a file while others go on writing, and checked before it counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table as SqlTable
from sqlalchemy import text
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.store import upgrade
from workbook.store.database import Database
from workbook.store.keeping import archive, checking, lines, rows_of_run
from workbook.store.keeping.archive import Manifest, Outgoing
from workbook.store.keeping.rows_of_run import Rows
from workbook.store.tables import Table
from workbook.store.unavailable import StoreUnavailable, Trouble

_DOORS = frozenset({"code", "code_hash"})


def save(database: Database, target: Path) -> Manifest:
    """Write everything, as it is at one moment, into a file that is not there yet.

    Raise FileExistsError, StoreUnavailable, OSError if it cannot be written, BackupRefused if it did not arrive whole.
    """
    return _save(database, target, run=None)


def export_run(database: Database, run: str, target: Path) -> Manifest:
    """Write one run into a file, without codes and whatever else opens doors; raise as `save` does."""
    return _save(database, target, run=run)


def _save(database: Database, target: Path, *, run: str | None) -> Manifest:
    with archive.beside(target) as under:
        with database.snapshot() as db:
            archive.write(
                under,
                _everything(db) if run is None else _of_run(db, rows_of_run.leaving_with(run)),
                holds="everything" if run is None else "run",
                revision=_revision(db),
                made_at=house_clock.now(),
            )
        manifest, _ = checking.verify(under)
    return manifest


def _everything(db: Session) -> Iterator[Outgoing]:
    for table in Table.metadata.sorted_tables:
        columns = lines.columns_of(table)
        yield Outgoing(table.name, columns, lines.from_table(db, table), _counter(db, table))


def _of_run(db: Session, rows: Rows) -> Iterator[Outgoing]:
    for table in Table.metadata.sorted_tables:
        if table.name in rows:
            written = lines.from_table(db, table, where=rows[table.name], hidden=_DOORS)
            yield Outgoing(table.name, lines.columns_of(table), written)


def _revision(db: Session) -> str:
    """Return the revision of the tables; raise StoreUnavailable for one that this workbook does not read."""
    found = upgrade.revision_of(db.connection())
    if found != upgrade.head():
        raise StoreUnavailable(Trouble.UNPREPARED)
    return found


def _counter(db: Session, table: SqlTable) -> int | None:
    """Return the last number that was given to a row of a numbered table, even to one that is gone."""
    if table.primary_key.columns.keys() != ["seq"]:
        return None
    name = {"table": table.name}
    if db.get_bind().dialect.name == "sqlite":
        return db.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :table"), name).scalar() or 0
    place = db.execute(text("SELECT pg_get_serial_sequence(:table, 'seq')"), name).scalar_one()
    last = f"SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM {place}"  # noqa: S608 -- its own name
    number: int = db.execute(text(last)).scalar_one()
    return number
