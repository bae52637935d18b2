"""The commands of the IT section say in Japanese what they did or why not, with 0, 1 or 2."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.store.keeping import kept
from workbook.classroom.run import deletion
from workbook.commands import main
from workbook.commands.keeping import delete_run
from workbook.store import engines
from workbook.store.database import Database
from workbook.store.keeping import checking, restoring
from workbook.store.tables import Event, Run
from workbook.store.unavailable import SENTENCES, Trouble

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Run a command on a database and return its exit code and everything it says."""

    def run(*arguments: object, on: Database | str) -> tuple[int, str]:
        url = on if isinstance(on, str) else on.url.render_as_string(hide_password=False)
        monkeypatch.setenv("WORKBOOK_DATABASE", url)
        code = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_training_goes_through_its_whole_life(call: Call, both: Database, tmp_path: Path) -> None:
    kept.furnish(both)
    all_, run, other = tmp_path / "all.zip", tmp_path / "run.zip", f"sqlite:///{tmp_path / 'other.db'}"

    saved, exported = call("backup", "--to", all_, on=both), call("export-run", "r1", "--to", run, on=both)
    kept.write(both, "r1", "あとから")
    again = call("backup", "--to", tmp_path / "later.zip", on=both)
    checked = call("verify", tmp_path / "later.zip", "--against", all_, on=both)
    deleted = call("delete-run", "r1", on=both)
    after = call("backup", "--to", tmp_path / "after.zip", on=both)
    missed = call("verify", tmp_path / "after.zip", "--against", all_, on=both)
    restored = call("restore", run, on=other)

    assert [code for code, _ in (saved, exported, again, checked, deleted, after, missed, restored)] == [
        0, 0, 0, 0, 0, 0, 1, 0,
    ]  # fmt: skip
    assert "開催回 2・チーム 2・シート 2・書かれた変更 4" in saved[1]
    assert "前に控えた指紋と合いました（開催回 2）" in checked[1]
    assert "前の控えにあった開催回「r1」がありません" in missed[1]
    assert restored[1].endswith("コードで参加することはできません。\n")
    with both.reading() as db:
        log = [event.data for event in db.scalars(select(Event).where(Event.kind == "run-deleted"))]
        assert (db.get(Run, "r1"), db.get(Run, "r2") is not None) == (None, True)
    assert [set(data) for data in log] == [{"deleted", "rows"}]
    assert log[0]["deleted"] == "r1"


def test_only_a_closed_run_is_deleted_and_an_unknown_one_is_answered_with_those_there_are(
    call: Call, database: Database, tmp_path: Path
) -> None:
    kept.furnish(database)
    with database.begin() as db:
        db.execute(update(Run).where(Run.id == "r1").values(closed_at=None))
    before = kept.rows(database)

    open_, unknown = call("delete-run", "r1", on=database), call("delete-run", "第1回", on=database)

    assert open_ == (2, f"{deletion.STILL_OPEN}\n")
    assert unknown[0] == 2
    assert [
        word in unknown[1]
        for word in ("「第1回」という ID", "r1", "r2", "2026-04-01", "窓口をひとつにするの回")
    ] == [True] * 5
    assert kept.rows(database) == before
    assert call("export-run", "x", "--to", tmp_path / "x.zip", on=database)[0] == 2
    assert not (tmp_path / "x.zip").exists()


def test_what_is_due_is_deleted_and_nothing_else(call: Call, database: Database) -> None:
    kept.furnish(database)
    none = call("delete-run", "--due", on=database)
    with database.begin() as db:
        db.execute(update(Run).where(Run.id == "r1").values(keep_until=date(2026, 4, 30)))

    deleted, wrong = call("delete-run", "--due", on=database), call("delete-run", on=database)

    assert (none[0], deleted[0], wrong[0]) == (0, 0, 2)
    assert (none[1].startswith("期限の過ぎた開催回はありません"), "「r1」を消しました" in deleted[1]) == (
        True,
        True,
    )
    with database.reading() as db:
        assert list(db.scalars(select(Run.id))) == ["r2"]


def test_a_deletion_whose_traces_stayed_is_finished_by_the_same_command(
    call: Call, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "for_upkeep", partial(engines.for_upkeep, patience=1))  # twenty seconds else
    kept.furnish(database)
    with database.snapshot() as db:
        db.scalars(select(Run)).all()
        first = call("delete-run", "r1", on=database)

    again = call("delete-run", "r1", on=database)

    assert first == (1, f"{delete_run._TRACES}\n")  # noqa: SLF001 -- the sentence a person reads
    assert (again[0], kept.WORDS["r1"].encode() in Path(str(database.url.database)).read_bytes()) == (
        0,
        False,
    )


def test_what_cannot_be_done_is_said_in_one_sentence(call: Call, database: Database, tmp_path: Path) -> None:
    kept.furnish(database)
    there, copied, missing = tmp_path / "b.zip", tmp_path / "copy.zip", f"sqlite:///{tmp_path / 'none.db'}"
    call("backup", "--to", there, on=database)
    shutil.copy(str(database.url.database), copied)

    said = [
        call("backup", "--to", there, on=database),
        call("backup", "--to", tmp_path / "no" / "folder.zip", on=database),
        call("backup", "--to", tmp_path / "new.zip", on=missing),
        call("backup", "--to", tmp_path / "new.zip", on="postgresql+psycopg://nobody@/x?host=/nowhere"),
        call("export-run", "r1", "--to", tmp_path / "new.zip", on=missing),
        call("restore", there, on=database),
        call("verify", copied, on=database),
        call("verify", tmp_path / "none.zip", on=database),
        call("verify", there, "--noted", "1:zz", on=database),
        call("verify", there, "--against", copied, on=database),
    ]

    none = f"ファイル「{tmp_path / 'none.zip'}」を使えません"
    assert said == [
        (2, f"「{there}」はもうあります。前の控えを消さないよう、別の名前にしてください。\n"),
        (2, said[1][1]),
        (1, f"{SENTENCES[Trouble.MISSING]}\n"),
        (1, f"{SENTENCES[Trouble.UNREACHABLE]}\n"),
        (1, f"{SENTENCES[Trouble.MISSING]}\n"),
        (1, f"{restoring.NOT_EMPTY}\n"),
        (1, f"{checking.DATABASE_COPY}\n"),
        (2, said[7][1]),
        (2, said[8][1]),
        (1, f"{checking.DATABASE_COPY}\n"),
    ]
    assert (said[7][1].startswith(none), "export-run" in said[8][1]) == (True, True)
    assert not (tmp_path / "none.db").exists()
    assert not list(tmp_path.glob("*.part"))
