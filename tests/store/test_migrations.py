"""Migrations lead to the tables as they are written, on both databases, and keep what is there."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from workbook.store.database import Database
from workbook.store.tables import Table


def test_migrations_and_tables_agree(both: Database) -> None:
    with both.reading() as db:
        context = MigrationContext.configure(db.connection(), opts={"compare_type": True})

        differences = compare_metadata(context, Table.metadata)

    assert differences == []


def test_partial_index_of_team_sheets_is_partial_in_both(both: Database) -> None:
    with both.reading() as db:
        indexes = inspect(db.connection()).get_indexes("sheet")

    of_team = next(index for index in indexes if index["name"] == "uq_sheet_of_team")
    where = of_team["dialect_options"][f"{'sqlite' if both.is_sqlite else 'postgresql'}_where"]
    assert (of_team["unique"], str(where).strip("()")) == (1 if both.is_sqlite else True, "member_id IS NULL")


def test_preparing_again_changes_nothing(both: Database) -> None:
    both.prepare()
    both.prepare()

    with both.reading() as db:
        tables = set(inspect(db.connection()).get_table_names())
    assert tables == {*Table.metadata.tables, "alembic_version"}
