"""A run says until when it is kept, and PostgreSQL keeps no samples of what people wrote in its statistics."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_WORDS = {
    "run": ("title", "dates"),
    "breakout": ("name",),
    "team": ("name", "municipality", "prefecture", "expected", "code"),
    "member": ("name", "department", "sameness"),
    "invitation": ("code",),
    "sheet": ("values",),
    "sheet_update": ("data",),
    "event": ("data",),
    "signal": ("data",),
    "handout": ("values",),
    "homecoming": ("values",),
    "hand_in": ("note", "values", "return_note"),
    "comment": ("text",),
}


def upgrade() -> None:
    """Add the day, and forget the samples."""
    op.add_column("run", sa.Column("keep_until", sa.Date()))
    if op.get_bind().dialect.name == "postgresql":
        _forget_samples()


def _forget_samples() -> None:
    """Take no samples of these columns any more, and drop those that were taken.

    ANALYZE copies common and typical values of a column, updates of sheets too, into pg_statistic, where they would
    outlive the run they come from. A column that is given its own type again loses them, without being rewritten.
    """
    types = sa.text(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = CAST(:table AS regclass) AND attname = ANY(:columns)"
    )
    for table, columns in _WORDS.items():
        found = op.get_bind().execute(types, {"table": table, "columns": list(columns)})
        for column, type_ in found.all():
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET STATISTICS 0')
            op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" TYPE {type_}')
