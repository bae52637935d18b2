"""What a folder of one's own adds goes over ours item by item; nothing is copied, and mistakes are told where they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.commands import main
from workbook.content import library
from workbook.content.model.blocks import FactBlock
from workbook.content.yaml import files

MODULE = "modules/all-blocks.yaml"
FACT = """\
    block:
      id: our-count
      kind: fact
      text: |
        県の数です。
      as_of: 令和7年度
      reference:
        - {title: 県の資料, url: "https://example.lg.jp/b", seen: 2026-01}
"""
ADDED = f"  - to: {MODULE}\n    after: fact\n{FACT}"
TERMS = """\
# yaml-language-server: $schema=schemas/glossary.json
terms:
  - id: our-word
    term: 県の言葉
    meaning: |
      県だけで使います。
  - id: handing-on
    term: つながりの引き継ぎ
    meaning: |
      県の言いかたです。
"""


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """An empty folder beside the good content."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder


def _overlay(theirs: Path, text: str) -> None:
    (theirs / "overlay.yaml").write_text(
        f"# yaml-language-server: $schema=schemas/overlay.json\n{text}", encoding="utf-8"
    )


def _told(*roots: Path) -> list[str]:
    return [str(one) for one in library.load(*roots).problems]


def test_a_fact_is_added_where_it_belongs_without_a_copy_of_its_module(good: Path, theirs: Path) -> None:
    _overlay(theirs, f"add:\n{ADDED}")
    before = library.load(good).modules["all-blocks"]

    found = library.load(good, theirs)

    assert found.problems == ()
    blocks = found.modules["all-blocks"].blocks
    added = next(block for block in blocks if block.id == "our-count")
    assert isinstance(added, FactBlock)
    assert added.text.strip() == "県の数です。"
    assert blocks[blocks.index(added) - 1].id == "fact"
    assert tuple(block for block in blocks if block != added) == before.blocks  # every word of ours as it was
    assert library.read_texts(found.texts).modules == found.modules  # a run keeps what it showed
    assert not any((theirs / folder).exists() for folder in files.FOLDERS.values())


def test_words_of_theirs_go_over_ours_one_by_one_and_one_can_be_hidden(good: Path, theirs: Path) -> None:
    ours = {term.id: term for term in library.load(good).glossary}
    (theirs / "glossary.yaml").write_text(TERMS, encoding="utf-8")
    _overlay(theirs, "hide:\n  - {file: glossary.yaml, id: system, why: 県では使いません。}\n")

    found = library.load(good, theirs)

    terms = {term.id: term for term in found.glossary}
    assert not [one for one in found.problems if one.severity == "error"]
    assert set(terms) == {*ours, "our-word"} - {"system"}
    assert terms["handing-on"].meaning.strip() == "県の言いかたです。"
    assert all(terms[id_] == ours[id_] for id_ in ours.keys() - {"system", "handing-on"})


def test_every_mistake_is_told_in_the_file_and_line_of_its_author(good: Path, theirs: Path) -> None:
    _overlay(theirs, f"add:\n{ADDED.replace('after: fact', 'after: fakt')}")
    (theirs / "glossary.yaml").write_text(TERMS.replace("term: 県の言葉", "term: null"), encoding="utf-8")
    (good / "glossary.yaml").write_text(
        (good / "glossary.yaml").read_text(encoding="utf-8").replace("id: system", "id: System"),
        encoding="utf-8",
    )

    told = _told(good, theirs)

    assert (
        "theirs/overlay.yaml:4: add.1.after: 「fakt」は、modules/all-blocks.yaml にありません（もしかして: fact。id を直すか、この行を消してください）"
        in told
    )
    assert any(line.startswith("theirs/glossary.yaml:4: ") and "「null」" in line for line in told)
    assert any(line.startswith("glossary.yaml:3: terms.1.id: 「System」") for line in told)


def test_a_second_folder_goes_over_the_first(good: Path, theirs: Path, tmp_path: Path) -> None:
    town = tmp_path / "town"
    town.mkdir()
    _overlay(theirs, f"add:\n{ADDED}")
    _overlay(town, f"add:\n{ADDED.replace('県の数です。', '町の数です。')}")

    found = library.load(good, theirs, town)

    texts = [block.text.strip() for block in found.modules["all-blocks"].blocks if block.id == "our-count"]
    assert found.problems == ()
    assert texts == ["町の数です。"]


def test_what_was_added_and_hidden_is_listed_part_by_part(
    good: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _overlay(
        theirs, f"add:\n{ADDED}hide:\n  - {{file: glossary.yaml, id: system, why: 県では使いません。}}\n"
    )
    (theirs / "glossary.yaml").write_text(TERMS, encoding="utf-8")

    assert main(["differences", "--root", f"{good}:{theirs}"]) == 0

    assert capsys.readouterr().out == (
        "glossary.yaml: 足し合わせた\n"
        "  変えた所: terms.handing-on\n"
        "  足した所: terms.our-word\n"
        "  かくした所: terms.system\n"
        "modules/all-blocks.yaml: 足し合わせた\n"
        "  足した所: blocks.our-count\n"
        "足した 0・置きかえた 0・足し合わせた 2・下と同じ 0・かくした 0\n"
    )
