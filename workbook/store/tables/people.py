"""People, how they come in, and when they were there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workbook.store.tables.base import ID, Table


class Member(Table):
    """A person. `sameness` is the name and department as they are compared when somebody comes back.

    Facilitators and observers have no team but a run, and perhaps one breakout of it; organisers have neither.
    """

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("team_id", "sameness"),
        Index(
            "uq_member_of_run",
            "run_id",
            "role",
            "sameness",
            unique=True,
            sqlite_where=text("team_id IS NULL"),
            postgresql_where=text("team_id IS NULL"),
        ),
        CheckConstraint("role IN ('member', 'facilitator', 'organiser', 'observer')", name="role"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    breakout_id: Mapped[str | None] = mapped_column(ForeignKey("breakout.id"))
    name: Mapped[str]
    department: Mapped[str]
    sameness: Mapped[str]
    role: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


class Invitation(Table):
    """A code for those who help with a run or watch it; of one breakout only, if it names one."""

    __tablename__ = "invitation"
    __table_args__ = (
        UniqueConstraint("code_hash"),
        CheckConstraint("role IN ('facilitator', 'observer')", name="role"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    breakout_id: Mapped[str | None] = mapped_column(ForeignKey("breakout.id"))
    role: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(16))
    code_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Login(Table):
    """A browser that is recognised as a member. Only the token's hash is here."""

    __tablename__ = "login"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Ticket(Table):
    """A way from a page to the cookie: one minute, one use."""

    __tablename__ = "ticket"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class Attendance(Table):
    """When somebody was seen first and last on a day (in Japan)."""

    __tablename__ = "attendance"

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
