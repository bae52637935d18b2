"""Bringing a database to the newest revision with Alembic, without any ini file."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from workbook.store.unavailable import StoreUnavailable, Trouble

_SCRIPTS = Path(__file__).parent / "migrations"


def to_revision(connection: Connection, revision: str = "head") -> None:
    """Run what is missing up to a revision, on the one connection that may (`Database.building`)."""
    try:
        command.upgrade(_config(connection), revision)
    except CommandError as oops:
        # A database that a newer workbook has migrated names a revision that is not among ours.
        if isinstance(oops.__cause__, ResolutionError):
            raise StoreUnavailable(Trouble.NEWER) from oops
        raise
    _check_references(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision a database is at; None: it has never been made."""
    return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """Return the newest revision this workbook knows."""
    newest = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    assert newest is not None  # noqa: S101 -- there is a first migration
    return newest


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _check_references(connection: Connection) -> None:
    """Look at every reference once: SQLite does not while tables are built anew."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreUnavailable(Trouble.BROKEN)
