"""Codes for those who help with a run or watch it: made, listed, taken back."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import codes, events, logins, new_ids, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Invitation, Person
from workbook.store import tables

ROLES = {"facilitator": "進行役", "observer": "見学"}


def invite(db: Session, *, run: str, role: str, by: Person, breakout: str = "") -> Invitation:
    """Make a code for a role in a run, or in one breakout of it; raise Refused to those who may not.

    Who comes with the code, a name and a department is that person from then on, as with a team's code.
    """
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    code = codes.new_code()
    row = tables.Invitation(
        id=new_ids.new_id(),
        run_id=run,
        breakout_id=breakout or None,
        role=role,
        code=code,
        code_hash=codes.hash_of(code),
        created_at=house_clock.now(),
    )
    db.add(row)
    db.flush()
    events.log(db, events.INVITED, run=run, by=by.id, role=role, breakout=breakout)
    return _invitation(row)


def of_run(db: Session, run: str, *, by: Person) -> tuple[Invitation, ...]:
    """Return the invitations that are open, the oldest first; raise Refused to those who may not see them."""
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    still = select(tables.Invitation).where(
        tables.Invitation.run_id == run, tables.Invitation.revoked_at.is_(None)
    )
    return tuple(
        _invitation(row)
        for row in db.scalars(still.order_by(tables.Invitation.created_at, tables.Invitation.id))
    )


def revoke(db: Session, invitation: str, *, by: Person) -> None:
    """Take an invitation back: its code, and every browser that came with one for the same place, open nothing.

    Raise Refused to those who may not, and when it is taken back already.
    """
    permission.need(rights.may_create_run(by), permission.NOT_AN_ORGANISER)
    row = db.get(tables.Invitation, invitation)
    if row is None or row.revoked_at is not None:
        raise Refused({"invitation": "この招待は、もう取り消されています。"})
    now = house_clock.now()
    db.execute(
        update(tables.Invitation).where(tables.Invitation.id == invitation).values(revoked_at=now),
        execution_options={"synchronize_session": False},
    )
    logins.revoke_helpers(db, run=row.run_id, role=row.role, breakout=row.breakout_id)
    events.log(db, events.INVITATION_REVOKED, run=row.run_id, by=by.id, invitation=invitation)


def _invitation(row: tables.Invitation) -> Invitation:
    return Invitation(
        id=row.id,
        run_id=row.run_id,
        role=row.role,
        code=codes.shown(row.code),
        breakout_id=row.breakout_id or "",
    )
