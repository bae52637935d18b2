"""Edited content shows at the next look; a broken edit leaves the last good content in place."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from workbook.content.model.library import Library
from workbook.content.shelf import Shelf

SHEET = "exercises/worksheets/before.yaml"


def _write(root: Path, found: str, replacement: str) -> None:
    path = root / SHEET
    path.write_text(path.read_text(encoding="utf-8").replace(found, replacement), encoding="utf-8")


def _title(library: Library) -> str:
    return library.worksheets["before"].title


def test_unchanged_content_is_the_same_library(good: Path) -> None:
    shelf = Shelf(good)
    first = shelf.current()
    time.sleep(0.06)  # files this young may change without looking changed

    assert shelf.current() == first
    assert shelf.current() is shelf.current()
    assert shelf.problems == ()


def test_an_edit_shows_at_the_next_look(good: Path) -> None:
    shelf = Shelf(good)
    assert _title(shelf.current()) == "前のシート"

    _write(good, "前のシート", "次のシート")

    assert _title(shelf.current()) == "次のシート"


def test_an_edit_of_the_same_length_at_once_is_seen(good: Path) -> None:
    shelf = Shelf(good)

    for title in ("一のシート", "二のシート", "三のシート", "四のシート"):
        _write(good, _title(shelf.current()), title)

        assert _title(shelf.current()) == title


def test_a_broken_edit_leaves_the_last_good_content(good: Path) -> None:
    shelf = Shelf(good)
    before = shelf.current()

    _write(good, "kind: text", "kind: txet")

    assert shelf.current() is before
    assert [problem.where for problem in shelf.problems] == ["questions.1"]

    _write(good, "kind: txet", "kind: text")

    assert shelf.current() == before
    assert shelf.problems == ()


def test_a_deleted_file_is_noticed(good: Path) -> None:
    shelf = Shelf(good)
    before = shelf.current()

    (good / SHEET).unlink()

    assert shelf.current() is before  # others refer to it, so the folder is broken now
    assert len(shelf.problems) == 4


def test_content_that_was_never_good_shows_what_can_be_read(good: Path) -> None:
    _write(good, "kind: text", "kind: txet")
    shelf = Shelf(good)

    assert list(shelf.current().worksheets) == ["all-kinds"]

    _write(good, "title: 前のシート", "title:")

    assert list(shelf.current().worksheets) == ["all-kinds"]
    assert [problem.where for problem in shelf.problems] == ["title", "questions.1"]


def test_a_picture_that_goes_away_is_noticed(good: Path) -> None:
    shelf = Shelf(good)
    shelf.current()

    (good / "modules" / "figures" / "circle.svg").unlink()

    assert [problem.where for problem in shelf.problems] == ["blocks.6.image"]


def test_many_threads_see_good_content_while_it_changes(good: Path) -> None:
    shelf = Shelf(good)
    seen = [_title(shelf.current())]
    done = threading.Event()

    def look() -> None:
        is_last = False
        while not is_last:
            is_last = done.is_set()
            seen.append(_title(shelf.current()))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(10):
        text = (good / SHEET).read_text(encoding="utf-8").replace("title: ", "title: 新")
        (good / "new").write_text(
            text if number % 2 else text.replace("kind: text", "kind: txet"), encoding="utf-8"
        )
        (good / "new").replace(good / SHEET)
    done.set()
    for thread in threads:
        thread.join()

    assert len(seen) > 1
    assert all(title.endswith("前のシート") for title in seen)


def test_a_look_at_unchanged_content_costs_less_than_a_millisecond(good: Path) -> None:
    sheet = (good / SHEET).read_text(encoding="utf-8")
    for number in range(56):
        (good / "exercises" / "worksheets" / f"w{number}.yaml").write_text(
            sheet.replace("id: before", f"id: w{number}"), encoding="utf-8"
        )
    shelf = Shelf(good)
    shelf.current()
    time.sleep(0.06)
    shelf.current()

    costs = []
    for _ in range(50):
        began = time.thread_time()  # other programs on the machine do not count
        shelf.current()
        costs.append(time.thread_time() - began)

    assert len(shelf.current().worksheets) == 58
    assert sorted(costs)[len(costs) // 2] < 0.001


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_shelf_without_a_folder_is_empty_and_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shelf = Shelf(tmp_path / name)

    assert shelf.current().courses == {}
    assert [problem.message for problem in shelf.problems] == ["教材のフォルダーが見つかりません"]
