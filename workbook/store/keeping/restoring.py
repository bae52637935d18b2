"""A file taken back into a database that is new or empty: all of it or nothing, on either database."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DataError, IntegrityError

from workbook.store import upgrade
from workbook.store.database import Database
from workbook.store.keeping import checking, lines
from workbook.store.keeping.archive import Manifest, Part
from workbook.store.keeping.checking import BackupRefused
from workbook.store.unavailable import StoreUnavailable, Trouble

_AT_A_TIME = 4 << 20

NOT_EMPTY = (
    "WORKBOOK_DATABASE のデータベースは空ではありません。新しいファイル名、または新しく作った空のデータベースを指定してください"
    "（いまあるものの上には戻しません。そこに書かれた言葉が失われるからです）。"
)
NEWER = "この控えは、新しい版のワークブックで取られています。ワークブックを新しい版にしてから戻してください。"
NOT_TAKEN = "控えの「{where}」に、このデータベースに入れられない行があります。何も戻していません。"
NOT_THE_SAME = "戻したものを読みなおすと、控えの「{where}」と違っていました。何も戻していません。"


def restore(database: Database, source: Path) -> Manifest:
    """Take a file back, read everything again and compare it, and bring the tables up to date.

    Raise BackupRefused for a file that is not sound, a database that is not empty, or rows it will not take.
    """
    checking.verify(source)
    with checking.sound(source) as (packed, manifest), database.building() as connection:
        _make_room(connection, manifest)
        for part in manifest.tables:
            _fill(connection, packed, part)
        upgrade.to_revision(connection)
    return manifest


@dataclass
class _Sum:
    """How many lines there were and what they add up to, in whatever order they came."""

    lines: int = 0
    total: int = 0

    def add(self, line: bytes) -> None:
        self.lines += 1
        self.total = (self.total + int.from_bytes(sha256(line).digest())) % (1 << 256)


def _make_room(connection: Connection, manifest: Manifest) -> None:
    """Make the tables as the file knows them, unless they are there, just so and empty."""
    present = upgrade.revision_of(connection)
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    has_rows = any(_has_rows(connection, name) for name in names)
    if has_rows or (names and present != manifest.revision):
        raise BackupRefused(NOT_EMPTY)
    try:
        upgrade.to_revision(connection, manifest.revision)
    except StoreUnavailable as oops:
        if oops.kind is Trouble.NEWER:
            raise BackupRefused(NEWER) from oops
        raise


def _has_rows(connection: Connection, name: str) -> bool:
    return (
        connection.execute(select(text("1")).select_from(lines.as_table(name, {})).limit(1)).first()
        is not None
    )


def _fill(connection: Connection, packed: zipfile.ZipFile, part: Part) -> None:
    table, given = lines.as_table(part.name, part.columns), _Sum()
    try:
        for rows in _in_lots(checking.read(packed, part), part, given):
            connection.execute(insert(table), rows)
    except (DataError, IntegrityError) as oops:
        raise BackupRefused(NOT_TAKEN.format(where=part.place)) from oops
    found = _Sum()
    for line in lines.from_rows(connection, select(*table.columns), part.columns):
        found.add(line)
    if found != given:
        raise BackupRefused(NOT_THE_SAME.format(where=part.place))
    if part.counter is not None:
        _COUNT_ON[connection.dialect.name](connection, part.name, part.counter)


def _in_lots(given: Iterator[bytes], part: Part, sum_: _Sum) -> Iterator[list[dict[str, object]]]:
    lot: list[dict[str, object]] = []
    size = 0
    for line in given:
        sum_.add(line)
        lot.append(lines.row_of(line, part.columns))
        size += len(line)
        if size > _AT_A_TIME:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _count_on_sqlite(connection: Connection, table: str, last: int) -> None:
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table})
    row = {"table": table, "last": last}
    connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), row)


def _count_on_postgres(connection: Connection, table: str, last: int) -> None:
    row = {"table": table, "next": last + 1}
    connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'seq'), :next, false)"), row)


_COUNT_ON = {"sqlite": _count_on_sqlite, "postgresql": _count_on_postgres}
