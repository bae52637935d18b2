"""Files that come back: what they would change, and taking them in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people import events, permission, rights
from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms.form import Form
from workbook.desk.document import layout
from workbook.desk.document.plain_values import Values
from workbook.desk.returning import take_in
from workbook.desk.returning.comparison import Change
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.inserts import insert_new


@dataclass(frozen=True)
class Preview:
    """What a file would change; `came` is when the same answers were taken in before, None if never."""

    changes: tuple[Change, ...]
    came: datetime | None = None


@dataclass(frozen=True)
class Accepted:
    """What a file has changed; `seq` is the number of the update, None when there was nothing to change."""

    changes: tuple[Change, ...]
    seq: int | None


def preview(  # noqa: PLR0913 -- a file and who brings it, by keyword
    db: Session, sheet: Sheet, form: Form, *, handout: Handout, returned: Values, by: Person
) -> Preview:
    """Return what a file would change, without changing anything; raise Refused for a foreign sheet."""
    _need_own(sheet, handout, by)
    before = _homecomings(db, handout)
    came = next((one.at for one in before if one.digest == digest(returned)), None)
    changes = take_in.look(
        _updates(db, sheet),
        form,
        base=handout.values,
        returned=returned,
        handout_id=handout.id,
        earlier=[one.values for one in before],
    )
    return Preview(changes, came)


def accept(  # noqa: PLR0913 -- a file and who brings it, by keyword
    db: Session,
    sheet: Sheet,
    form: Form,
    *,
    handout: Handout,
    returned: Values,
    by: Person,
    at: datetime | None = None,
) -> Accepted:
    """Take a file in; the same answers again change nothing. Raise Refused for a sheet that is not one's to write."""
    _need_own(sheet, handout, by)
    now = at or datetime.now(UTC)
    # Two files of one sheet at the same time take turns; SQLite lets only one transaction write anyway.
    db.execute(select(tables.Sheet.id).where(tables.Sheet.id == sheet.id).with_for_update())
    changes = preview(db, sheet, form, handout=handout, returned=returned, by=by).changes
    update = take_in.take_in(
        _updates(db, sheet),
        form,
        base=handout.values,
        returned=returned,
        handout_id=handout.id,
        by=by.name,
        at=now.isoformat(timespec="seconds"),
        earlier=[one.values for one in _homecomings(db, handout)],
    )
    seq = None if update is None else journal.append(db, sheet.id, update, member=by.id)
    row = {
        "handout_id": handout.id,
        "digest": digest(returned),
        "member_id": by.id,
        "at": now,
        "values": returned,
        "seq": seq,
    }
    if insert_new(db, tables.Homecoming, row):
        events.log(
            db, events.BROUGHT_BACK, run=sheet.run_id, by=by.id, sheet=sheet.id, handout=handout.id, seq=seq
        )
    return Accepted(changes, seq)


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


def _updates(db: Session, sheet: Sheet) -> list[bytes]:
    return [data for _, data in journal.updates(db, sheet.id)]
