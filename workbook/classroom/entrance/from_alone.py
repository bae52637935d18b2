"""Who came into a team from trying alone: what they wrote there is still theirs, and may be carried along."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from workbook.classroom.people import events, persons
from workbook.classroom.people.views import Person
from workbook.store.tables import Event


def remember(db: Session, before: Person | None, person: Person) -> None:
    """Write down that a browser which tried alone is in a team from now on; nothing for anybody else."""
    if before is None or not before.is_alone or person.is_alone or not person.team_id:
        return
    events.log(db, events.CAME_FROM_ALONE, run=person.run_id, by=person.id, alone=before.id)


def before(db: Session, me: Person) -> Person | None:
    """Return who somebody of a team was while they tried alone, the last time if several; None if they never did."""
    data = db.scalars(_came(), {"run": me.run_id, "member": me.id}).first()
    found = persons.by_id(db, str(data["alone"])) if data else None
    return found if found and found.is_alone else None


@cache
def _came() -> Select[dict[str, Any]]:  # Any: JSON, as the table holds it
    """Return the query for where somebody came from; every worksheet asks it, so it is made once."""
    by = (Event.run_id == bindparam("run"), Event.actor_id == bindparam("member"))
    came = select(Event.data).where(*by, Event.kind == events.CAME_FROM_ALONE)
    return came.order_by(Event.seq.desc()).limit(1)
