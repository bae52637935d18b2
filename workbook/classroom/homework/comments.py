"""What is said beside a sheet or one of its questions, and what is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.homework import hand_ins
from workbook.classroom.people import events, new_ids, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.sheets import sheets
from workbook.store import tables

_EMPTY = "ことばを入力してください。"
_GONE = "返事をするコメントが見つかりません。"


@dataclass(frozen=True)
class Comment:
    """A comment with its answers, the oldest first; an empty `question` means the whole sheet."""

    id: str
    sheet_id: str
    question: str
    member_id: str
    name: str
    department: str
    role: str
    at: datetime
    text: str
    answers: tuple[Comment, ...] = ()


def comment(  # noqa: PLR0913 -- the parts of a comment, by keyword
    db: Session, sheet: Sheet, *, by: Person, question: str = "", text: str, at: datetime | None = None
) -> Comment:
    """Say something beside a question, or beside the whole sheet.

    Raise Refused to those who may not, and for no words.
    """
    return _add(db, sheet, by=by, question=question, text=text, at=at, answers=None)


def answer_comment(
    db: Session, comment: str, *, by: Person, text: str, at: datetime | None = None
) -> Comment:
    """Answer a comment; an answer to an answer stands under the same comment.

    Raise Refused to those who may not, and for no words.
    """
    row = db.get(tables.Comment, comment)
    sheet = sheets.by_id(db, row.sheet_id) if row else None
    if row is None or sheet is None:
        raise Refused({"comment": _GONE})
    return _add(db, sheet, by=by, question=row.question, text=text, at=at, answers=row.answers or row.id)


def of_sheet(db: Session, sheet: Sheet, *, by: Person) -> tuple[Comment, ...]:
    """Return all comments of a sheet with their answers, the oldest first.

    Raise Refused to those who may not read it.
    """
    permission.need(rights.may_open_sheet(by, sheet))
    joined = select(tables.Comment, tables.Member).join(
        tables.Member, tables.Member.id == tables.Comment.member_id
    )
    of_sheet = joined.where(tables.Comment.sheet_id == sheet.id)
    rows = db.execute(of_sheet.order_by(tables.Comment.at, tables.Comment.id)).all()
    answers: dict[str, list[Comment]] = {}
    for row, member in rows:
        if row.answers:
            answers.setdefault(row.answers, []).append(_view(row, member))
    return tuple(
        _view(row, member, tuple(answers.get(row.id, ()))) for row, member in rows if not row.answers
    )


def yet_to_carry(
    db: Session, alone: Sheet, sheet: Sheet | None, *, before: Person, by: Person
) -> tuple[Comment, ...]:
    """Return what somebody said beside their sheet while they were alone and not yet beside the one of their team.

    `before` is who they were then; answers to their own words stand among these. Raise Refused to those who may not.
    """
    said = [one for one in _each(of_sheet(db, alone, by=before)) if one.member_id == before.id]
    there = _own(db, sheet, by) if sheet and said else frozenset()
    return tuple(one for one in said if (one.question, one.text) not in there)


def carry(db: Session, sheet: Sheet, said: Collection[Comment], *, by: Person) -> None:
    """Say beside a sheet what was said alone, with the time it was said, and nothing twice.

    Raise Refused to those who may not.
    """
    there = _own(db, sheet, by) if said else frozenset()
    for one in said:
        if (one.question, one.text) not in there:
            comment(db, sheet, by=by, question=one.question, text=one.text, at=one.at)


def counts(db: Session, sheet_ids: Collection[str]) -> dict[str, int]:
    """Return how many comments and answers stand beside each of many sheets; the caller has asked the door."""
    rows = db.execute(_number(), {"sheets": list(sheet_ids)})
    return {sheet: count for sheet, count in rows}  # noqa: C416 -- mypy does not know a row as a pair


@cache
def _number() -> Select[str, int]:
    """Return the query for how many stand beside sheets; many pages ask it, so it is made once."""
    of_sheets = tables.Comment.sheet_id.in_(bindparam("sheets", expanding=True))
    number = select(tables.Comment.sheet_id, func.count()).where(of_sheets)
    return number.group_by(tables.Comment.sheet_id)


def _each(found: Iterable[Comment]) -> Iterator[Comment]:
    """Return comments and their answers as they were said, one after the other."""
    for one in found:
        yield one
        yield from one.answers


def _own(db: Session, sheet: Sheet, by: Person) -> frozenset[tuple[str, str]]:
    found = _each(of_sheet(db, sheet, by=by))
    return frozenset((one.question, one.text) for one in found if one.member_id == by.id)


def _add(  # noqa: PLR0913 -- the columns of a comment, by keyword
    db: Session,
    sheet: Sheet,
    *,
    by: Person,
    question: str,
    text: str,
    at: datetime | None,
    answers: str | None,
) -> Comment:
    permission.need(rights.may_open_sheet(by, sheet))
    permission.need(rights.may_comment(by, sheet), permission.NOT_WRITABLE)
    words = hand_ins.note_of(text, label="コメント")
    if not words.strip():
        raise Refused({"note": _EMPTY})
    row = tables.Comment(
        id=new_ids.new_id(),
        sheet_id=sheet.id,
        question=question,
        member_id=by.id,
        at=at or house_clock.now(),
        text=words,
        answers=answers,
    )
    db.add(row)
    db.flush()
    events.log(db, events.COMMENTED, run=sheet.run_id, by=by.id, sheet=sheet.id, comment=row.id)
    return _view(row, db.get_one(tables.Member, by.id))


def _view(row: tables.Comment, member: tables.Member, answers: tuple[Comment, ...] = ()) -> Comment:
    return Comment(
        id=row.id,
        sheet_id=row.sheet_id,
        question=row.question,
        member_id=member.id,
        name=member.name,
        department=member.department,
        role=member.role,
        at=row.at,
        text=row.text,
        answers=answers,
    )
