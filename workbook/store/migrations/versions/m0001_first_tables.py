"""The first tables are there, and the history refuses to be changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.String(32)
_HASH = sa.String(64)
_MOMENT = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_APPEND_ONLY = ("sheet_update", "event")


def upgrade() -> None:
    """Create everything."""
    _content()
    _people()
    _sheets()
    _events()
    _protect = {"sqlite": _protect_on_sqlite, "postgresql": _protect_on_postgres}
    _protect[op.get_bind().dialect.name]()


def _content() -> None:
    op.create_table(
        "content_revision",
        sa.Column("hash", _HASH, primary_key=True),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "run",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("content_revision", _HASH, sa.ForeignKey("content_revision.hash")),
        sa.Column("starts_on", sa.Date()),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("closed_at", _MOMENT),
        sa.CheckConstraint("kind IN ('run', 'solo')", name="kind"),
    )
    op.create_table(
        "team",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("population_band", sa.String(16), nullable=False),
        sa.Column("code", sa.String(16)),
        sa.Column("code_hash", _HASH),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("run_id", "municipality", "name"),
        sa.UniqueConstraint("code_hash"),
    )


def _people() -> None:
    op.create_table(
        "member",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("team_id", _ID, sa.ForeignKey("team.id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("sameness", sa.Text(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("team_id", "sameness"),
        sa.CheckConstraint("role IN ('member', 'facilitator', 'organiser', 'observer')", name="role"),
    )
    op.create_table(
        "login",
        sa.Column("token_hash", _HASH, primary_key=True),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT),
    )
    op.create_table(
        "ticket",
        sa.Column("hash", _HASH, primary_key=True),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("expires_at", _MOMENT, nullable=False, index=True),
        sa.Column("used_at", _MOMENT),
    )


def _sheets() -> None:
    op.create_table(
        "sheet",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id"), nullable=False, index=True),
        sa.Column("team_id", _ID, sa.ForeignKey("team.id"), nullable=False),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id")),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("content_id", sa.Text(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("values_seq", _NUMBER, nullable=False),
        sa.Column("updated_at", _MOMENT),
        sa.UniqueConstraint("team_id", "member_id", "kind", "content_id"),
        sa.CheckConstraint("kind IN ('worksheet', 'case')", name="kind"),
    )
    of_team = sa.text("member_id IS NULL")
    op.create_index(
        "uq_sheet_of_team",
        "sheet",
        ["team_id", "kind", "content_id"],
        unique=True,
        sqlite_where=of_team,
        postgresql_where=of_team,
    )
    op.create_table(
        "sheet_update",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("sheet_id", _ID, sa.ForeignKey("sheet.id"), nullable=False),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id")),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sheet_update_sheet_id_seq", "sheet_update", ["sheet_id", "seq"])
    op.create_index("ix_sheet_update_member_id_seq", "sheet_update", ["member_id", "seq"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id")),
        sa.Column("actor_id", _ID, sa.ForeignKey("member.id")),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_run_id_seq", "event", ["run_id", "seq"])


def _protect_on_sqlite() -> None:
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _protect_on_postgres() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
