"""Sheets go home, come back, are handed in and talked about; a run can fix its days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.String(32)
_MOMENT = sa.DateTime(timezone=True)
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what homework needs."""
    op.add_column("run", sa.Column("dates", sa.JSON(), nullable=False, server_default="{}"))
    _home_and_back()
    _handed_in()


def _home_and_back() -> None:
    op.create_table(
        "handout",
        sa.Column("id", sa.String(8), primary_key=True),
        sa.Column("sheet_id", _ID, sa.ForeignKey("sheet.id"), nullable=False, index=True),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("values_seq", _NUMBER, nullable=False),
    )
    op.create_table(
        "homecoming",
        sa.Column("handout_id", sa.String(8), sa.ForeignKey("handout.id"), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("seq", _NUMBER),
    )


def _handed_in() -> None:
    op.create_table(
        "hand_in",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("sheet_id", _ID, sa.ForeignKey("sheet.id"), nullable=False, index=True),
        sa.Column("interval", sa.Text(), nullable=False),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("values_seq", _NUMBER, nullable=False),
        sa.Column("returned_at", _MOMENT),
        sa.Column("returned_by", _ID, sa.ForeignKey("member.id")),
        sa.Column("return_note", sa.Text(), nullable=False),
    )
    op.create_table(
        "comment",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("sheet_id", _ID, sa.ForeignKey("sheet.id"), nullable=False, index=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("member_id", _ID, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answers", _ID, sa.ForeignKey("comment.id")),
    )
