"""A database that cannot be used is said in Japanese, with a way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.store.database import Database
from workbook.store.unavailable import SENTENCES, StoreUnavailable, Trouble


def _in_a_file(folder: Path) -> str:
    (folder / "file").write_text("")
    return str(folder / "file" / "workbook.db")


def _a_folder(folder: Path) -> str:
    (folder / "workbook.db").mkdir()
    return str(folder / "workbook.db")


def _another_file(folder: Path) -> str:
    (folder / "workbook.db").write_text("これはデータベースではありません。" * 100)
    return str(folder / "workbook.db")


def _from_the_future(folder: Path) -> str:
    path = folder / "workbook.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    connection.close()
    return str(path)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        pytest.param(_in_a_file, "missing", id="the folder is a file"),
        pytest.param(_a_folder, "missing", id="the file is a folder"),
        pytest.param(_another_file, "broken", id="the file is something else"),
        pytest.param(_from_the_future, "newer", id="made by a newer workbook"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_in_japanese(
    tmp_path: Path, place: Callable[[Path], str], kind: str
) -> None:
    found = Database(f"sqlite:///{place(tmp_path)}")

    with pytest.raises(StoreUnavailable) as told:
        found.prepare()

    assert (told.value.kind, str(told.value)) == (kind, SENTENCES[Trouble(kind)])
    found.close()


@pytest.mark.parametrize("url", ["postgresql+psycopg://db:port/x", "どこか"])
def test_an_address_that_cannot_be_read_is_said(url: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        Database(url)

    assert told.value.kind == "address"


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = Database(f"postgresql+psycopg://nobody@/nothing?host={tmp_path}")

    with pytest.raises(StoreUnavailable) as told:
        found.prepare()

    assert told.value.kind == "unreachable"


def test_a_server_that_may_lose_what_it_acknowledged_is_refused(postgres_url: str) -> None:
    found = Database(postgres_url + "%20-c%20synchronous_commit%3Doff")

    with pytest.raises(StoreUnavailable) as told:
        found.prepare()

    assert told.value.kind == "lax"
