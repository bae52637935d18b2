"""PostgreSQL says what was written, so that no process has to ask again and again."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_WHEN = {
    "sheet_update": "INSERT",
    "signal": "INSERT",
    "login": "UPDATE OF revoked_at",
    "run": "UPDATE OF closed_at",
}
_SAY = """
CREATE FUNCTION say_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('workbook', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Let these tables say it once a transaction, however many rows it writes; nothing of what is in them is said."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(_SAY)
    for table, event in _WHEN.items():
        op.execute(
            f"CREATE TRIGGER say_written AFTER {event} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION say_written()"
        )
