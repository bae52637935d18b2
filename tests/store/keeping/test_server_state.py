"""An organiser sees room and the last backup; a backup that was not made counts for nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbook.commands import main
from workbook.store.database import Database
from workbook.store.keeping import checking, server_state
from workbook.store.keeping.server_state import ServerState


def test_the_last_backup_that_was_made_is_told_and_a_failed_one_is_not(
    both: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE", both.url.render_as_string(hide_password=False))
    before = server_state.of(both)
    codes = [main(["backup", "--to", str(tmp_path / "backup.zip")]) for _ in range(2)]
    manifest, _ = checking.verify(tmp_path / "backup.zip")
    after = server_state.of(both)

    assert codes == [0, 2]
    assert (before.backed_up_at, before.is_unkept) == (None, True)
    assert (after.backed_up_at, after.is_unkept) == (manifest.made_at, False)
    assert (after.free is None) is not both.is_sqlite


def test_little_room_and_an_old_backup_are_noticed() -> None:
    week = datetime.now(UTC) - timedelta(days=8)

    assert ServerState(1 << 30, week).is_tight
    assert ServerState(1 << 30, week).is_unkept
    assert not ServerState(None, datetime.now(UTC)).is_tight
