"""The code with which somebody who tries alone comes back to what they wrote, also on another machine."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbook.classroom.people import codes, permission
from workbook.classroom.people.views import Person
from workbook.store.tables import Team


def code_of(db: Session, me: Person) -> str:
    """Return the code as it is shown; it is made when it is asked for first. Raise Refused to those who are not alone."""
    permission.need(me.is_alone)
    code = codes.new_code()
    mine = update(Team).where(Team.id == me.team_id, Team.code.is_(None))
    db.execute(mine.values(code=code, code_hash=codes.hash_of(code)))
    return codes.shown(db.scalars(select(Team.code).where(Team.id == me.team_id)).one() or "")
