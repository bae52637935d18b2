"""Bringing a database to the newest revision with Alembic, without any ini file."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.engine import URL

from workbook.store import engines
from workbook.store.unavailable import StoreUnavailable, Trouble

_SCRIPTS = Path(__file__).parent / "migrations"


def to_head(url: URL) -> None:
    """Run what is missing in one transaction; whoever comes at the same time waits and then finds it done."""
    engine = engines.for_migrations(url)
    with engine.begin() as connection:
        try:
            command.upgrade(_config(connection), "head")
        except CommandError as oops:
            # A database that a newer workbook has migrated names a revision that is not among ours.
            if isinstance(oops.__cause__, ResolutionError):
                raise StoreUnavailable(Trouble.NEWER) from oops
            raise
        _check_references(connection)


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
