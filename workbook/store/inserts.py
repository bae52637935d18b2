"""Inserting rows or what is new of them in one statement, so that two people at once make one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workbook.store.tables import Table

_INSERT: dict[str, Callable[[type[Table]], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def write_newest(
    db: Session, table: type[Table], rows: Sequence[Mapping[str, object]], *, same: Sequence[str], newest: str
) -> None:
    """Insert rows in one statement; where one with the same `same` stands already, only its `newest` is written."""
    insert = _INSERT[db.get_bind().dialect.name](table).values([dict(row) for row in rows])
    db.execute(insert.on_conflict_do_update(index_elements=same, set_={newest: insert.excluded[newest]}))


def insert_new(db: Session, table: type[Table], row: Mapping[str, object]) -> bool:
    """Insert a row unless a unique constraint knows one like it; tell whether it was inserted."""
    insert = _INSERT[db.get_bind().dialect.name](table).values(**row).on_conflict_do_nothing()
    # RETURNING and not rowcount: with PostgreSQL SQLAlchemy says -1 for it, inserted or not.
    return db.execute(insert.returning(literal_column("1"))).first() is not None
