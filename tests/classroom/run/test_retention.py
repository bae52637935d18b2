"""A run is kept until its organiser's day, warned of for thirty days, and due only when it is closed as well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.store.keeping import kept
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import retention, runs
from workbook.store.database import Database
from workbook.store.tables import Event
from workbook.store.tables import Run as RunRow

LAST = date(2027, 3, 31)


def _person(id_: str, role: str) -> Person:
    return Person(id=id_, name="x", department="", role=role)


def _run(database: Database) -> Run:
    with database.reading() as db:
        return runs.get(db, "r1")


@pytest.fixture
def kept_until(database: Database) -> Run:
    kept.furnish(database)
    with database.begin() as db:
        retention.set_last_day(db, "r1", on=LAST, by=_person("boss", "organiser"))
    return _run(database)


def test_only_an_organiser_says_until_when_and_it_is_logged(database: Database, kept_until: Run) -> None:
    with pytest.raises(Refused), database.begin() as db:
        retention.set_last_day(db, "r1", on=None, by=_person("r1-helper", "facilitator"))

    assert (kept_until.keep_until, _run(database).keep_until) == (LAST, LAST)
    with database.reading() as db:
        logged = select(Event.data).where(Event.kind == "keep-until-set")
        assert list(db.scalars(logged)) == [{"on": "2027-03-31"}]


@pytest.mark.parametrize(
    ("days", "said"),
    [(31, ""), (30, "あと 30 日"), (0, "あと 0 日"), (-1, "まもなくサーバーから消されます")],
)
def test_the_warning_comes_thirty_days_before(kept_until: Run, days: int, said: str) -> None:
    told = retention.warning(kept_until, today=LAST - timedelta(days=days))

    assert (said in told, bool(told)) == (True, bool(said))


def test_what_is_open_or_has_no_day_or_has_not_passed_is_never_due(
    database: Database, kept_until: Run
) -> None:
    after = LAST + timedelta(days=1)
    with database.begin() as db:
        on_the_day, passed = retention.due(db, today=LAST), retention.due(db, today=after)
        runs.reopen_run(db, "r1", by=None)
        opened = retention.due(db, today=after)
        row = db.get_one(RunRow, "r2")
        row.is_rehearsal = True
        db.flush()
        thrown_away = retention.due(db, today=date(2026, 4, 1))

    assert (on_the_day, passed, opened, thrown_away) == ([], ["r1"], [], ["r2"])
    assert "まだ終えていないので消されません" in retention.warning(_run(database), today=after)
    assert kept_until.is_closed
