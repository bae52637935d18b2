"""Where every team of a run is now: read once for everybody who looks, and again only when something may have changed."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.classroom.people import attendance
from workbook.classroom.people.views import Breakout, Run
from workbook.classroom.period import progress
from workbook.classroom.period.progress import TeamProgress
from workbook.classroom.period.state import Hall
from workbook.classroom.run import breakouts, contents
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.content.forms import times
from workbook.content.model.answers import Values
from workbook.content.model.library import Library
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.database import Database

FRESH = timedelta(seconds=0.5)
"""A board that is not older than this is shown as it is, however many look."""
AGAIN = timedelta(seconds=30)
"""A board that is older is read anew although nothing seems to have changed: numbers may be committed out of order."""
_REPLAYED = 5
"""So many sheets are read to the last letter; when more are being written in, their counts are up to five seconds old."""


@dataclass(frozen=True)
class TeamNow:
    """A team: who is at its table now (name and department), when the first one came today, how far its work is."""

    id: str
    name: str
    municipality: str
    breakout: str
    here: tuple[str, ...]
    came_at: datetime | None
    work: TeamProgress


@dataclass(frozen=True)
class Board:
    """The teams of a run in its order, and its breakouts."""

    teams: tuple[TeamNow, ...]
    breakouts: tuple[Breakout, ...]

    def seen_from(self, breakout: str) -> Board:
        """Return what is seen of one breakout; empty: everything."""
        if not breakout:
            return self
        teams = tuple(team for team in self.teams if team.breakout == breakout)
        return Board(teams, tuple(one for one in self.breakouts if one.id == breakout))

    def room(self, breakout: str) -> str:
        """Return the name of a breakout; empty for none."""
        return next((one.name for one in self.breakouts if one.id == breakout), "")


@dataclass(frozen=True)
class _Held:
    """A board, up to which update it was read, and when: the whole of it, and what is new since."""

    board: Board
    work: Mapping[str, TeamProgress]
    mark: tuple[str, int]
    read_to: int
    looked_at: datetime
    worked_at: datetime

    def goes_on(self, teams: Sequence[tables.Team], mark: tuple[str, int], now: datetime) -> bool:
        """Tell whether only what was written since has to be read."""
        is_same = self.mark == mark and self.work.keys() == {team.id for team in teams}
        return is_same and now - self.worked_at < AGAIN


@dataclass(frozen=True)
class _Asked:
    run: Run
    library: Library
    hall: Hall


class Boards:
    """The boards of this process, by run."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._locks: dict[str, threading.Lock] = {}

    def of_run(
        self, database: Database, run: Run, library: Library, hall: Hall, *, at: datetime | None = None
    ) -> Board:
        """Return the board of a run; how often the database is asked depends neither on teams nor on who looks."""
        now = at or house_clock.now()
        with self._locks.setdefault(run.id, threading.Lock()):
            held = self._held.get(run.id)
            if held is None or now - held.looked_at >= FRESH:
                with database.reading() as db:
                    held = _look(db, _Asked(run, library, hall), held, now)
                self._held[run.id] = held
        return held.board


def _look(db: Session, asked: _Asked, held: _Held | None, now: datetime) -> _Held:
    mark = (asked.library.revision, asked.hall.stages)
    newest = journal.newest(db)
    teams = _teams(db, asked.run.id)
    if held and held.goes_on(teams, mark, now):
        is_new = newest != held.read_to
        written = sheets.teams_written(db, run=asked.run.id, after=held.read_to) if is_new else ()
        found, settled = _work(db, asked, [team for team in teams if team.id in written])
        work, worked_at = {**held.work, **found}, held.worked_at
    else:
        work, settled = _work(db, asked, teams)
        worked_at = now
    seen = _seen(db, asked.run.id, now)
    rows = tuple(_now(team, seen.get(team.id, []), work[team.id], now) for team in teams)
    read_to = newest if settled else held.read_to if held else 0
    board = Board(rows, breakouts.of_run(db, asked.run.id))
    return _Held(board, work, mark, read_to, now, worked_at)


def _work(db: Session, asked: _Asked, teams: Sequence[tables.Team]) -> tuple[dict[str, TeamProgress], bool]:
    """Return how far these teams are, and whether that is up to the last letter."""
    if not teams:
        return {}, True
    kept = sheets.team_sheets(db, run=asked.run.id, teams=[team.id for team in teams])
    values, settled = _values(db, kept, asked.library)
    found = progress.of_teams(
        teams, kept, values, course=asked.run.course, library=asked.library, hall=asked.hall
    )
    return {one.team: one for one in found}, settled


def _values(db: Session, kept: Sequence[KeptSheet], library: Library) -> tuple[dict[str, Values], bool]:
    behind = sorted(
        (one for one in kept if one.newest > one.values_seq), key=lambda one: one.newest, reverse=True
    )
    known = {one.sheet.id: one.values for one in kept}
    read = sheets.values_many(
        db,
        behind[:_REPLAYED],
        lambda sheet: contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id),
    )
    return {**known, **read}, len(behind) <= _REPLAYED


def _now(team: tables.Team, seen: Sequence[attendance.Seen], work: TeamProgress, now: datetime) -> TeamNow:
    here = tuple(
        f"{one.name}（{one.department}）" if one.department else one.name for one in seen if one.is_here(now)
    )
    came_at = min((one.first_at for one in seen), default=None)
    return TeamNow(
        id=team.id,
        name=team.name,
        municipality=team.municipality,
        breakout=team.breakout_id or "",
        here=here,
        came_at=came_at,
        work=work,
    )


def _seen(db: Session, run: str, now: datetime) -> dict[str, list[attendance.Seen]]:
    found: dict[str, list[attendance.Seen]] = defaultdict(list)
    for one in attendance.of_run(db, run, day=times.today(now)):
        found[one.team].append(one)
    return found


def _teams(db: Session, run: str) -> Sequence[tables.Team]:
    teams = select(tables.Team).where(tables.Team.run_id == run)
    return db.scalars(teams.order_by(tables.Team.position, tables.Team.id)).all()
