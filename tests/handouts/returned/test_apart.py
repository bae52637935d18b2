"""A file is read in another process: what it may use is little, and a file that takes more harms nobody else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.handouts.returned import intake, lists
from workbook.handouts.returned.apart import child, reader
from workbook.handouts.returned.apart.reader import Reader
from workbook.handouts.returned.safe_file import FileRefused

CSV = "市町村,名前\nみどり市,葛󠄀城\n".encode()


@pytest.fixture
def apart() -> Iterator[Reader]:
    found = Reader()
    yield found
    found.close()


def _pid(apart: Reader) -> int:
    assert apart.pid is not None
    return apart.pid


def test_what_is_read_there_is_what_is_read_here_and_one_process_serves_many(apart: Reader) -> None:
    apart.get_ready()
    begun = _pid(apart)
    answers = b'{"what":"juso-worksheet","form":"w01"}'

    first = apart.pages(CSV, name="a.csv")
    with pytest.raises(FileRefused) as there:
        apart.sheets(answers, name="a.json")
    with pytest.raises(FileRefused) as here:
        intake.read(answers, name="a.json")

    assert first == lists.read(CSV, name="a.csv")
    assert (str(there.value), _pid(apart)) == (str(here.value), begun)


def test_a_file_that_takes_too_long_is_one_sentence_and_the_next_is_read(apart: Reader) -> None:
    apart.pages(CSV, name="a.csv")
    os.kill(_pid(apart), signal.SIGSTOP)
    apart._wait = 0.2  # noqa: SLF001 -- nobody waits for forty seconds

    with pytest.raises(FileRefused) as told:
        apart.pages(CSV, name="a.csv")

    apart._wait = reader.WAIT  # noqa: SLF001 -- as before
    assert str(told.value) == reader.FAILED
    assert apart.pages(CSV, name="a.csv") == lists.read(CSV, name="a.csv")


def test_whoever_comes_when_too_many_wait_is_told() -> None:
    full = Reader(most_waiting=1)
    full._places.acquire()  # noqa: SLF001 -- somebody waits

    with pytest.raises(FileRefused) as told:
        full.pages(CSV, name="a.csv")

    assert str(told.value) == reader.BUSY


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="limits are Linux's")
@pytest.mark.parametrize(
    ("greedy", "refused"),
    [("bytes(400 << 20)", child.TOO_MUCH), ("max(iter(int, 1))", reader.FAILED)],
    ids=["memory", "processor"],
)
def test_memory_and_processor_are_limited(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, greedy: str, refused: str
) -> None:
    """A reader that takes what it can get, in the place of the real one."""
    script = tmp_path / "greedy.py"
    script.write_text(
        "from workbook.handouts.returned.apart import child, protocol\n"
        "child.SECONDS = 0\n"
        f"protocol.READ['pages'] = (lambda data, name: {greedy}, protocol.PAGES)\n"
        "child.main()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(reader.ROOT))
    monkeypatch.setattr(reader, "_CHILD", (reader._CHILD[0], str(script)))  # noqa: SLF001 -- another program
    apart = Reader()

    with pytest.raises(FileRefused) as told:
        apart.pages(CSV, name="a.csv")

    apart.close()
    assert str(told.value) == refused
