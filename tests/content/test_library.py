"""Everything readable is returned, under present and former ids, with a name for exactly these texts."""

from __future__ import annotations

from pathlib import Path

from workbook.content import library


def test_a_good_folder_is_read_whole(good: Path) -> None:
    found = library.load(good)

    assert found.problems == ()
    assert found.sound
    assert list(found.courses) == ["sample"]
    assert list(found.modules) == ["all-blocks"]
    assert list(found.cases) == ["neighbour"]
    assert list(found.worksheets) == ["all-kinds", "before"]
    assert [term.term for term in found.glossary] == ["包括的な支援体制", "つながりの引き継ぎ"]


def test_former_ids_are_found(good: Path) -> None:
    found = library.load(good)

    assert found.worksheet("old-kinds") is found.worksheets["all-kinds"]
    assert found.worksheet("all-kinds") is found.worksheets["all-kinds"]
    assert found.case("old-neighbour") is found.cases["neighbour"]
    assert found.course("old") is None
    assert found.module("neighbour") is None


def test_a_broken_file_does_not_hide_the_others(good: Path) -> None:
    path = good / "exercises" / "cases" / "neighbour.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("resolved: No", "resolved: たぶん"), encoding="utf-8"
    )

    found = library.load(good)

    assert [str(problem) for problem in found.problems] == [
        "exercises/cases/neighbour.yaml:11: resolved: 「たぶん」は読めません（true か false を書いてください）"
    ]
    assert not found.sound
    assert found.cases == {}
    assert list(found.modules) == ["all-blocks"]  # its reference to the case is not called missing


def test_warnings_do_not_make_content_unsound(good: Path) -> None:
    path = good / "exercises" / "worksheets" / "before.yaml"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")

    found = library.load(good)

    assert [problem.severity for problem in found.problems] == ["warning"]
    assert found.sound


def test_kept_texts_give_the_same_content_without_the_folder(good: Path) -> None:
    found = library.load(good)

    again = library.read_texts(found.texts)

    assert again == found


def test_a_revision_names_exactly_these_texts(good: Path) -> None:
    texts = dict(library.load(good).texts)
    revision = library.read_texts(texts).revision
    moved = dict(texts)
    moved["modules/renamed.yaml"] = moved.pop("modules/all-blocks.yaml")
    changed = {**texts, "modules/all-blocks.yaml": texts["modules/all-blocks.yaml"] + "\n"}

    assert library.read_texts(dict(reversed(texts.items()))).revision == revision
    assert len({revision, library.read_texts(moved).revision, library.read_texts(changed).revision}) == 3


def test_texts_that_are_no_content_are_left_alone() -> None:
    found = library.read_texts(
        {"README.md": "x", "modules/../secret.yaml": "id: x", "terms.yaml": "terms: []"}
    )

    assert found.problems == ()
    assert found.modules == {}


def test_of_two_files_with_one_id_the_first_counts(good: Path) -> None:
    before = good / "exercises" / "worksheets" / "before.yaml"
    (before.parent / "zz.yaml").write_text(
        before.read_text(encoding="utf-8").replace("前のシート", "あとのシート"), encoding="utf-8"
    )

    found = library.load(good)

    assert found.worksheets["before"].title == "前のシート"
    assert [str(problem) for problem in found.problems] == [
        (
            "exercises/worksheets/zz.yaml:2: id: 「before」は exercises/worksheets/before.yaml:2 にもあります"
            "（まだ答えのない方の id を変えてください）"
        )
    ]
