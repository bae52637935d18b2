"""What another process commits is heard from PostgreSQL; nobody asks for it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import make_url, text

from tests.desk import house
from workbook.desk.table import journal
from workbook.store import notices
from workbook.store.database import Database
from workbook.store.notices import Notices

PATIENCE = 40.0


class Ear:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._rang = threading.Condition()

    def of(self, table: str) -> Callable[[], None]:
        """Return what is called for a table."""

        def ring() -> None:
            with self._rang:
                self.heard.append(table)
                self._rang.notify_all()

        return ring

    def until(self, count: int) -> list[str]:
        """Wait until so much was told; return it."""
        with self._rang:
            assert self._rang.wait_for(lambda: len(self.heard) >= count, PATIENCE), self.heard
            return list(self.heard)


def test_what_is_committed_elsewhere_is_heard_once_and_what_is_not_is_not(postgres: Database) -> None:
    house.furnish(postgres)
    elsewhere, ear = Database(postgres.url.render_as_string(hide_password=False)), Ear()
    told = {"sheet_update": ear.of("words"), "login": ear.of("farewell")}
    with postgres.notices.listening(told):
        assert sorted(ear.until(2)) == ["farewell", "words"]  # from here on it hears
        with elsewhere.begin() as db:
            journal.append(db, house.sheet_of("a"), b"", member="sato")
            db.rollback()
        with elsewhere.begin() as db:
            for _ in range(3):
                journal.append(db, house.sheet_of("a"), b"", member="sato")
        assert ear.until(3)[2:] == ["words"]
        with elsewhere.begin() as db:
            db.execute(text("UPDATE login SET revoked_at = :now"), {"now": datetime.now(UTC)})
        assert ear.until(4)[3:] == ["farewell"]
    with elsewhere.begin() as db:
        journal.append(db, house.sheet_of("a"), b"", member="sato")
    assert len(ear.heard) == 4
    assert "notices" not in {thread.name for thread in threading.enumerate()}
    elsewhere.close()


def test_after_a_break_everybody_looks_for_what_was_said_meanwhile(postgres: Database) -> None:
    ear = Ear()
    ears = "FROM pg_stat_activity WHERE application_name = 'workbook-notices'"
    with postgres.begin() as db:  # one that was hung up a moment ago may not have gone yet
        going = list(db.scalars(text(f"SELECT pid {ears}")))
    with postgres.notices.listening({"signal": ear.of("signal")}):
        ear.until(1)
        with postgres.begin() as db:
            cut = text(f"SELECT pg_terminate_backend(pid) {ears} AND pid <> ALL(:going)")
            assert db.execute(cut, {"going": going}).all() == [(True,)]
        assert ear.until(2) == ["signal", "signal"]


def test_one_who_cannot_be_told_does_not_keep_it_from_the_others(
    postgres: Database, caplog: pytest.LogCaptureFixture
) -> None:
    over = asyncio.new_event_loop()
    over.close()
    ear = Ear()
    gone = {"sheet_update": partial(over.call_soon_threadsafe, print)}
    house.furnish(postgres)
    with postgres.notices.listening({"sheet_update": ear.of("words")}):
        ear.until(1)
        with suppress(RuntimeError), postgres.notices.listening(gone):
            for count in (2, 3):
                with postgres.begin() as db:
                    journal.append(db, house.sheet_of("a"), b"", member="sato")
                ear.until(count)

    assert "could not be told" in caplog.text


def test_sqlite_says_nothing_and_is_not_listened_to(database: Database) -> None:
    ear = Ear()
    with database.notices.listening({"sheet_update": ear.of("words")}):
        assert "notices" not in {thread.name for thread in threading.enumerate()}

    assert (database.notices.are_given, ear.heard) == (False, [])


def test_whatever_goes_wrong_the_ear_goes_on_listening_and_tells_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(notices, "_AGAIN", 0.001)
    without_driver = Notices(make_url("postgresql+missing://db/name"))  # no mistake that a database makes

    with without_driver.listening({}):
        (ear,) = [one for one in threading.enumerate() if one.name == "notices"]
        for _ in range(4_000):
            if caplog.text.count("tried again") > 2:
                break
            ear.join(0.01)
        assert ear.is_alive()
    ear.join(PATIENCE)

    assert caplog.text.count("tried again") > 2
    assert not ear.is_alive()


def test_what_is_said_in_quick_succession_is_heard_as_one_and_never_without_the_last(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.furnish(postgres)
    monkeypatch.setattr(notices, "_REST", 0.5)
    seen: list[int] = []

    def look() -> None:
        with postgres.reading() as db:
            seen.append(journal.newest(db))

    def until(number: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while not seen or seen[-1] < number:
            assert time.monotonic() < deadline, seen
            time.sleep(0.01)

    with postgres.notices.listening({"sheet_update": look}):
        until(0)
        last = 0
        for _ in range(20):
            with postgres.begin() as db:
                last = journal.append(db, house.sheet_of("a"), b"", member="sato")
        until(last)

    assert len(seen) < 20
