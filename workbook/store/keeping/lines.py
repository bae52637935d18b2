"""Rows as lines of JSON: the same line from SQLite and from PostgreSQL, and a row again for either."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    Integer,
    LargeBinary,
    Select,
    String,
    TableClause,
    column,
    null,
    select,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy import table as light_table
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import TypeEngine

from workbook.store.moments import Moment

Kind = Literal["text", "number", "flag", "day", "moment", "bytes", "json"]
Columns = Mapping[str, Kind]
_AT_A_TIME = 500

# Any: SQLAlchemy's types of columns are told apart by their class alone.
_KINDS: dict[type[TypeEngine[Any]], Kind] = {
    Moment: "moment",
    Date: "day",
    LargeBinary: "bytes",
    JSON: "json",
    Boolean: "flag",
    Integer: "number",
    String: "text",
}
# Any: as above
_TYPES: dict[Kind, TypeEngine[Any]] = {kind: made() for made, kind in _KINDS.items()}
# Any: what stands in a column of that kind
_OUT: dict[Kind, Callable[[Any], object]] = {
    "moment": lambda value: value.isoformat(timespec="microseconds"),
    "day": date.isoformat,
    "bytes": lambda value: base64.b64encode(value).decode("ascii"),
}
# Any: what JSON has for it
_IN: dict[Kind, Callable[[Any], object]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "bytes": lambda value: base64.b64decode(value, validate=True),
}


def columns_of(table: SqlTable) -> dict[str, Kind]:
    """Return the columns of a table of ours and the kind of each."""
    return {one.name: _kind(one.type) for one in table.columns}


def from_table(
    db: Session,
    table: SqlTable,
    *,
    where: ColumnElement[bool] | None = None,
    hidden: Container[str] = (),
) -> Iterator[bytes]:
    """Return the rows of a table of ours as lines, in an order in which they can be put back; `hidden` as NULL."""
    own = [key.parent.is_not(None) for key in table.foreign_keys if key.column.table is table]
    shown = [null() if one.name in hidden else one for one in table.columns]
    rows = select(*shown).select_from(table).order_by(*own, *table.primary_key.columns)
    return from_rows(db.connection(), rows if where is None else rows.where(where), columns_of(table))


def from_rows(connection: Connection, rows: Select[*tuple[object, ...]], columns: Columns) -> Iterator[bytes]:
    """Return what a query finds as lines, a few at a time."""
    for row in connection.execute(rows, execution_options={"yield_per": _AT_A_TIME}):
        yield _line(row, columns)


def as_table(name: str, columns: Columns) -> TableClause:
    """Return a table as a file describes it: of an older version it may have other columns than ours."""
    return light_table(name, *(column(one, _TYPES[kind]) for one, kind in columns.items()))


def row_of(line: bytes, columns: Columns) -> dict[str, object]:
    """Return a line as a row for the database; raise ValueError if it is none of this table."""
    given = json.loads(line)
    if not isinstance(given, dict) or list(given) != list(columns):
        message = "other columns"
        raise ValueError(message)
    try:
        return {name: _read(value, columns[name]) for name, value in given.items()}
    except TypeError as oops:
        raise ValueError(str(oops)) from oops


def _line(row: Sequence[object], columns: Columns) -> bytes:
    said = {
        name: value if value is None or kind not in _OUT else _OUT[kind](value)
        for (name, kind), value in zip(columns.items(), row, strict=True)
    }
    # Plain ASCII: half a letter pair, which JSON in a database can hold, could not be written otherwise.
    return json.dumps(said, separators=(",", ":")).encode("ascii")


def _read(value: object, kind: Kind) -> object:
    return value if value is None or kind not in _IN else _IN[kind](value)


# Any: as above
def _kind(type_: TypeEngine[Any]) -> Kind:
    return next(kind for made, kind in _KINDS.items() if isinstance(type_, made))
