"""The questions that find sheets, each made once: pages ask them at every click."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select

from workbook.desk.table import journal
from workbook.store import tables


@cache
def whole() -> Select[tables.Sheet, str | None]:
    """Return the query for sheets with the breakout of their teams."""
    joined = select(tables.Sheet, tables.Team.breakout_id).join(tables.Team)
    return joined.execution_options(populate_existing=True)


@cache
def kept() -> Select[tables.Sheet, str | None, int, datetime]:
    """Return the same with the number and the time of what was written last."""
    return whole().add_columns(*journal.last_of_sheet()).order_by(tables.Sheet.id)


@cache
def kept_one() -> Select[tables.Sheet, str | None, int, datetime]:
    """Return the same for one `sheet`."""
    return kept().where(tables.Sheet.id == bindparam("sheet"))


@cache
def at_place(*, is_own: bool) -> Select[tables.Sheet, str | None]:
    """Return the query for a sheet at a place, a `member`'s own or the team's."""
    of_team = (tables.Sheet.team_id == bindparam("team"), tables.Sheet.kind == bindparam("kind"))
    of_member = tables.Sheet.member_id == bindparam("member") if is_own else tables.Sheet.member_id.is_(None)
    named = tables.Sheet.content_id.in_(bindparam("names", expanding=True))
    return whole().where(*of_team, of_member, named)


@cache
def of_teams(given: frozenset[str]) -> Select[tables.Sheet, str | None, int, datetime]:
    """Return the query for the sheets of teams, by what is given."""
    narrowed = {
        "team": tables.Sheet.team_id == bindparam("team"),
        "teams": tables.Sheet.team_id.in_(bindparam("teams", expanding=True)),
        "content": tables.Sheet.content_id.in_(bindparam("content", expanding=True)),
    }
    of_run = (tables.Sheet.run_id == bindparam("run"), tables.Sheet.member_id.is_(None))
    return kept().where(*of_run, *(which for name, which in narrowed.items() if name in given))


@cache
def edited_last() -> Select[tables.Sheet, str | None]:
    """Return the query for the sheet a `member` wrote in last."""
    return whole().where(tables.Sheet.id == journal.last_sheet_of(bindparam("member")))
