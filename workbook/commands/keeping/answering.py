"""How these commands say what went wrong, and which exit code that is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook import config
from workbook.classroom.people.entries import Refused
from workbook.classroom.run import runs
from workbook.commands.usage import refuse
from workbook.store.database import Database
from workbook.store.keeping.archive import Manifest
from workbook.store.keeping.checking import BackupRefused
from workbook.store.unavailable import StoreUnavailable, Trouble


class WrongUseError(ValueError):
    """An argument that cannot be used; the message is a sentence."""


def answer(work: Callable[[], str], *, file: Path | None = None) -> int:
    """Do the work and print what it says; return 0, 1 for what it found, 2 for wrong use."""
    try:
        sys.stdout.write(f"{work()}\n")
    except (config.SettingsError, WrongUseError) as oops:
        return refuse(str(oops))
    except (StoreUnavailable, BackupRefused) as oops:  # before OSError, of which the first is one
        sys.stderr.write(f"{oops}\n")
        return 1
    except Refused as oops:
        return refuse("".join(oops.problems.values()))
    except FileExistsError:
        return refuse(f"「{file}」はもうあります。前の控えを消さないよう、別の名前にしてください。")
    except OSError as oops:
        return refuse(
            f"ファイル「{file}」を使えません（{oops.strerror}）。名前・場所・空きを確かめてください。"
        )
    return 0


@contextmanager
def opened() -> Iterator[Database]:
    """Give the database the environment names, and let go of it afterwards."""
    found = Database(config.read().database_url)
    try:
        yield found
    finally:
        found.close()


@contextmanager
def existing() -> Iterator[Database]:
    """Give the same; raise StoreUnavailable if it was never made."""
    with opened() as found:
        if not found.is_there():
            raise StoreUnavailable(Trouble.MISSING)
        yield found


def known_run(given: str, database: Database) -> str:
    """Return the id of a run; raise WrongUseError that lists the runs if there is none like it."""
    with database.reading() as db:
        if runs.find(db, given) is not None:
            return given
        there = [f"  {run.id}　{run.starts_on or '日にち未定'}　{run.title}" for run in runs.list_runs(db)]
    listed = (
        "\n".join(["あるのは次の開催回です（左が ID）。", *there])
        if there
        else "開催回はまだひとつもありません。"
    )
    message = f"「{given}」という ID の開催回はありません。{listed}"
    raise WrongUseError(message)


def told(manifest: Manifest) -> str:
    """Say in a few lines what a file holds."""
    rows = {part.name: part.rows for part in manifest.tables}
    holds = "すべて" if manifest.holds == "everything" else "ひとつの開催回"
    return (
        f"中身：{holds}（開催回 {rows.get('run', 0)}・チーム {rows.get('team', 0)}・シート {rows.get('sheet', 0)}"
        f"・書かれた変更 {rows.get('sheet_update', 0)}）\n"
        f"取った時刻：{manifest.made_at.astimezone():%Y-%m-%d %H:%M:%S %z}"
    )
