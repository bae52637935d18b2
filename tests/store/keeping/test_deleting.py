"""A deleted run leaves no word in the files of the database, and what is not its own stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.keeping import kept
from workbook.store.database import Database
from workbook.store.keeping import deleting, lines
from workbook.store.tables import Table

OURS = {
    "content_revision.texts", "setting.value", "run.course", "run.kind", "run.periods", "run.tracks",
    "team.population_band", "team.code_hash", "member.role", "invitation.role", "invitation.code_hash",
    "sheet.kind", "sheet.content_id", "event.kind", "signal.kind", "handout.format", "hand_in.interval", "comment.question",
}  # fmt: skip
"""What the program or its content says, and nobody types."""
GONE, STAYS = (word.encode() for word in kept.WORDS.values())


def _files(database: Database) -> list[Path]:
    """Return every file in which a database keeps tables; PostgreSQL's transaction log is not one of them."""
    if database.is_sqlite:
        file = Path(str(database.url.database))
        return sorted(file.parent.glob(f"{file.name}*"))
    folder = Path(str(database.url.query["host"])) / "data"
    return sorted(file for file in (folder / "base").rglob("*") if file.is_file())


def _holds(database: Database, words: bytes) -> bool:
    """Tell whether words, or as JSON keeps them, stand anywhere in the files."""
    spelled = [words, words.decode().encode("ascii", "backslashreplace")]
    return any(word in file.read_bytes() for file in _files(database) for word in spelled)


def test_postgres_keeps_no_samples_of_words(postgres: Database) -> None:
    """Of every column that is neither a key nor a code of ours."""
    kept.furnish(postgres)
    for number in range(300):
        kept.write(postgres, "r1", f"言葉{number % 3}")
    with postgres.alone() as connection:
        connection.execute(text("ANALYZE"))
        sampled = connection.execute(
            text("SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = current_schema()")
        ).scalars()
        columns = {name for name in sampled if name.partition(".")[0] in Table.metadata.tables}

    words = {
        f"{table.name}.{column.name}"
        for table in Table.metadata.sorted_tables
        for column, kind in zip(table.columns, lines.columns_of(table).values(), strict=True)
        if kind in ("text", "json", "bytes") and not (column.primary_key or column.foreign_keys)
    }
    assert "sheet_update.sheet_id" in columns
    assert columns & words <= OURS


def _settle(database: Database) -> None:
    """Let everything reach the files, and the statistics of PostgreSQL too, which keep samples of words."""
    if not database.is_sqlite:
        with database.alone() as connection:
            for statement in ("ANALYZE", "CHECKPOINT"):
                connection.execute(text(statement))


def _delete(database: Database, run: str) -> tuple[int, bool]:
    with database.begin() as db:
        rows = deleting.delete_rows(db, run)
    swept = deleting.sweep(database)
    if not database.is_sqlite:
        with database.alone() as connection:
            connection.execute(text("CHECKPOINT"))
    return rows, swept


def _of_other_runs(rows: dict[str, list[bytes]]) -> dict[str, list[bytes]]:
    return {table: [line for line in lines if b'"r1' not in line] for table, lines in rows.items()}


def test_no_word_of_it_is_left_in_any_file_and_the_rest_is_as_it_was(both: Database) -> None:
    kept.furnish(both)
    for number in range(40):
        kept.write(both, "r1", f"{kept.WORDS['r1']}{number}")
    _settle(both)
    before = kept.rows(both)
    assert (_holds(both, GONE), _holds(both, STAYS)) == (True, True)

    rows, swept = _delete(both, "r1")

    assert swept
    assert kept.rows(both) == _of_other_runs(before)
    assert rows == sum(map(len, before.values())) - sum(map(len, kept.rows(both).values()))
    assert (_holds(both, GONE), _holds(both, STAYS)) == (False, True)


def test_the_last_run_leaves_no_word_either(both: Database) -> None:
    kept.furnish(both)
    _settle(both)

    _delete(both, "r2")
    _delete(both, "r1")

    assert (_holds(both, GONE), _holds(both, STAYS)) == (False, False)
    assert {name for name, lines in kept.rows(both).items() if lines} == {
        "content_revision",
        "setting",
        "member",
    }


def test_history_cannot_be_changed_after_a_deletion_either(both: Database) -> None:
    kept.furnish(both)
    _delete(both, "r1")

    for statement in ("DELETE FROM sheet_update", "UPDATE event SET kind = 'x'", "DELETE FROM signal"):
        with pytest.raises(Exception, match="is append-only"), both.begin() as db:
            db.execute(text(statement))


def test_a_deletion_that_fails_leaves_everything_and_its_guards(both: Database) -> None:
    kept.furnish(both)
    before = kept.rows(both)

    def delete_and_stumble() -> None:
        with both.begin() as db:
            deleting.delete_rows(db, "r1")
            raise LookupError

    with pytest.raises(LookupError):
        delete_and_stumble()

    assert kept.rows(both) == before
    with pytest.raises(Exception, match="is append-only"), both.begin() as db:
        db.execute(text("DELETE FROM event"))
