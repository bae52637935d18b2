"""The stored updates of sheets: append-only, the truth and the history. Whatever is asked of them is asked here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.content.model.answers import Values
from workbook.desk.document.changes import Entry
from workbook.desk.document.growth import Stamp
from workbook.store import engines
from workbook.store.after_commit import after_commit
from workbook.store.tables import Sheet, SheetUpdate

_APPEND = insert(SheetUpdate).returning(SheetUpdate.seq)
_INTO_SQLITE = "INSERT INTO sheet_update (sheet_id, member_id, at, data) VALUES "
_ROW = "(?, ?, ?, ?)"
_KEEP = (
    update(Sheet)
    .where(Sheet.id == bindparam("this"), Sheet.values_seq <= bindparam("new_seq"))
    .values(values=bindparam("new_values"), values_seq=bindparam("new_seq"), updated_at=bindparam("now"))
)
_AT_ONCE = 500

_LISTENERS: set[Callable[[], None]] = set()


# ---------------------------------------------------------------- writing


class NewUpdate(NamedTuple):
    """An update that is to be stored."""

    sheet: str
    data: bytes
    member: str | None


def append(db: Session, sheet: str, data: bytes, *, member: str | None) -> int:
    """Store an update of a sheet and return its number. Those who listen hear of it as soon as it is committed."""
    (number,) = write(db.connection(), [NewUpdate(sheet, data, member)])
    after_commit(db, _announce)
    return number


def write(db: Connection, new: Sequence[NewUpdate]) -> list[int]:
    """Store updates and return their numbers; nobody is told. For the table, which shows by itself what it writes."""
    now = house_clock.now()
    if db.dialect.name == "sqlite":
        return _write_in_one_step(db, new, now)
    rows = [{"sheet_id": one.sheet, "member_id": one.member, "at": now, "data": one.data} for one in new]
    # With a statement that is built once. Rows are numbered in the order in which they are
    # given; the numbers may come back in any other, and SQLAlchemy's own way to sort them is a statement for each row.
    return sorted(db.execute(_APPEND, rows).scalars())


def _write_in_one_step(db: Connection, new: Sequence[NewUpdate], now: datetime) -> list[int]:
    """Store updates in SQLite, which numbers what one statement inserts without a gap.

    Asked for the numbers it would give them row by row, and for each row the thread waits for the interpreter anew.
    """
    at = now.replace(tzinfo=None).isoformat(" ", "microseconds")  # as SQLAlchemy writes a moment
    values = tuple(value for one in new for value in (one.sheet, one.member, at, one.data))
    last = engines.tell_sqlite(db, _INTO_SQLITE + ", ".join([_ROW] * len(new)), values).lastrowid or 0
    return list(range(last - len(new) + 1, last + 1))


def listen(listener: Callable[[], None]) -> None:
    """Call something after each commit with an `append` in this process, in whatever thread that is."""
    _LISTENERS.add(listener)


def listen_no_more(listener: Callable[[], None]) -> None:
    """Leave it out from now on."""
    _LISTENERS.discard(listener)


def _announce() -> None:
    for listener in list(_LISTENERS):
        listener()


# ---------------------------------------------------------------- reading


def updates(db: Session, sheet: str) -> list[tuple[int, bytes]]:
    """Return all updates of a sheet with their numbers, oldest first."""
    stored = select(SheetUpdate.seq, SheetUpdate.data).where(SheetUpdate.sheet_id == sheet)
    return [(seq, data) for seq, data in db.execute(stored.order_by(SheetUpdate.seq))]


def updates_of(db: Session, sheets: Collection[str]) -> dict[str, list[bytes]]:
    """Return all updates of many sheets by sheet, oldest first, in one query."""
    return {sheet: [entry.data for entry in found] for sheet, found in entries(db, sheets).items()}


def entries(db: Session, sheets: Collection[str]) -> dict[str, list[Entry]]:
    """Return the same with who wrote each and when."""
    columns = (
        SheetUpdate.sheet_id,
        SheetUpdate.seq,
        SheetUpdate.member_id,
        SheetUpdate.at,
        SheetUpdate.data,
    )
    stored = select(*columns).where(SheetUpdate.sheet_id.in_(sheets)).order_by(SheetUpdate.seq)
    found: dict[str, list[Entry]] = {sheet: [] for sheet in sheets}
    for sheet, seq, member, at, data in db.execute(stored):
        found[sheet].append(Entry(seq, member, at, data))
    return found


def stamps(db: Session, sheet: str) -> list[Stamp]:
    """Return who wrote each update of a sheet and when, oldest first, without what is in them."""
    of = select(SheetUpdate.seq, SheetUpdate.member_id, SheetUpdate.at).where(SheetUpdate.sheet_id == sheet)
    return [Stamp(*row) for row in db.execute(of.order_by(SheetUpdate.seq))]


@contextmanager
def streamed(db: Session, sheet: str) -> Iterator[Iterator[Entry]]:
    """Give all updates of a sheet, oldest first, of which never more than a few hundred are held at once."""
    columns = select(SheetUpdate.seq, SheetUpdate.member_id, SheetUpdate.at, SheetUpdate.data)
    stored = columns.where(SheetUpdate.sheet_id == sheet).order_by(SheetUpdate.seq)
    with db.execute(stored.execution_options(yield_per=_AT_ONCE)) as rows:
        yield (Entry(*row) for row in rows)


def last_of_sheet() -> tuple[ScalarSelect[int], ScalarSelect[datetime]]:
    """Return number and time of the newest update as columns for a query of `Sheet`."""
    last = select(SheetUpdate.seq).where(SheetUpdate.sheet_id == Sheet.id)
    last = last.order_by(SheetUpdate.seq.desc()).limit(1)
    return last.scalar_subquery(), last.with_only_columns(SheetUpdate.at).scalar_subquery()


def last_sheet_of(member: str | ColumnElement[str]) -> ScalarSelect[str]:
    """Return the id of the sheet somebody wrote in last, as a value for a query."""
    wrote = select(SheetUpdate.sheet_id).where(SheetUpdate.member_id == member)
    return wrote.order_by(SheetUpdate.seq.desc()).limit(1).scalar_subquery()


def extent(db: Session, sheet: str) -> tuple[int, int]:
    """Return how many updates a sheet has and the number of its newest: another pair, another document."""
    count, last = db.execute(
        select(func.count(), func.max(SheetUpdate.seq)).where(SheetUpdate.sheet_id == sheet)
    ).one()
    return count, last or 0


def newest(db: Session) -> int:
    """Return the number of the newest update of all sheets."""
    return db.execute(select(func.max(SheetUpdate.seq))).scalar_one() or 0


def numbers_after(db: Session, seq: int, besides: Collection[int] = ()) -> list[tuple[int, str]]:
    """Return the numbers and sheets of all updates after this one, and of these numbers if they are there."""
    asked = SheetUpdate.seq > seq
    asked = or_(asked, SheetUpdate.seq.in_(besides)) if besides else asked
    stored = select(SheetUpdate.seq, SheetUpdate.sheet_id).where(asked)
    return [(number, sheet) for number, sheet in db.execute(stored.order_by(SheetUpdate.seq))]


def fetch(db: Session, numbers: Collection[int]) -> list[tuple[int, str, bytes]]:
    """Return the updates with these numbers, oldest first."""
    columns = select(SheetUpdate.seq, SheetUpdate.sheet_id, SheetUpdate.data)
    stored = columns.where(SheetUpdate.seq.in_(numbers)).order_by(SheetUpdate.seq)
    return [(seq, sheet, data) for seq, sheet, data in db.execute(stored)]


def keep_values(db: Session, sheet: str, values: Values, *, seq: int) -> None:
    """Keep what the updates up to `seq` add up to, unless a newer state is kept.

    The same number may be kept twice: two processes can have seen it with and without a smaller one.
    """
    keep_all(db.connection(), [(sheet, values, seq)])


def keep_all(db: Connection, kept: Sequence[tuple[str, Values, int]]) -> list[None]:
    """Keep the values of some sheets the same way."""
    now = house_clock.now()
    rows = [{"this": sheet, "new_values": values, "new_seq": seq, "now": now} for sheet, values, seq in kept]
    db.execute(_KEEP, rows)
    return [None] * len(rows)


def kept_values(db: Session, sheet: str) -> tuple[Values, int] | None:
    """Return the values that are kept and the number of the update they reach to."""
    held = db.execute(select(Sheet.values, Sheet.values_seq).where(Sheet.id == sheet)).one_or_none()
    return None if held is None else (held[0], held[1])


def sheets(db: Session) -> list[str]:
    """Return the ids of all sheets."""
    return list(db.scalars(select(Sheet.id).order_by(Sheet.id)))


def stale(db: Session, *, before: datetime) -> list[str]:
    """Return the sheets whose values are older than their updates, if they were written in last before this moment."""
    last, at = last_of_sheet()
    return list(db.scalars(select(Sheet.id).where(Sheet.values_seq < last, at <= before).order_by(Sheet.id)))
