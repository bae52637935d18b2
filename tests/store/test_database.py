"""What the database promises before anything is written, and what it says when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from workbook.store.database import Database
from workbook.store.tables import Event, Setting
from workbook.store.unavailable import SENTENCES, StoreUnavailable, Trouble

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def _names(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(Setting.name).order_by(Setting.name)))


def test_every_sqlite_connection_is_durable_and_keeps_references(database: Database) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")

    with database.begin() as db:
        writing = [db.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas]
    with database.reading() as db:
        reading = [db.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas]

    assert writing == reading == ["wal", 2, 1, 20_000]


def test_a_reader_cannot_write_even_on_a_connection_that_wrote_before(both: Database) -> None:
    with both.begin() as db:
        db.add(Setting(name="first", value="1"))

    with pytest.raises(StoreUnavailable), both.reading() as db:
        db.execute(insert(Setting).values(name="second", value="2"))
    with both.begin() as db:
        db.add(Setting(name="third", value="3"))

    assert _names(both) == ["first", "third"]


def test_after_a_mistake_the_next_change_is_written_and_nothing_of_the_mistake(both: Database) -> None:
    def write(*names: str) -> None:
        with both.writing() as db:
            for name in names:
                db.execute(insert(Setting).values(name=name, value="1"))

    write("first")
    with pytest.raises(IntegrityError):
        write("second", "first")
    write("third")

    assert _names(both) == ["first", "third"]


def test_a_failed_savepoint_takes_only_its_own_change(both: Database) -> None:
    with both.begin() as db:
        db.execute(insert(Setting).values(name="first", value="1"))
        with pytest.raises(IntegrityError), db.begin_nested():
            db.execute(insert(Setting), [{"name": name, "value": "2"} for name in ("second", "first")])
        db.execute(insert(Setting).values(name="third", value="3"))

    assert _names(both) == ["first", "third"]


def test_an_exception_undoes_everything(both: Database) -> None:
    def write_and_stumble() -> None:
        with both.begin() as db:
            db.execute(insert(Setting).values(name="first", value="1"))
            raise LookupError

    with pytest.raises(LookupError):
        write_and_stumble()

    assert _names(both) == []


def test_two_writers_in_one_process_take_turns(both: Database) -> None:
    with both.begin() as db:
        db.add(Setting(name="count", value="0"))

    def count_up() -> None:
        for _ in range(20):
            with both.begin() as db:
                db.execute(text("UPDATE setting SET value = CAST(value AS INTEGER) + 1"))

    _together(count_up, count_up, count_up)

    with both.reading() as db:
        assert db.execute(select(Setting.value)).scalar_one() == "60"


def test_a_reader_does_not_wait_for_a_writer(both: Database) -> None:
    with both.begin() as db:
        db.add(Setting(name="first", value="1"))
        db.flush()

        seen = _names(both)

    assert seen == []
    assert _names(both) == ["first"]


def test_a_moment_comes_back_as_the_same_moment_in_utc(both: Database) -> None:
    in_tokyo = NOW.astimezone(timezone(timedelta(hours=9)))

    with both.begin() as db:
        db.add(Event(at=in_tokyo, kind="x", data={"name": "葛󠄀城・髙橋🙂"}))

    with both.reading() as db:
        event = db.scalars(select(Event)).one()
    assert (event.at, event.at.tzinfo, event.data) == (NOW, UTC, {"name": "葛󠄀城・髙橋🙂"})


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a time zone"), database.begin() as db:
        db.execute(insert(Event).values(at=NOW.replace(tzinfo=None), kind="x", data={}))

    with database.reading() as db:
        assert db.scalars(select(func.count()).select_from(Event)).one() == 0


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'other'", "DELETE FROM event"])
def test_history_cannot_be_changed(both: Database, statement: str) -> None:
    with both.begin() as db:
        db.add(Event(at=NOW, kind="x", data={}))

    with pytest.raises(DBAPIError, match="event is append-only"), both.begin() as db:
        db.execute(text(statement))

    with both.reading() as db:
        assert [event.kind for event in db.scalars(select(Event))] == ["x"]


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    found = Database(f"sqlite:///{tmp_path / 'まだない 100%' / 'x' / 'workbook.db'}")

    found.prepare()

    assert _names(found) == []
    found.close()


def test_tables_that_were_never_made_are_said_in_japanese(tmp_path: Path) -> None:
    found = Database(f"sqlite:///{tmp_path / 'workbook.db'}")

    with pytest.raises(StoreUnavailable) as told:
        _names(found)

    assert str(told.value) == SENTENCES[Trouble.UNPREPARED]
    found.close()


def test_a_mistake_in_a_statement_is_not_hidden(database: Database) -> None:
    with pytest.raises(DBAPIError), database.begin() as db:
        db.execute(text("SELECT FROM WHERE"))


def test_a_full_disk_is_said_and_the_next_write_works(database: Database) -> None:
    with database.begin() as db:
        pages = db.execute(text("PRAGMA page_count")).scalar_one()
        db.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(StoreUnavailable) as told, database.begin() as db:
        db.execute(insert(Setting).values(name="large", value="あ" * 400_000))
    with database.begin() as db:
        db.execute(text("PRAGMA max_page_count = 1000000"))
        db.execute(insert(Setting).values(name="small", value="1"))

    assert told.value.kind == "full"
    assert _names(database) == ["small"]


def test_a_server_that_comes_back_is_used_again(postgres: Database) -> None:
    with postgres.begin() as db:
        ours = db.execute(text("SELECT pg_backend_pid()")).scalar_one()
    stranger = Database(postgres.url.render_as_string(hide_password=False))
    with stranger.begin() as db:
        # With a patience the server answers when it has gone, not when it has told it to go.
        assert db.execute(text("SELECT pg_terminate_backend(:pid, 40000)"), {"pid": ours}).scalar_one()
    stranger.close()

    assert _names(postgres) == []
    with postgres.begin() as db:
        assert db.execute(text("SELECT pg_backend_pid()")).scalar_one() != ours


def test_who_reads_from_postgresql_holds_no_transaction_open_unless_the_answer_comes_bit_by_bit(
    postgres: Database,
) -> None:
    def state(*, bit_by_bit: bool) -> str:
        with postgres.reading(bit_by_bit=bit_by_bit) as db, postgres.begin() as other:
            reader = db.execute(text("SELECT pg_backend_pid()")).scalar_one()
            of_reader = text("SELECT state FROM pg_stat_activity WHERE pid = :pid")
            return str(other.execute(of_reader, {"pid": reader}).scalar_one())

    assert [state(bit_by_bit=False), state(bit_by_bit=True), state(bit_by_bit=False)] == [
        "idle",
        "idle in transaction",
        "idle",
    ]


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
def test_processes_that_start_together_prepare_once(
    server: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    urls = {
        "sqlite": lambda: f"sqlite:///{tmp_path / 'new' / 'workbook.db'}",
        "postgresql": lambda: request.getfixturevalue("postgres_url"),
    }
    url = urls[server]()
    program = f"from workbook.store.database import Database; Database({url!r}).prepare()"

    starting = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program], env=os.environ, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    said = [process.communicate()[1].decode() for process in starting]

    assert (said, [process.returncode for process in starting]) == ([""] * 3, [0] * 3)
    found = Database(url)
    assert _names(found) == []
    found.close()


def _together(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
