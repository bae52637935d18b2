"""A backup has everything of one moment, and goes back into either database or not at all."""

from __future__ import annotations

import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tests.store.keeping import kept
from workbook.store import upgrade
from workbook.store.database import Database
from workbook.store.keeping import checking, restoring, saving
from workbook.store.keeping.checking import BackupRefused
from workbook.store.tables import SheetUpdate
from workbook.store.unavailable import StoreUnavailable

WRITERS, EACH = 20, 6


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """A SQLite file that is not there yet."""
    found = Database(f"sqlite:///{tmp_path / 'other' / 'new.db'}")
    yield found
    found.close()


@contextmanager
def others_writing(database: Database, committed: list[int]) -> Iterator[None]:
    """Let twenty people write all the while."""

    def write(number: int) -> None:
        committed.extend(kept.write(database, f"r{number % 2 + 1}", f"{number}の{n}") for n in range(EACH))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def test_while_twenty_people_write_everything_acknowledged_before_is_in_it(
    both: Database, empty: Database, tmp_path: Path
) -> None:
    kept.furnish(both)
    committed: list[int] = []
    target = tmp_path / "b.zip"
    with others_writing(both, committed):
        while len(committed) < WRITERS:
            threading.Event().wait(0.005)
        before = set(committed)

        manifest = saving.save(both, target)

    later = saving.save(both, tmp_path / "later.zip")
    restoring.restore(empty, target)
    found = kept.updates(empty)
    assert before <= set(found)
    # One moment: what is in it is the beginning of everything, without a hole, so a later chain goes through it.
    assert found == kept.updates(both)[: len(found)]
    assert checking.verify(tmp_path / "later.zip", noted=manifest.chains) == (later, {"r1", "r2"})


@pytest.mark.parametrize("way", [("database", "postgres"), ("postgres", "database")])
def test_from_one_database_to_the_other_and_on_nothing_changes(
    request: pytest.FixtureRequest, way: tuple[str, str], empty: Database, tmp_path: Path
) -> None:
    here, there = (request.getfixturevalue(name) for name in way)
    kept.furnish(here)

    first = saving.save(here, tmp_path / "one.zip")
    restoring.restore(there, tmp_path / "one.zip")
    second = saving.save(there, tmp_path / "two.zip")
    restoring.restore(empty, tmp_path / "two.zip")

    assert kept.rows(here) == kept.rows(there) == kept.rows(empty)
    assert all(kept.rows(here).values()), "every table has a row to lose"
    assert first.chains == second.chains
    assert [part.counter for part in first.tables] == [part.counter for part in second.tables]


def test_numbers_go_on_after_those_that_were_given(
    both: Database, postgres: Database, empty: Database, tmp_path: Path
) -> None:
    kept.furnish(both)
    last = kept.write(both, "r1", "あとから")
    saving.save(both, tmp_path / "b.zip")
    other = empty if both.is_sqlite is False else postgres

    restoring.restore(other, tmp_path / "b.zip")

    assert kept.write(other, "r2", "戻したあと") == last + 1
    with pytest.raises(Exception, match="sheet_update is append-only"), other.begin() as db:
        db.execute(text("DELETE FROM sheet_update"))


def test_what_is_there_is_never_written_over(both: Database, tmp_path: Path) -> None:
    kept.furnish(both)
    saving.save(both, tmp_path / "b.zip")
    before, rows = (tmp_path / "b.zip").read_bytes(), kept.rows(both)

    with pytest.raises(FileExistsError):
        saving.save(both, tmp_path / "b.zip")
    with pytest.raises(BackupRefused) as told:
        restoring.restore(both, tmp_path / "b.zip")

    assert str(told.value) == restoring.NOT_EMPTY
    assert ((tmp_path / "b.zip").read_bytes(), kept.rows(both)) == (before, rows)
    assert not list(tmp_path.glob("*.part"))


def test_an_older_backup_comes_back_and_is_brought_up_to_date(empty: Database, tmp_path: Path) -> None:
    """A file from before the facilitator's room: fewer tables, fewer columns."""
    old = Database(f"sqlite:///{tmp_path / 'old.db'}")
    with old.building() as connection:
        upgrade.to_revision(connection, "0002")
        connection.exec_driver_sql(
            "INSERT INTO run (id, course, title, kind, dates, created_at)"
            " VALUES ('r', 'c', '第1回', 'run', '{}', '2026-05-01 00:00:00.000000')"
        )
    columns = {
        "id": "text",
        "course": "text",
        "title": "text",
        "kind": "text",
        "dates": "json",
        "created_at": "moment",
    }
    with old.reading(bit_by_bit=True) as db:
        rows = select(*restoring.lines.as_table("run", columns).columns)
        lines = list(restoring.lines.from_rows(db.connection(), rows, columns))
        going = [checking.archive.Outgoing("run", columns, lines)]
        checking.archive.write(
            tmp_path / "b.zip", going, holds="everything", revision="0002", made_at=kept.NOW
        )

    restoring.restore(empty, tmp_path / "b.zip")

    with empty.reading() as db:
        assert tuple(db.execute(text("SELECT title, is_rehearsal FROM run")).one()) == ("第1回", 0)
        assert upgrade.revision_of(db.connection()) == upgrade.head()
    with pytest.raises(StoreUnavailable):
        saving.save(old, tmp_path / "c.zip")
    old.close()


def test_a_file_the_database_will_not_take_leaves_it_as_it_was(
    database: Database, postgres: Database, tmp_path: Path
) -> None:
    kept.furnish(database)
    with sqlite3.connect(str(database.url.database)) as connection:
        connection.execute("UPDATE run SET title = 'あ' || char(0) WHERE id = 'r1'")
    connection.close()
    saving.save(database, tmp_path / "b.zip")

    with pytest.raises(BackupRefused, match="tables/run"):
        restoring.restore(postgres, tmp_path / "b.zip")

    assert not any(kept.rows(postgres).values())


def test_one_run_leaves_alone_and_opens_no_doors(both: Database, empty: Database, tmp_path: Path) -> None:
    kept.furnish(both)

    manifest = saving.export_run(both, "r1", tmp_path / "b.zip")
    everything = saving.save(both, tmp_path / "all.zip")
    restoring.restore(empty, tmp_path / "b.zip")

    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        said = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert not [
        word
        for word in (kept.WORDS["r2"].encode("unicode_escape").decode(), "CODE", "token", "r2-")
        if word in said
    ]
    assert manifest.chains == {"r1": everything.chains["r1"]}
    with empty.reading() as db:
        assert len(list(db.scalars(select(SheetUpdate.seq)))) == 2
