"""Content as it was, settings, and runs with their rooms and teams."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbook.store.tables.base import ID, Json, JsonList, Table


class ContentRevision(Table):
    """The texts of all content files as they were: what a run reads although the files have moved on."""

    __tablename__ = "content_revision"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    texts: Mapped[Json]
    at: Mapped[datetime]


class Setting(Table):
    """What this installation has decided once."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]


class Run(Table):
    """A run (開催回) of a course. `solo` runs have one person; without `content_revision` a run shows the newest.

    `dates` has the days that somebody fixed, by the id of a period or of a homework interval (YYYY-MM-DD).
    `periods` and `tracks` are what of the course is held; empty: all of it. A rehearsal is thrown away afterwards.
    `keep_until`: the last day it is to be kept; None: nobody has said.
    """

    __tablename__ = "run"
    __table_args__ = (CheckConstraint("kind IN ('run', 'solo')", name="kind"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    course: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(8))
    content_revision: Mapped[str | None] = mapped_column(ForeignKey("content_revision.hash"))
    starts_on: Mapped[date | None]
    dates: Mapped[Json] = mapped_column(default=dict)
    is_rehearsal: Mapped[bool] = mapped_column(default=False)
    periods: Mapped[JsonList] = mapped_column(default=list)
    tracks: Mapped[JsonList] = mapped_column(default=list)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    keep_until: Mapped[date | None]


class Breakout(Table):
    """A room of the online meeting in which some of a run's teams work."""

    __tablename__ = "breakout"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]


class Team(Table):
    """A team of a run. A person alone has a team too, one without a code until they ask for one to come back with.

    `expected` is who was registered: {"name", "department"} each. `is_prefecture`: the staff of the prefecture itself.
    """

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("run_id", "municipality", "name"), UniqueConstraint("code_hash"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))
    position: Mapped[int]
    name: Mapped[str]
    municipality: Mapped[str]
    population_band: Mapped[str] = mapped_column(String(16))
    breakout_id: Mapped[str | None] = mapped_column(ForeignKey("breakout.id"))
    prefecture: Mapped[str] = mapped_column(default="")
    is_prefecture: Mapped[bool] = mapped_column(default=False)
    expected: Mapped[JsonList] = mapped_column(default=list)
    code: Mapped[str | None] = mapped_column(String(16))
    code_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
