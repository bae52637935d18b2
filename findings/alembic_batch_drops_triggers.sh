#!/usr/bin/env bash
# Alembic's batch mode, the way it changes tables of SQLite, leaves the table's triggers and its collations behind, and says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check alembic==1.20.1 sqlalchemy==2.1.9
venv/bin/python - <<'PYTHON'
import sqlite3
import warnings
from importlib.metadata import version

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Text, create_engine, text

MADE = (
    "CREATE TABLE log (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, words VARCHAR(80))",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "INSERT INTO log VALUES (1, 'Sato', 'written')",
)
with create_engine("sqlite://").begin() as db, warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    for statement in MADE:
        db.execute(text(statement))
    with Operations(MigrationContext.configure(db)).batch_alter_table("log") as log:
        log.alter_column("words", type_=Text())
    triggers = db.execute(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).scalar_one()
    found = db.execute(text("SELECT count(*) FROM log WHERE name = 'SATO'")).scalar_one()
    db.execute(text("UPDATE log SET words = 'changed'"))
    words = db.execute(text("SELECT words FROM log")).scalar_one()
print(f"Alembic {version('alembic')}, SQLAlchemy {version('sqlalchemy')}, SQLite {sqlite3.sqlite_version}")
print(f"after one column got another type: {triggers} triggers of 1, SATO found {found} times, words {words!r}, {len(said)} warnings")
assert (triggers, found, words, len(said)) == (0, 0, "changed", 0), "the behaviour has changed"
PYTHON
