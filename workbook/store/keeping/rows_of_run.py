"""Which rows of each table belong to a run: what leaves with it, and what goes when it goes."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from workbook.store.tables import (
    Attendance,
    Breakout,
    Comment,
    ContentRevision,
    Event,
    HandIn,
    Handout,
    Homecoming,
    Invitation,
    Login,
    Member,
    Run,
    Sheet,
    SheetUpdate,
    Signal,
    Team,
    Ticket,
)

Rows = dict[str, ColumnElement[bool]]
SECRETS = frozenset({"invitation", "login", "ticket", "setting"})
"""What opens doors: in no file about one run."""


def of_run(run: str) -> Rows:
    """Return, for each table, which rows are a run's alone."""
    teams = select(Team.id).where(Team.run_id == run)
    members = select(Member.id).where(or_(Member.run_id == run, Member.team_id.in_(teams)))
    sheets = select(Sheet.id).where(Sheet.run_id == run)
    handouts = select(Handout.id).where(Handout.sheet_id.in_(sheets))
    return {
        "run": Run.id == run,
        "breakout": Breakout.run_id == run,
        "team": Team.run_id == run,
        "member": Member.id.in_(members),
        "invitation": Invitation.run_id == run,
        "login": Login.member_id.in_(members),
        "ticket": Ticket.member_id.in_(members),
        "attendance": Attendance.member_id.in_(members),
        "sheet": Sheet.run_id == run,
        "sheet_update": SheetUpdate.sheet_id.in_(sheets),
        "event": or_(Event.run_id == run, Event.actor_id.in_(members)),
        "signal": Signal.run_id == run,
        "handout": Handout.sheet_id.in_(sheets),
        "homecoming": Homecoming.handout_id.in_(handouts),
        "hand_in": HandIn.sheet_id.in_(sheets),
        "comment": Comment.sheet_id.in_(sheets),
    }


def leaving_with(run: str) -> Rows:
    """Return what a file about a run holds: its rows, its content, and whoever else wrote or did something in it."""
    own = of_run(run)
    content = select(Run.content_revision).where(Run.id == run)
    wrote = [
        select(column).where(own[table])
        for table, column in (
            ("sheet_update", SheetUpdate.member_id),
            ("event", Event.actor_id),
            ("signal", Signal.member_id),
            ("handout", Handout.member_id),
            ("homecoming", Homecoming.member_id),
            ("hand_in", HandIn.member_id),
            ("hand_in", HandIn.returned_by),
            ("comment", Comment.member_id),
        )
    ]
    people = or_(own["member"], *(Member.id.in_(writers) for writers in wrote))
    kept = {table: rows for table, rows in own.items() if table not in SECRETS}
    return kept | {"member": people, "content_revision": ContentRevision.hash.in_(content)}
