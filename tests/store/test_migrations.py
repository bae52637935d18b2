"""Migrations lead to the tables as they are written, on both databases, and keep what is there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, make_url, text

from workbook.store import engines, upgrade
from workbook.store.database import Database
from workbook.store.tables import Table


def test_migrations_and_tables_agree(both: Database) -> None:
    with both.reading() as db:
        context = MigrationContext.configure(db.connection(), opts={"compare_type": True})

        differences = compare_metadata(context, Table.metadata)

    assert differences == []


def test_partial_index_of_team_sheets_is_partial_in_both(both: Database) -> None:
    with both.reading() as db:
        indexes = inspect(db.connection()).get_indexes("sheet")

    of_team = next(index for index in indexes if index["name"] == "uq_sheet_of_team")
    where = of_team["dialect_options"][f"{'sqlite' if both.is_sqlite else 'postgresql'}_where"]
    assert (of_team["unique"], str(where).strip("()")) == (1 if both.is_sqlite else True, "member_id IS NULL")


def test_what_only_grows_is_guarded_when_all_migrations_are_through(both: Database) -> None:
    """SQLite's tables are changed by making them anew, and a trigger is not made anew with them."""
    with both.reading() as db:
        sqlite = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
        postgres = "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgenabled = 'O'"
        found = {(table, name) for table, name in db.execute(text(sqlite if both.is_sqlite else postgres))}

    guards = ("no_update", "no_delete") if both.is_sqlite else ("append_only",)
    grows = ("sheet_update", "event", "signal")
    assert {(table, f"{table}_{guard}") for table in grows for guard in guards} <= found


def test_preparing_again_changes_nothing(both: Database) -> None:
    both.prepare()
    both.prepare()

    with both.reading() as db:
        tables = set(inspect(db.connection()).get_table_names())
    assert tables == {*Table.metadata.tables, "alembic_version"}


def test_what_was_there_before_the_facilitators_room_is_still_there(tmp_path: Path) -> None:
    url = make_url(f"sqlite:///{tmp_path / 'old.db'}")
    engine = engines.for_migrations(url)
    with engine.begin() as connection:
        command.upgrade(upgrade._config(connection), "0002")  # noqa: SLF001 -- one step of the way
        for statement in (
            "INSERT INTO run (id, course, title, kind, dates, created_at) VALUES ('r', 'c', '第1回', 'run', '{}', '2026-05-01 00:00:00')",
            (
                "INSERT INTO team (id, run_id, position, name, municipality, population_band, created_at)"
                " VALUES ('t', 'r', 1, '1班', 'みどり市', '', '2026-05-01 00:00:00')"
            ),
            (
                "INSERT INTO member (id, team_id, name, department, sameness, role, created_at)"
                " VALUES ('m', 't', '佐藤', '福祉課', 'x', 'member', '2026-05-01 00:00:00')"
            ),
            (
                'INSERT INTO sheet (id, run_id, team_id, kind, content_id, "values", values_seq)'
                " VALUES ('s', 'r', 't', 'worksheet', 'w01', '{}', 0)"
            ),
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()

    database = Database(str(url))
    database.prepare()

    with database.reading() as db:
        member = db.execute(text("SELECT name, run_id FROM member WHERE team_id = 't'")).one()
        sheet = db.execute(text("SELECT team_id, stays_in_team FROM sheet")).one()
    database.close()
    assert (tuple(member), tuple(sheet)) == (("佐藤", None), ("t", 0))


def test_samples_of_words_that_postgres_took_before_are_dropped(postgres_url: str) -> None:
    database = Database(postgres_url)
    with database.building() as connection:
        upgrade.to_revision(connection, "0003")
        for number in range(200):
            connection.execute(
                text(
                    "INSERT INTO run (id, course, title, kind, created_at)"
                    " VALUES (:id, 'c', :title, 'run', '2026-05-01')"
                ),
                {"id": str(number), "title": f"研修{number % 2}"},
            )
        connection.execute(text("ANALYZE run"))
    sampled = text("SELECT attname FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'run'")
    with database.reading() as db:
        before = set(db.scalars(sampled))

    database.prepare()

    with database.reading() as db:
        after, titles = set(db.scalars(sampled)), set(db.scalars(text("SELECT title FROM run")))
    database.close()
    assert ("title" in before, "title" in after, "course" in after) == (True, False, True)
    assert titles == {"研修0", "研修1"}
