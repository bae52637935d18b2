"""What is written, and the log of who did what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workbook.store.tables.base import ID, NUMBER, Json, Table


class Sheet(Table):
    """What a team, or one member, writes on one worksheet or case.

    `values` is derived from the updates up to `values_seq` and can be computed again at any time.
    `stays_in_team`: the team shows it to nobody but its facilitators.
    """

    __tablename__ = "sheet"
    __table_args__ = (
        # NULL is never equal to NULL in a unique constraint, so a team's sheet needs an index of its own.
        Index(
            "uq_sheet_of_team",
            "team_id",
            "kind",
            "content_id",
            unique=True,
            sqlite_where=text("member_id IS NULL"),
            postgresql_where=text("member_id IS NULL"),
        ),
        UniqueConstraint("team_id", "member_id", "kind", "content_id"),
        CheckConstraint("kind IN ('worksheet', 'case')", name="kind"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id"))
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(16))
    content_id: Mapped[str]
    values: Mapped[Json] = mapped_column(default=dict)
    values_seq: Mapped[int] = mapped_column(NUMBER, default=0)
    updated_at: Mapped[datetime | None]
    stays_in_team: Mapped[bool] = mapped_column(default=False)


class SheetUpdate(Table):
    """One change of a sheet's document. Append-only: the truth and the history; triggers refuse anything else."""

    __tablename__ = "sheet_update"
    __table_args__ = (
        Index("ix_sheet_update_sheet_id_seq", "sheet_id", "seq"),
        Index("ix_sheet_update_member_id_seq", "member_id", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("sheet.id"))
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Event(Table):
    """Who did what. Append-only, like the updates."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_run_id_seq", "run_id", "seq"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    at: Mapped[datetime]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[Json]


class Signal(Table):
    """One thing said or done while a period runs: a message, a timer, a raised hand. Append-only; read as a whole."""

    __tablename__ = "signal"
    __table_args__ = (Index("ix_signal_run_id_seq", "run_id", "seq"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    at: Mapped[datetime]
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[Json]
