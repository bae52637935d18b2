"""`python -m workbook migrate` makes the database, or says in Japanese why it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.store.unavailable import SENTENCES, Trouble

DONE = "データベースを、この版のワークブックに合わせました。\n"


def _migrate(url: str, *arguments: str) -> tuple[int, str, str]:
    environment = {**os.environ, "WORKBOOK_DATABASE": url, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "workbook", "migrate", *arguments]
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return ended.returncode, ended.stdout, ended.stderr


def test_the_database_is_made_and_made_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'workbook.db'}"

    first, again = _migrate(url), _migrate(url)

    assert first == again == (0, DONE, "")
    assert (tmp_path / "new" / "workbook.db").exists()


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("sqlite:////dev/null/workbook.db", Trouble.MISSING),
        ("postgresql+psycopg://nobody@/nothing?host=/nowhere", Trouble.UNREACHABLE),
        ("postgresql+psycopg://db:port/x", Trouble.ADDRESS),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(url: str, trouble: Trouble) -> None:
    assert _migrate(url) == (1, "", f"{SENTENCES[trouble]}\n")


def test_arguments_are_wrong_usage() -> None:
    code, out, _ = _migrate("sqlite:///unused.db", "--now")

    assert (code, out, Path("unused.db").exists()) == (2, "", False)
