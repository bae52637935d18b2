"""The drills in short, and that they see what they are for: a word that was promised and is not there."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.what_is_here import loudly
from workbook.commands import main
from workbook.desk.document.merge import Merged
from workbook.drills import disk, kills, merges, power, restart
from workbook.drills.disk import Disk, Note
from workbook.drills.outcome import CannotDrill, Outcome
from workbook.servers.own_nginx import NginxMissing

PEOPLE = 7


def tried(drill: Callable[[], Outcome]) -> Outcome:
    """Return what came of a drill; say loudly what it lacks here."""
    try:
        return drill()
    except (CannotDrill, NginxMissing) as missing:
        loudly(str(missing))


def good(outcome: Outcome, *, times: int) -> None:
    assert outcome.is_good, str(outcome)
    assert (outcome.times, outcome.promised > times) == (times, True)


def test_a_killed_server_loses_nothing_on_sqlite() -> None:
    good(kills.of_sqlite(times=4, people=PEOPLE), times=4)


def test_a_killed_server_loses_nothing_on_postgresql(postgres_url: str) -> None:
    good(kills.of_server(postgres_url, times=3, people=PEOPLE, what="kills"), times=3)


def test_a_power_cut_loses_nothing_on_sqlite() -> None:
    good(tried(lambda: power.on_sqlite(cuts=40, changes=200)), times=40)


@pytest.mark.usefixtures("postgres_server")  # where there is none it says so
def test_a_power_cut_loses_nothing_on_postgresql() -> None:
    good(tried(lambda: power.on_postgres(cuts=2, changes=100)), times=2)


def test_a_restart_one_process_at_a_time_loses_nothing_and_signs_nobody_out(
    postgres_url: str, tmp_path: Path
) -> None:
    good(tried(lambda: restart.on(postgres_url, tmp_path, times=2, people=7, pause=0.2)), times=2)


def test_words_merge_alike_in_python_and_in_the_browser() -> None:
    good(merges.in_python(pairs=300, seed=1), times=300)
    good(tried(lambda: merges.in_browser(pairs=300, seed=1)), times=300)


def write(at: int, data: bytes) -> Note:
    return Note(ord("W"), "/live/db", at, data)


SYNC = Note(ord("S"), "/live/db", 0, b"")


def test_what_was_written_and_not_synced_is_gone_or_torn_after_a_cut(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base/db").write_bytes(b"a" * 2048)
    cut = Disk(tmp_path / "base", Path("/live"))
    for note in (write(0, b"b" * 512), SYNC, write(512, b"c" * 1024)):
        cut.take(note)

    cut.lay_out(tmp_path, torn=None)
    lost = (tmp_path / "db").read_bytes()
    torn = set()
    for seed in range(20):
        cut.lay_out(tmp_path, torn=random.Random(seed))  # noqa: S311 -- examples, no secrets
        torn.add((tmp_path / "db").read_bytes()[512:1536])

    assert lost == b"b" * 512 + b"a" * 1536
    assert torn == {b"a" * 1024, b"a" * 512 + b"c" * 512, b"c" * 512 + b"a" * 512, b"c" * 1024}


def test_a_renamed_file_brings_what_was_synced_and_a_removed_one_nothing(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    cut = Disk(tmp_path / "base", Path("/live"))
    new = Note(ord("W"), "/live/new", 0, b"words")
    for note in (new, Note(ord("S"), "/live/new", 0, b""), Note(ord("R"), "/live/new", 0, b"/live/db")):
        cut.take(note)
    cut.take(Note(ord("C"), "/live/gone", 0, b""))
    cut.take(Note(ord("U"), "/live/gone", 0, b""))

    cut.lay_out(tmp_path / "found", torn=None)

    assert [(path.name, path.read_bytes()) for path in (tmp_path / "found").iterdir()] == [("db", b"words")]


def test_a_note_that_was_cut_off_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    whole = disk.written_by_us(disk.ACKNOWLEDGED, b"7")
    file.write_bytes(whole + whole[:-1])

    assert [note.data for note in disk.notes(file)] == [b"7"]


def test_a_merge_that_keeps_the_last_word_only_is_found_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(merges, "merge", lambda _base, mine, _theirs: Merged(mine))

    code = main(["drill", "merges", "--times", "50"])

    assert (code, capsys.readouterr().out[0]) == (1, "×")


def test_a_drill_that_promised_nothing_proves_nothing() -> None:
    assert not Outcome("停電", 1, 0, lost=0, made_up=0).is_good
    assert Outcome("停電", 1, 1, lost=0, made_up=0).is_good


def test_an_impossible_number_of_times_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "power", "--times", "0"]) == 2
    assert "--times" in capsys.readouterr().err
