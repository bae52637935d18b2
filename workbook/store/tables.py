"""The tables, in the words of the training room."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from workbook.store.moments import Moment

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER counts up by itself on SQLite
ID = String(32)


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), datetime: Moment(), dict[str, Any]: JSON()}  # noqa: RUF012 -- SQLAlchemy reads it


class ContentRevision(Table):
    """The texts of all content files as they were: what a run reads although the files have moved on."""

    __tablename__ = "content_revision"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    texts: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Setting(Table):
    """What this installation has decided once."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]


class Run(Table):
    """A run (開催回) of a course. `solo` runs have one person; without `content_revision` a run shows the newest.

    `dates` has the days that somebody fixed, by the id of a period or of a homework interval (YYYY-MM-DD).
    """

    __tablename__ = "run"
    __table_args__ = (CheckConstraint("kind IN ('run', 'solo')", name="kind"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    course: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(8))
    content_revision: Mapped[str | None] = mapped_column(ForeignKey("content_revision.hash"))
    starts_on: Mapped[date | None]
    dates: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Team(Table):
    """A team of a run. A person alone has a team too, one without a code."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("run_id", "municipality", "name"), UniqueConstraint("code_hash"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))
    position: Mapped[int]
    name: Mapped[str]
    municipality: Mapped[str]
    population_band: Mapped[str] = mapped_column(String(16))
    code: Mapped[str | None] = mapped_column(String(16))
    code_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Member(Table):
    """A person. `sameness` is the name and department as they are compared when somebody comes back."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("team_id", "sameness"),
        CheckConstraint("role IN ('member', 'facilitator', 'organiser', 'observer')", name="role"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    name: Mapped[str]
    department: Mapped[str]
    sameness: Mapped[str]
    role: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]


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


class Sheet(Table):
    """What a team, or one member, writes on one worksheet or case.

    `values` is derived from the updates up to `values_seq` and can be computed again at any time.
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
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    values_seq: Mapped[int] = mapped_column(NUMBER, default=0)
    updated_at: Mapped[datetime | None]


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
    data: Mapped[dict[str, Any]]


class Handout(Table):
    """A sheet that went home: the answers as they stood in the file. `id` can be read on every page of it."""

    __tablename__ = "handout"

    id: Mapped[str] = mapped_column(String(8), primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("sheet.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    format: Mapped[str] = mapped_column(String(8))
    values: Mapped[dict[str, Any]]
    values_seq: Mapped[int] = mapped_column(NUMBER)


class Homecoming(Table):
    """A file that came back and was taken in, known by the digest of its answers; `seq` None: it changed nothing."""

    __tablename__ = "homecoming"

    handout_id: Mapped[str] = mapped_column(ForeignKey("handout.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    values: Mapped[dict[str, Any]]
    seq: Mapped[int | None] = mapped_column(NUMBER)


class HandIn(Table):
    """A sheet as it was handed in for a homework. A new hand-in is a new row; a facilitator may return each once."""

    __tablename__ = "hand_in"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("sheet.id"), index=True)
    interval: Mapped[str]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    note: Mapped[str]
    values: Mapped[dict[str, Any]]
    values_seq: Mapped[int] = mapped_column(NUMBER)
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    return_note: Mapped[str] = mapped_column(default="")


class Comment(Table):
    """A remark on a sheet or one of its questions (empty `question`: the whole sheet), or the answer to one."""

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("sheet.id"), index=True)
    question: Mapped[str]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    text: Mapped[str]
    answers: Mapped[str | None] = mapped_column(ForeignKey("comment.id"))
