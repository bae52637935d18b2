"""A folder of one's own lies over ours: it replaces, adds and hides, and every finding names the file in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.commands import main
from workbook.content import library
from workbook.content.shelf import Shelf
from workbook.content.yaml import folders

COURSE, MODULE = "curriculum/sample.yaml", "modules/all-blocks.yaml"
CASE, SHEET = "exercises/cases/neighbour.yaml", "exercises/worksheets/before.yaml"
BLOCK = "  - id: picture\n"
FACT = """\
  - id: our-count
    kind: fact
    text: |
      県の数です。
    as_of: 令和7年度
    reference:
      - {title: 県の資料, url: "https://example.lg.jp/b", seen: 2026-01}
"""
HEAD = "# yaml-language-server: $schema=schemas/overlay.json\n"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """An empty folder beside the good content."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder


def _write(good: Path, theirs: Path, file: str, *changes: tuple[str, str], to: str = "") -> None:
    """Copy a file of the good content into the folder of their own, with other words."""
    text = (good / file).read_text(encoding="utf-8")
    for found, replacement in changes:
        assert found in text
        text = text.replace(found, replacement)
    target = theirs / (to or file)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _hide(theirs: Path, *files: str) -> None:
    rows = "".join(f"  - {{file: {file}, why: 県では扱いません。}}\n" for file in files)
    (theirs / "overlay.yaml").write_text(f"{HEAD}hide:\n{rows}", encoding="utf-8")


def _changed(good: Path, theirs: Path) -> None:
    """Replace a case, add a fact in a module of their own, hide ours, and let the course use theirs."""
    _write(good, theirs, CASE, ("place: みなと野市", "place: 北の沢町"))
    _write(
        good,
        theirs,
        MODULE,
        ("id: all-blocks", "id: own-blocks"),
        (BLOCK, f"{FACT}{BLOCK}"),
        to="modules/own-blocks.yaml",
    )
    _write(good, theirs, COURSE, ("all-blocks", "own-blocks"))
    _hide(theirs, MODULE)


def test_a_case_is_replaced_a_fact_added_and_a_module_hidden(good: Path, theirs: Path) -> None:
    _changed(good, theirs)

    found = library.load(good, theirs)

    assert found.problems == ()
    assert found.cases["neighbour"].place == "北の沢町"
    assert list(found.modules) == ["own-blocks"]
    assert "our-count" in {block.id for block in found.modules["own-blocks"].blocks}
    assert found.worksheets == library.load(good).worksheets  # what is not named stays
    assert library.read_texts(found.texts).modules == found.modules  # a run keeps what it showed
    assert list(library.load(good).modules) == ["all-blocks"]  # ours is as it was


def test_every_finding_names_the_file_in_its_own_folder(good: Path, theirs: Path) -> None:
    _write(good, theirs, CASE, ("theme: 見守り", "theme: null"))
    _write(good, theirs, SHEET, ("id: before", "id: all-kinds"), to="exercises/worksheets/copy.yaml")
    (theirs / "modules").mkdir()
    (theirs / "modules" / "sjis.yaml").write_bytes("id: 研修".encode("shift_jis"))
    _hide(theirs, MODULE, "modules/all-block.yaml")

    told = [(one.file, one.message) for one in library.load(good, theirs).problems]

    assert ("theirs/exercises/cases/neighbour.yaml", "「null」は文ではなく、「何もない」という印です") in told
    assert ("theirs/modules/sjis.yaml", "文字コードが UTF-8 ではなく、Shift_JIS のようです") in told
    assert (
        "theirs/overlay.yaml",
        "「modules/all-block.yaml」は、下の教材にありません",
    ) in told
    assert any(
        file.startswith("theirs/") and "exercises/worksheets/all-kinds.yaml" in words for file, words in told
    )
    assert {file for file, _ in told if not file.startswith("theirs/")} <= {
        COURSE,
        SHEET,
        "grounds.yaml",
        "glossary.yaml",
    }


def test_what_still_uses_a_hidden_module_is_told(good: Path, theirs: Path) -> None:
    _hide(theirs, MODULE)

    told = [(one.file, one.message) for one in library.load(good, theirs).problems if one.severity == "error"]

    assert (COURSE, "単元「all-blocks」が見つかりません") in told


def test_a_mistake_of_ours_is_not_told_where_theirs_stands_in_its_place(good: Path, theirs: Path) -> None:
    _write(good, theirs, CASE)
    (good / CASE).write_bytes(b"\xff")

    assert library.load(good).problems != ()
    assert library.load(good, theirs).problems == ()


def test_an_overlay_that_hides_nothing_says_what_is_missing(good: Path, theirs: Path) -> None:
    (theirs / "overlay.yaml").write_text(f"{HEAD}hidden: [m05]\n", encoding="utf-8")

    assert [str(one) for one in library.load(good, theirs).problems] == [
        "theirs/overlay.yaml:2: hidden: この項目はありません（もしかして: hide）",
    ]


def test_pictures_of_theirs_lie_over_ours(good: Path, theirs: Path) -> None:
    figures = theirs / "modules" / "figures"
    figures.mkdir(parents=True)
    assert folders.picture((good, theirs), "circle.svg") == good / "modules" / "figures" / "circle.svg"

    (figures / "circle.svg").write_text("<svg/>", encoding="utf-8")

    assert folders.picture((good, theirs), "circle.svg") == figures / "circle.svg"


def test_an_edit_in_either_folder_shows_at_the_next_look(good: Path, theirs: Path) -> None:
    _changed(good, theirs)
    shelf = Shelf(good, theirs)
    assert shelf.current().cases["neighbour"].place == "北の沢町"

    _write(good, theirs, CASE, ("place: みなと野市", "place: 南の沢町"))
    assert shelf.current().cases["neighbour"].place == "南の沢町"

    (theirs / CASE).unlink()
    assert shelf.current().cases["neighbour"].place == "みなと野市"

    (theirs / "overlay.yaml").unlink()
    assert set(shelf.current().modules) == {"all-blocks", "own-blocks"}


def test_the_list_of_what_differs_names_files_and_parts(
    good: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _changed(good, theirs)
    _write(good, theirs, SHEET)
    _write(good, theirs, CASE, ("place: みなと野市", "place: 北の沢町"), ("  - id: evening", "  - id: night"))

    assert main(["differences", "--root", f"{good}:{theirs}"]) == 0

    assert capsys.readouterr().out == (
        "modules/all-blocks.yaml: かくした（県では扱いません。）\n"
        "theirs/curriculum/sample.yaml: 置きかえた\n"
        "  変えた所: days.day1・days.day2\n"
        "theirs/exercises/cases/neighbour.yaml: 置きかえた\n"
        "  変えた所: place\n"
        "  足した所: stages.night\n"
        "  下にだけある所: stages.evening\n"
        "theirs/exercises/worksheets/before.yaml: 下と同じ（消してかまいません）\n"
        "theirs/modules/own-blocks.yaml: 足した\n"
        "足した 1・置きかえた 2・足し合わせた 0・下と同じ 1・かくした 1\n"
    )


def test_without_a_folder_on_top_the_list_says_how_to_name_one(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["differences", "--root", str(good)]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "重ねたフォルダーがありません（WORKBOOK_CONTENT に 下:上 の順で書いてください）。\n"


def test_check_and_new_work_on_both_folders(
    good: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _changed(good, theirs)
    both = f"{good}:{theirs}"
    before = {path: path.read_bytes() for path in good.rglob("*.yaml")}

    assert main(["check", "--root", both]) == 0
    assert main(["new", "case", "own-case", "県の事例", "--root", both]) == 0
    assert main(["new", "case", "neighbour", "重なる id", "--root", both]) == 2

    assert (theirs / "exercises" / "cases" / "own-case.yaml").is_file()
    assert {path: path.read_bytes() for path in good.rglob("*.yaml")} == before
    assert str(theirs) not in capsys.readouterr().out
