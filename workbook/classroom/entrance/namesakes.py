"""Who of the same name and department was at a place before: perhaps the same person, perhaps a namesake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from workbook.store.tables import Member

NAMESAKE = "namesake"


@dataclass(frozen=True)
class KnownMember:
    """Somebody of this name and department who was here before."""

    id: str
    name: str
    since: datetime


def known(db: Session, here: ColumnElement[bool], same: str) -> tuple[KnownMember, ...]:
    """Return who of the members `here` is compared as the same (`entries.sameness`), the first one first."""
    found = select(Member.id, Member.name, Member.created_at).where(here, _is_namesake(same))
    return tuple(
        KnownMember(id_, called, since)
        for id_, called, since in db.execute(found.order_by(Member.created_at))
    )


def is_known(db: Session, here: ColumnElement[bool], same: str, *, who: str) -> bool:
    """Tell whether `who` is the id of one of them."""
    ours = select(Member.id).where(here, _is_namesake(same), Member.id == who)
    return bool(who) and db.scalars(ours).one_or_none() is not None


def apart(db: Session, here: ColumnElement[bool], same: str, *, name: str) -> dict[str, object]:
    """Return how one more of them is called and compared: 佐藤（2人目）."""
    of_name = select(func.count()).select_from(Member).where(here, _is_namesake(same))
    number = db.execute(of_name).scalar_one() + 1
    return {"name": f"{name}（{number}人目）", "sameness": f"{same}\n{number}"}


def _is_namesake(same: str) -> ColumnElement[bool]:
    return or_(Member.sameness == same, Member.sameness.startswith(f"{same}\n", autoescape=True))
