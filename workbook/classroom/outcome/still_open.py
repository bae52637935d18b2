"""What stays open after a run: homework still with the teams, hands that are up, comments without an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from workbook.classroom.homework.due_days import Due
from workbook.classroom.homework.overview import HANDED_IN, RETURNED, Item, TeamHomework
from workbook.classroom.period import replay, signals
from workbook.classroom.period.signals import Signal
from workbook.classroom.period.state import Hall
from workbook.store import tables


@dataclass(frozen=True)
class AtHome:
    """A homework worksheet with the names of the teams that have not handed it in yet."""

    due: Due
    title: str
    teams: tuple[str, ...]


@dataclass(frozen=True)
class LooseEnds:
    """What stays open: `hands` are the names of teams, `comments` how many stand without an answer."""

    homework: tuple[AtHome, ...]
    hands: tuple[str, ...]
    comments: int


def homework_of(teams: Sequence[TeamHomework]) -> tuple[AtHome, ...]:
    """Return the worksheets of homework that a team has still with it, in the course's order."""
    waiting: dict[tuple[str, str], tuple[Due, str, list[str]]] = {}
    for team in teams:
        for due, item in _given(team):
            held = waiting.setdefault((due.interval.id, item.worksheet), (due, item.title, []))
            if item.state not in (HANDED_IN, RETURNED):
                held[2].append(team.name)
    return tuple(AtHome(due, title, tuple(names)) for due, title, names in waiting.values() if names)


def _given(team: TeamHomework) -> Iterator[tuple[Due, Item]]:
    for due, items in team.intervals:
        yield from ((due, item) for item in items)


def hands_of(said: Sequence[Signal]) -> frozenset[str]:
    """Return the teams (ids) whose hand is up."""
    hands = (signals.HAND, signals.HAND_DOWN, signals.HAND_TAKEN)
    return frozenset(replay.fold(Hall(), (one for one in said if one.kind in hands)).hands)


def comments_of(db: Session, sheets: Collection[str]) -> int:
    """Return how many comments beside some sheets have no answer, in one query; the caller has asked the door."""
    answer = aliased(tables.Comment)
    number = select(func.count()).select_from(tables.Comment)
    open_ones = number.where(
        tables.Comment.sheet_id.in_(sheets),
        tables.Comment.answers.is_(None),
        ~select(answer.id).where(answer.answers == tables.Comment.id).exists(),
    )
    return db.scalars(open_ones).one()
