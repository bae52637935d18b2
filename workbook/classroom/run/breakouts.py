"""The rooms of the online meeting in which teams work: proposed by size, then as the organiser wants them (S145, S159)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from workbook.classroom.people import entries, events, new_ids, permission, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Breakout, Person, Team
from workbook.content.forms import populations
from workbook.store import tables
from workbook.texts import cleaning

FEWEST, USUAL, MOST = 2, 6, 20
"""How many teams a room may have."""

PREFECTURES = "都道府県の部屋"
_IN_ORDER = (*populations.BANDS, populations.UNKNOWN)
_NO_SIZE = "人口未入力"


@dataclass(frozen=True)
class ProposedBreakout:
    """A room as it is proposed: its name and the teams in it, by id."""

    name: str
    teams: tuple[str, ...]


# ---------------------------------------------------------------- proposing


def propose(teams: Sequence[Team], *, per_room: int = USUAL) -> tuple[ProposedBreakout, ...]:
    """Return rooms with teams of about the same size together; the staff of prefectures have rooms of their own.

    A team that would be alone with its size goes to the next one. The same teams always get the same rooms.
    """
    plans: list[ProposedBreakout] = []
    for bands, group in _groups([team for team in teams if not team.is_prefecture]):
        said = "・".join(populations.label(band) or _NO_SIZE for band in bands)
        for part in _parts(group, per_room):
            plans.append(ProposedBreakout(f"部屋{len(plans) + 1}（{said}）", part))
    staff = _parts([team.id for team in teams if team.is_prefecture], per_room)
    several = len(staff) > 1
    plans += [
        ProposedBreakout(f"{PREFECTURES}{n if several else ''}", part)
        for n, part in enumerate(staff, start=1)
    ]
    return tuple(plans)


def _groups(teams: Sequence[Team]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the teams by band; one alone is put to the band before it, the first one to the band after it."""
    by_band = [([band], [team.id for team in teams if team.population_band == band]) for band in _IN_ORDER]
    groups: list[tuple[list[str], list[str]]] = []
    for bands, group in by_band:
        last = groups[-1] if groups else None
        if not group:
            continue
        if last is not None and 1 in {len(last[1]), len(group)} and _are_next(last[0], bands):
            last[0].extend(bands)
            last[1].extend(group)
        else:
            groups.append((bands, group))
    return [(tuple(bands), group) for bands, group in groups]


def _are_next(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether two sizes may share a room; the size nobody entered goes with none."""
    if populations.UNKNOWN in {*before, *after} or len(before) > 1:
        return False
    return steps(before[-1], after[0]) == 1


def steps(one: str, other: str) -> int:
    """Return how many bands lie between two sizes; 0 when one is not known."""
    if populations.UNKNOWN in {one, other}:
        return 0
    places = tuple(populations.BANDS)
    return abs(places.index(one) - places.index(other))


def _parts(group: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Return a group in as few parts as can be, all of about the same size."""
    count = -(-len(group) // most)
    edges = [len(group) * number // count for number in range(count + 1)] if count else []
    return [tuple(group[start:end]) for start, end in pairwise(edges)]


# ---------------------------------------------------------------- looking


def of_run(db: Session, run: str) -> tuple[Breakout, ...]:
    """Return the rooms of a run in their order."""
    rows = select(tables.Breakout).where(tables.Breakout.run_id == run)
    in_order = rows.order_by(tables.Breakout.position, tables.Breakout.id)
    fresh = in_order.execution_options(populate_existing=True)
    return tuple(
        Breakout(id=row.id, run_id=row.run_id, position=row.position, name=row.name)
        for row in db.scalars(fresh)
    )


# ---------------------------------------------------------------- changing


def apply(db: Session, run: str, plans: Sequence[ProposedBreakout], *, by: Person) -> None:
    """Make the rooms of a run those of a plan, with exactly the teams it names; the same plan again changes nothing.

    A room that has its name already stays the same, for the people who were invited to it. Old rooms are removed,
    unless somebody was invited to them: those stay, empty. Raise Refused to those who may not prepare.
    """
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    held = {room.name: room.id for room in of_run(db, run)}
    for position, plan in enumerate(plans, start=1):
        room = held.pop(plan.name, None) or _new(db, run, plan.name, position=position)
        db.execute(update(tables.Breakout).where(tables.Breakout.id == room).values(position=position))
        _seat(db, run, plan.teams, room=room)
    placed = {team for plan in plans for team in plan.teams}
    others = update(tables.Team).where(tables.Team.run_id == run, tables.Team.id.not_in(placed))
    db.execute(others.values(breakout_id=None))
    for number, room in enumerate(held.values(), start=len(plans) + 1):
        db.execute(update(tables.Breakout).where(tables.Breakout.id == room).values(position=number))
        _remove(db, room)
    events.log(db, events.BREAKOUTS_SET, run=run, by=by.id, rooms=len(plans), teams=len(placed))


def place(db: Session, run: str, moves: Mapping[str, str], *, by: Person) -> None:
    """Move teams (by id) to rooms of their run; an empty room: to none. Raise Refused."""
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    known = {room.id for room in of_run(db, run)}
    for room in dict.fromkeys(moves.values()):
        if room and room not in known:
            raise Refused({"room": "その部屋はもうありません。もう一度選んでください。"})
        _seat(db, run, [team for team, to in moves.items() if to == room], room=room or None)
    for team, room in moves.items():
        events.log(db, events.BREAKOUTS_SET, run=run, by=by.id, team=team, breakout=room)


def add(db: Session, run: str, *, name: str, by: Person) -> None:
    """Add an empty room; raise Refused if it cannot be called so."""
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    held = of_run(db, run)
    called = _named(name, among=held)
    room = _new(db, run, called, position=len(held) + 1)
    events.log(db, events.BREAKOUTS_SET, run=run, by=by.id, breakout=room, name=called)


def rename(db: Session, run: str, names: Mapping[str, str], *, by: Person) -> None:
    """Give rooms (by id) of a run other names; raise Refused if one cannot be called so."""
    permission.need(rights.may_prepare(by, run=run), permission.NOT_A_HELPER)
    for room, name in names.items():
        called = _named(name, among=[one for one in of_run(db, run) if one.id != room])
        here = update(tables.Breakout).where(tables.Breakout.id == room, tables.Breakout.run_id == run)
        db.execute(here.values(name=called))
        events.log(db, events.BREAKOUTS_SET, run=run, by=by.id, breakout=room, name=called)


# ---------------------------------------------------------------- inside


def _named(name: str, *, among: Sequence[Breakout]) -> str:
    called = cleaning.one_line(name)
    problem = entries.problem_of(called, label="部屋の名前")
    if any(entries.sameness(room.name, "") == entries.sameness(called, "") for room in among):
        problem = f"「{called}」という部屋はもうあります。別の名前にしてください。"
    if problem:
        raise Refused({"room": problem})
    return called


def _new(db: Session, run: str, name: str, *, position: int) -> str:
    row = tables.Breakout(id=new_ids.new_id(), run_id=run, position=position, name=name)
    db.add(row)
    db.flush()
    return row.id


def _seat(db: Session, run: str, teams: Sequence[str], *, room: str | None) -> None:
    here = update(tables.Team).where(tables.Team.run_id == run, tables.Team.id.in_(teams))
    db.execute(here.values(breakout_id=room))


def _remove(db: Session, room: str) -> None:
    """Remove a room unless somebody comes, or came, with a code for it."""
    used = [
        select(func.count()).select_from(table).where(table.breakout_id == room)
        for table in (tables.Invitation, tables.Member)
    ]
    if not any(db.scalar(count) for count in used):
        db.execute(delete(tables.Breakout).where(tables.Breakout.id == room))
