"""A run taken out of the database for good: its rows, and then the traces that deleted rows leave in the files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, text
from sqlalchemy.orm import Session

from workbook.store.database import Database
from workbook.store.keeping import rows_of_run
from workbook.store.tables import Table

_APPEND_ONLY = ("sheet_update", "event", "signal")


def delete_rows(db: Session, run: str) -> int:
    """Delete every row that is a run's alone, and return how many there were."""
    rows = rows_of_run.of_run(run)
    count = 0
    with _LIFTED[db.get_bind().dialect.name](db):
        for table in reversed(Table.metadata.sorted_tables):
            if table.name in rows:
                # A condition may read tables whose rows go later, so the children go first.
                count += db.connection().execute(delete(table).where(rows[table.name])).rowcount
    return count


def sweep(database: Database) -> bool:
    """Write all tables anew, so that nothing of deleted rows stays in the files; tell whether that was possible.

    It was not if somebody reads or writes all the while; another time it will be. What a disk, a backup, or the
    transaction log of PostgreSQL still holds is not in its reach.
    """
    with database.alone() as connection:
        return _SWEEP[connection.dialect.name](connection)


# ---------------------------------------------------------------- what only deletion may do


@contextmanager
def _lifted_on_sqlite(db: Session) -> Iterator[None]:
    stored = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    triggers = [row for table in _APPEND_ONLY for row in db.execute(stored, {"table": table}).all()]
    for trigger in triggers:
        db.execute(text(f"DROP TRIGGER {trigger.name}"))
    yield
    for trigger in triggers:
        db.connection().exec_driver_sql(trigger.sql)


@contextmanager
def _lifted_on_postgres(db: Session) -> Iterator[None]:
    for table in _APPEND_ONLY:
        db.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only"))
    yield
    for table in _APPEND_ONLY:
        db.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER {table}_append_only"))


_LIFTED = {"sqlite": _lifted_on_sqlite, "postgresql": _lifted_on_postgres}


# ---------------------------------------------------------------- traces


def _sweep_sqlite(connection: Connection) -> bool:
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.exec_driver_sql("VACUUM")
    is_busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not is_busy


def _sweep_postgres(connection: Connection) -> bool:
    names = ", ".join(table.name for table in Table.metadata.sorted_tables)
    connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {names}")
    return True


_SWEEP = {"sqlite": _sweep_sqlite, "postgresql": _sweep_postgres}
