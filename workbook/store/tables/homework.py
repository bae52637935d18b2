"""Sheets that go home, come back, are handed in and talked about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from workbook.store.tables.base import ID, NUMBER, Json, Table


class Handout(Table):
    """A sheet that went home: the answers as they stood in the file. `id` can be read on every page of it."""

    __tablename__ = "handout"

    id: Mapped[str] = mapped_column(String(8), primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("sheet.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    format: Mapped[str] = mapped_column(String(8))
    values: Mapped[Json]
    values_seq: Mapped[int] = mapped_column(NUMBER)


class Homecoming(Table):
    """A file that came back and was taken in, known by the digest of its answers; `seq` None: it changed nothing."""

    __tablename__ = "homecoming"

    handout_id: Mapped[str] = mapped_column(ForeignKey("handout.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    values: Mapped[Json]
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
    values: Mapped[Json]
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
