"""Whoever is to hear of a change hears of it once it is on the disk, once, and of nothing that was taken back."""

from __future__ import annotations

from sqlalchemy import select

from workbook.store.after_commit import after_commit
from workbook.store.database import Database
from workbook.store.tables import Setting


def _names(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(Setting.name)))


def test_it_happens_once_and_only_when_everything_is_on_the_disk(both: Database) -> None:
    heard: list[list[str]] = []

    def hear() -> None:
        heard.append(_names(both))

    with both.begin() as db:
        db.add(Setting(name="one", value=""))
        after_commit(db, hear)
        with db.begin_nested():
            db.add(Setting(name="two", value=""))
            after_commit(db, hear)
        assert heard == []
    with both.begin() as db:
        db.add(Setting(name="three", value=""))

    assert [sorted(names) for names in heard] == [["one", "two"]]


def test_a_savepoint_that_is_taken_back_silences_nobody_else(both: Database) -> None:
    heard: list[str] = []

    with both.begin() as db:
        db.add(Setting(name="one", value=""))
        after_commit(db, lambda: heard.append("one"))
        savepoint = db.begin_nested()
        db.add(Setting(name="two", value=""))
        db.flush()
        savepoint.rollback()
        assert heard == []

    assert (heard, _names(both)) == (["one"], ["one"])


def test_what_is_rolled_back_is_told_to_nobody(both: Database) -> None:
    heard: list[str] = []

    with both.begin() as db:
        db.add(Setting(name="one", value=""))
        after_commit(db, lambda: heard.append("one"))
        db.rollback()
    with both.begin() as db:
        db.add(Setting(name="two", value=""))
        after_commit(db, lambda: heard.append("two"))

    assert (heard, _names(both)) == (["two"], ["two"])
