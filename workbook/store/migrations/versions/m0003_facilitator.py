"""The facilitator's room: breakouts, invitations, what is said while a period runs, who was there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_APPEND_ONLY = ("signal",)


def upgrade() -> None:
    """Add what facilitators need."""
    _runs()
    _rooms()
    _people()
    _signals()
    op.add_column(
        "sheet", sa.Column("stays_in_team", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    protect = {"sqlite": _protect_on_sqlite, "postgresql": _protect_on_postgres}
    protect[op.get_bind().dialect.name]()


def _runs() -> None:
    op.add_column("run", sa.Column("is_rehearsal", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("run", sa.Column("periods", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("run", sa.Column("tracks", sa.JSON(), nullable=False, server_default="[]"))


def _rooms() -> None:
    op.create_table(
        "breakout",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    with op.batch_alter_table("team") as team:
        team.add_column(sa.Column("breakout_id", _ID))
        team.add_column(sa.Column("prefecture", sa.Text(), nullable=False, server_default=""))
        team.add_column(sa.Column("is_prefecture", sa.Boolean(), nullable=False, server_default=sa.false()))
        team.add_column(sa.Column("expected", sa.JSON(), nullable=False, server_default="[]"))
        team.create_foreign_key("fk_team_breakout_id_breakout", "breakout", ["breakout_id"], ["id"])


def _people() -> None:
    with op.batch_alter_table("member") as member:
        member.add_column(sa.Column("run_id", _ID))
        member.add_column(sa.Column("breakout_id", _ID))
        member.create_foreign_key("fk_member_run_id_run", "run", ["run_id"], ["id"])
        member.create_foreign_key("fk_member_breakout_id_breakout", "breakout", ["breakout_id"], ["id"])
    of_run = sa.text("team_id IS NULL")
    op.create_index(
        "uq_member_of_run",
        "member",
        ["run_id", "role", "sameness"],
        unique=True,
        sqlite_where=of_run,
        postgresql_where=of_run,
    )
    op.create_table(
        "invitation",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id"), nullable=False, index=True),
        sa.Column("breakout_id", _ID, sa.ForeignKey("breakout.id")),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT),
        sa.CheckConstraint("role IN ('facilitator', 'observer')", name="role"),
    )
    op.create_table(
        "attendance",
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("first_at", _MOMENT, nullable=False),
        sa.Column("last_at", _MOMENT, nullable=False),
    )


def _signals() -> None:
    op.create_table(
        "signal",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("run_id", _ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id")),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signal_run_id_seq", "signal", ["run_id", "seq"])


def _protect_on_sqlite() -> None:
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _protect_on_postgres() -> None:
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
