"""A zip holds what its asker may read, and nothing of another team; that of a whole run is made beside the pages."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

import pytest
from pages_building import Building, files, looked_at, words
from pages_homework import write
from streamlit.testing.v1 import AppTest

from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Run
from workbook.classroom.run import runs
from workbook.office import run_zip

MAKE = "すべてのチームの記入をまとめる（zip）"
MORE = ["開催のまとめ.docx", "出席の一覧（名前入り）.xlsx", "進行の記録.xlsx"]
AGAIN = "もう一度まとめる（zip）"


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 40
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def offers(page: AppTest) -> list[str]:
    return [name for name in (*(one.label for one in page.button), *files(page)) if "zip" in name]


@pytest.fixture
def run(building: Building) -> Run:
    """A run of two teams that wrote."""
    opened, teams = building.run(teams=("あおば班", "みどり班"))
    for team in teams:
        write(building, building.member(team), {"goal": f"{team.name}の文"})
    with building.database.reading() as db:
        found = runs.find(db, opened.id)
    assert found is not None
    return found


@pytest.fixture
def gate(building: Building, run: Run) -> Iterator[threading.Event]:
    """Something else that the workroom is busy with until the event is set."""
    opened = threading.Event()

    def wait(file: IO[bytes]) -> Iterator[tuple[int, int]]:
        file.write(b"half")
        yield 23, 60
        opened.wait(60)
        yield 60, 60

    building.house.workroom.begin(run.id, wait)
    until(lambda: (job := building.house.workroom.job(run.id)) is not None and job.done == 23)
    yield opened
    opened.set()


def test_a_team_packs_its_own_words_and_an_organiser_every_teams(building: Building, run: Run) -> None:
    with building.database.reading() as db:
        first, _ = runs.teams_of(db, run.id)
    me = building.member(first)
    own = run_zip.of_team(building.visit(me), me, run)
    organiser = building.organiser()
    page = building.open("prepare", run=run.id)
    assert offers(page) == [MAKE]

    looked_at(next(one for one in page.button if one.label == MAKE).click().run())
    until(lambda: (job := building.house.workroom.job(run.id)) is not None and not job.is_running)
    page = building.open("prepare", run=run.id)
    everything = run_zip.fetch(building.visit(organiser), organiser, run)

    assert [label.split("、")[0] for label in offers(page)] == ["すべてのチームの記入（zip"]
    assert "の内容です。" in words(page)
    assert [name.partition("_")[0] for name in names(everything)] == [*MORE, "1", "1", "2", "2", "もくじ.txt"]
    texts = [zipfile.ZipFile(io.BytesIO(own)).read(name).decode(errors="replace") for name in names(own)]
    assert not [text for text in texts if "みどり班" in text]


def test_while_it_is_made_the_page_says_how_far_and_it_is_not_begun_twice(
    building: Building, run: Run, gate: threading.Event
) -> None:
    organiser = building.organiser()

    page = building.open("prepare", run=run.id)
    building.house.workroom.begin(run.id, lambda _: iter(()))

    assert "まとめています（23／60 チーム）。" in words(page)
    assert offers(page) == []
    assert building.house.workroom.read(run.id) is None
    assert len(names(run_zip.fetch(building.visit(organiser), organiser, run))) == 8
    gate.set()
    until(lambda: building.house.workroom.read(run.id) == b"half")


def test_what_goes_wrong_is_said_with_a_number_and_can_be_tried_again(
    building: Building, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_: IO[bytes]) -> Iterator[tuple[int, int]]:
        yield 0, 2
        message = "No space left on device"
        raise OSError(message)

    building.organiser()
    building.house.workroom.begin(run.id, full)
    until(lambda: (job := building.house.workroom.job(run.id)) is not None and job.is_broken)

    page = building.open("prepare", run=run.id)

    job = building.house.workroom.job(run.id)
    assert job is not None
    assert f"まとめられませんでした（番号 {job.number}）。" in words(page)
    assert "No space left" not in words(page)
    assert job.number in caplog.text
    assert offers(page) == [AGAIN]


def test_who_may_not_see_all_teams_gets_no_zip_that_was_made(building: Building, run: Run) -> None:
    building.house.workroom.begin(run.id, lambda _: iter(()))
    with building.database.reading() as db:
        first, _ = runs.teams_of(db, run.id)
    me = building.member(first)

    with pytest.raises(Refused):
        run_zip.fetch(building.visit(me), me, run)

    assert offers(building.open("prepare", run=run.id)) == []
