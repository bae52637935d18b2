"""Tickets and tokens: how a browser is recognised, with nothing stored that opens a door.

Both are 256 random bits, so a plain SHA-256 cannot be searched backwards; a slow hash would add nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, select, update
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.store.tables import Login, Member, Ticket

TICKET_LIFE = timedelta(seconds=60)
_TICKET_KEPT = timedelta(days=1)
_LIFE = {"organiser": timedelta(days=14)}
_OTHERS = timedelta(
    days=180
)  # homework intervals and the follow-up day lie within; after that the code is asked again
_ALONE = {"synchronize_session": False}  # nobody holds these rows as objects


def issue_ticket(db: Session, *, member: str, at: datetime) -> str:
    """Return a ticket that can be redeemed once, within a minute."""
    db.execute(delete(Ticket).where(Ticket.expires_at < at - _TICKET_KEPT))
    ticket = secrets.token_urlsafe(32)
    db.add(Ticket(hash=hash_of(ticket), member_id=member, expires_at=at + TICKET_LIFE))
    db.flush()
    return ticket


def redeem(db: Session, *, ticket: str, held: str = "", at: datetime | None = None) -> str | None:
    """Return a new token for a ticket; None if it is used, too old or unknown. Of two at once one gets it.

    `held`: the token this browser came with. A browser is one person, so it ends unless it is the same person's: what
    is open in another tab would go on as somebody whom this browser can never be again.
    """
    now = at or house_clock.now()
    still = (Ticket.hash == hash_of(ticket), Ticket.used_at.is_(None), Ticket.expires_at > now)
    used = update(Ticket).where(*still).values(used_at=now).returning(Ticket.hash)
    if db.execute(used, execution_options=_ALONE).first() is None:
        return None
    found = select(Member.id, Member.role).join(Ticket, Ticket.member_id == Member.id)
    member, role = db.execute(found.where(Ticket.hash == hash_of(ticket))).one()
    token = secrets.token_urlsafe(32)
    expires = now + _LIFE.get(role, _OTHERS)
    db.add(Login(token_hash=hash_of(token), member_id=member, created_at=now, expires_at=expires))
    db.flush()
    if held:
        _revoke(db, and_(Login.token_hash == hash_of(held), Login.member_id != member))
    return token


def revoke(db: Session, *, token: str) -> None:
    """Let a token open nothing any more; one that is unknown already does."""
    _revoke(db, Login.token_hash == hash_of(token))


def revoke_team(db: Session, *, team: str) -> None:
    """Let every token and every unused ticket of a team open nothing any more."""
    _revoke_all(db, select(Member.id).where(Member.team_id == team))


def revoke_helpers(db: Session, *, run: str, role: str, breakout: str | None) -> None:
    """Let every token and unused ticket of those with a role in a run (or in one breakout) open nothing any more."""
    of_place = (Member.team_id.is_(None), Member.run_id == run, Member.role == role)
    _revoke_all(db, select(Member.id).where(*of_place, Member.breakout_id.is_not_distinct_from(breakout)))


def hash_of(secret: str) -> str:
    """Return what is stored of a token or ticket."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _revoke_all(db: Session, members: Select[str]) -> None:
    _revoke(db, Login.member_id.in_(members))
    now = house_clock.now()
    unused = update(Ticket).where(Ticket.member_id.in_(members), Ticket.used_at.is_(None))
    db.execute(unused.values(used_at=now), execution_options=_ALONE)


def _revoke(db: Session, which: ColumnElement[bool]) -> None:
    change = update(Login).where(which, Login.revoked_at.is_(None)).values(revoked_at=house_clock.now())
    db.execute(change, execution_options=_ALONE)
