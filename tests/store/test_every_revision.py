"""A database of every earlier version, with what people wrote in it, is brought up to date by whoever starts first."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, select

from workbook.store import upgrade
from workbook.store.database import Database
from workbook.store.keeping import checking, saving
from workbook.store.tables import Table

NOW = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
_SCRIPTS = ScriptDirectory(str(Path(upgrade.__file__).parent / "migrations"))
EARLIER = [script.revision for script in _SCRIPTS.walk_revisions()][:0:-1]
TOGETHER = 3
ROWS: dict[str, dict[str, Any]] = {
    "content_revision": {"hash": "h" * 64, "texts": {"modules/a.yaml": "id: a\n"}, "at": NOW},
    "setting": {"name": "x", "value": "葛\U000e0100城"},
    "run": {
        "id": "r", "course": "town", "title": "第1回", "kind": "run", "content_revision": "h" * 64,
        "starts_on": date(2026, 11, 24), "dates": {"p1": "2026-11-24"}, "created_at": NOW,
    },
    "breakout": {"id": "b", "run_id": "r", "position": 1, "name": "ルーム1", "at": NOW, "created_at": NOW},
    "team": {
        "id": "t", "run_id": "r", "position": 1, "name": "あおば班", "municipality": "みどり市", "prefecture": "",
        "population_band": "", "expected": [], "code": "K7QM3XPA4B", "code_hash": "c" * 64, "created_at": NOW,
    },
    "member": {
        "id": "m", "team_id": "t", "name": "佐藤", "department": "福祉課", "sameness": "佐藤\n福祉課",
        "role": "member", "created_at": NOW,
    },
    "login": {"token_hash": "d" * 64, "member_id": "m", "created_at": NOW, "expires_at": NOW},
    "ticket": {"hash": "e" * 64, "member_id": "m", "expires_at": NOW},
    "sheet": {
        "id": "s", "run_id": "r", "team_id": "t", "kind": "worksheet", "content_id": "w01",
        "values": {"goal": "一人で決めない。"}, "values_seq": 2, "updated_at": NOW, "stays_in_team": False,
    },
    "event": {"at": NOW, "run_id": "r", "actor_id": "m", "kind": "member-joined", "data": {"n": 1}},
    "signal": {"at": NOW, "run_id": "r", "by_id": "m", "kind": "message", "data": {"text": "あと五分です"}},
}  # fmt: skip
UPDATES = [b"\x01\x01\x05\x00", bytes(range(256))]


def _fill(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Write a row into every table that is known here and there, and two updates; return all there is then."""
    there = _tables(connection)
    for name, row in ROWS.items():
        if name in there.tables:
            table = there.tables[name]
            connection.execute(table.insert(), {key: row[key] for key in row if key in table.columns})
    for data in UPDATES:
        update = {"sheet_id": "s", "member_id": "m", "at": NOW, "data": data}
        connection.execute(there.tables["sheet_update"].insert(), update)
    return _everything(connection, there)


def _tables(connection: Connection) -> MetaData:
    """Return the tables as they are, with the types that the program reads them by."""
    there = MetaData()
    there.reflect(connection)
    known = Table.metadata.tables
    for table in there.tables.values():
        for column in table.columns:
            if table.name in known and column.name in known[table.name].columns:
                column.type = known[table.name].columns[column.name].type
    return there


def _everything(connection: Connection, there: MetaData) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [dict(row._mapping) for row in connection.execute(select(table))]  # noqa: SLF001 -- SQLAlchemy's own name
        for name, table in there.tables.items()
        if name != "alembic_version"
    }


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("revision", EARLIER)
def test_what_was_written_is_there_whoever_starts_first(
    revision: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    old = Database(url)
    with old.building() as connection:
        upgrade.to_revision(connection, revision)
        before = _fill(connection)
    old.close()
    databases = [Database(url) for _ in range(TOGETHER)]
    failed: list[BaseException] = []
    starting = threading.Barrier(TOGETHER)

    def start(database: Database) -> None:
        starting.wait()
        try:
            database.prepare()
        except BaseException as oops:  # noqa: BLE001 -- told below
            failed.append(oops)

    threads = [threading.Thread(target=start, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with databases[0].building() as connection:
        assert upgrade.revision_of(connection) == upgrade.head()
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
        after = _everything(connection, _tables(connection))
    for name, rows in before.items():
        kept = [{key: row[key] for key in rows[0] if key in row} for row in after[name]] if rows else []
        assert kept == [{key: row[key] for key in row if key in after[name][0]} for row in rows], name
    saving.save(databases[0], tmp_path / "backup.zip")
    manifest, _ = checking.verify(tmp_path / "backup.zip")
    assert manifest.chains["r"].updates == len(UPDATES)
    for database in databases:
        database.close()


def test_every_table_of_today_that_people_fill_was_tried() -> None:
    newest = {"invitation", "attendance", "handout", "homecoming", "hand_in", "comment", "sheet_update"}

    assert set(Table.metadata.tables) == set(ROWS) | newest
