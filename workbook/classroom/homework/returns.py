"""Files that come back: what they would change, and taking them in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.desk.document import layout
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.inserts import insert_new


@dataclass(frozen=True)
class Basis:
    """What a plan was made from: the extent of the sheet's journal, and the files of the handout that came before."""

    journal: tuple[int, int]
    came: tuple[str, ...]


@dataclass(frozen=True)
class ReturnPlan:
    """What a file would change, and the update that does it. `came`: when the same answers were taken in before."""

    changes: tuple[Change, ...]
    update: bytes | None
    basis: Basis
    came: datetime | None = None

    @property
    def told(self) -> tuple[Change, ...]:
        """Return what people are shown of it, in order."""
        return tuple(change for change in self.changes if change.kind != take_in.UNCHANGED)


@dataclass(frozen=True)
class Accepted:
    """What a file has changed; `seq` is the number of the update, None when there was nothing to change."""

    changes: tuple[Change, ...]
    seq: int | None


def plan(  # noqa: PLR0913 -- a file and who brings it, by keyword
    db: Session,
    sheet: Sheet,
    form: Form,
    *,
    handout: Handout,
    returned: Values,
    by: Person,
    at: datetime | None = None,
) -> ReturnPlan:
    """Return what a file would change, without changing anything; raise Refused for a foreign sheet."""
    _need_own(sheet, handout, by)
    # The files that came before are read first: whoever takes one in meanwhile makes this plan an old one.
    before = _homecomings(db, handout)
    updates = journal.updates(db, sheet.id)
    found = take_in.plan(
        [data for _, data in updates],
        form,
        base=handout.values,
        returned=returned,
        handout_id=handout.id,
        by=by.name,
        at=(at or house_clock.now()).isoformat(timespec="seconds"),
        earlier=[one.values for one in before],
    )
    basis = Basis((len(updates), updates[-1][0] if updates else 0), tuple(one.digest for one in before))
    came = next((one.at for one in before if one.digest == digest(returned)), None)
    return ReturnPlan(found.changes, found.update, basis, came)


def accept(  # noqa: PLR0913 -- a file and who brings it, by keyword
    db: Session,
    sheet: Sheet,
    form: Form,
    *,
    handout: Handout,
    returned: Values,
    by: Person,
    shown: ReturnPlan,
) -> Accepted | ReturnPlan:
    """Do what was shown; if something else would happen by now, write nothing and return what that is.

    Raise Refused for a sheet that is not one's to write.
    """
    _need_own(sheet, handout, by)
    # Two files of one sheet at the same time take turns; SQLite lets only one transaction write anyway.
    db.execute(select(tables.Sheet.id).where(tables.Sheet.id == sheet.id).with_for_update())
    now = shown
    if _basis(db, sheet, handout) != shown.basis:
        now = plan(db, sheet, form, handout=handout, returned=returned, by=by)
        if now.told != shown.told:
            return now
    seq = None if now.update is None else journal.append(db, sheet.id, now.update, member=by.id)
    row = {
        "handout_id": handout.id,
        "digest": digest(returned),
        "member_id": by.id,
        "at": house_clock.now(),
        "values": returned,
        "seq": seq,
    }
    if insert_new(db, tables.Homecoming, row):
        events.log(
            db, events.BROUGHT_BACK, run=sheet.run_id, by=by.id, sheet=sheet.id, handout=handout.id, seq=seq
        )
    return Accepted(now.changes, seq)


def digest(values: Values) -> str:
    """Return what the answers of a file are known by."""
    return hashlib.sha256(layout.canonical(values).encode("utf-8", "surrogatepass")).hexdigest()


def told(changes: Collection[Change]) -> str:
    """Return in a sentence what a file has changed."""
    count = sum(change.changes for change in changes)
    beside = sum(change.kind == take_in.BESIDE for change in changes)
    unread = sum(change.kind == take_in.UNREADABLE for change in changes)
    parts = [f"{count - beside} 件を取り込みました。" if count > beside else ""]
    parts.append(
        f"{beside} 件はチームでも書きかえられていたので、今の文はそのままにし、持ち帰った文を別案として横に置きました。確かめてください。"
        if beside
        else ""
    )
    parts.append("" if count else "新しく取り込むものはありませんでした。")
    parts.append(f"{unread} 件は読み取れなかったので、取り込んでいません。" if unread else "")
    return "".join(parts)


def _need_own(sheet: Sheet, handout: Handout, by: Person) -> None:
    permission.need(rights.may_open_sheet(by, sheet) and handout.sheet_id == sheet.id)
    permission.need(rights.may_write_sheet(by, sheet), permission.NOT_WRITABLE)


def _homecomings(db: Session, handout: Handout) -> list[tables.Homecoming]:
    came = select(tables.Homecoming).where(tables.Homecoming.handout_id == handout.id)
    return list(db.scalars(came.order_by(tables.Homecoming.at, tables.Homecoming.digest)))


def _basis(db: Session, sheet: Sheet, handout: Handout) -> Basis:
    came = select(tables.Homecoming.digest).where(tables.Homecoming.handout_id == handout.id)
    in_order = came.order_by(tables.Homecoming.at, tables.Homecoming.digest)
    return Basis(journal.extent(db, sheet.id), tuple(db.scalars(in_order)))
