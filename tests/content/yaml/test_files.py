"""Folders are read without ever leaving them, hanging or raising."""

from __future__ import annotations

import os
from pathlib import Path

from workbook.content import library
from workbook.content.model.library import Library
from workbook.content.yaml import files


def _said(root: Path) -> list[str]:
    return [str(problem) for problem in library.load(root).problems]


def test_a_link_out_of_the_folder_is_not_followed(good: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n", encoding="utf-8")
    (good / "modules" / "m-link.yaml").symlink_to(secret)
    (good / "modules" / "figures" / "b-link.svg").symlink_to("/etc/hostname")

    assert _said(good) == [
        (
            "modules/figures/b-link.svg:1: 教材のフォルダーの外を指すリンクです"
            "（リンクをやめて、ファイルそのものを置いてください）"
        ),
        "modules/m-link.yaml:1: 教材のフォルダーの外を指すリンクです（リンクをやめて、ファイルそのものを置いてください）",
    ]
    assert "secret" not in "".join(library.load(good).texts)


def test_a_folder_that_is_a_link_out_is_not_followed(good: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "m-out.yaml").write_text("id: out\n", encoding="utf-8")
    (good / "curriculum" / "sample.yaml").unlink()
    (good / "curriculum").rmdir()
    (good / "curriculum").symlink_to(outside)

    found = library.load(good)

    assert [problem.message for problem in found.problems] == ["教材のフォルダーの外を指すリンクです"]
    assert found.courses == {}


def test_links_in_a_circle_links_to_nothing_and_pipes_are_told(good: Path) -> None:
    (good / "modules" / "a-circle.yaml").symlink_to("a-circle.yaml")
    (good / "modules" / "b-nothing.yaml").symlink_to("nowhere.yaml")
    os.mkfifo(good / "modules" / "c-pipe.yaml")

    assert _said(good) == [
        "modules/a-circle.yaml:1: ファイルを開けません（読み取りの許可と、リンク先があるかを確かめてください）",
        "modules/b-nothing.yaml:1: ファイルを開けません（読み取りの許可と、リンク先があるかを確かめてください）",
        "modules/c-pipe.yaml:1: ふつうのファイルではありません（テキストファイルとして置き直してください）",
    ]


def test_a_link_inside_the_folder_is_read(good: Path) -> None:
    case = good / "exercises" / "cases" / "neighbour.yaml"
    case.rename(good / "neighbour.txt")
    case.symlink_to(good / "neighbour.txt")

    assert _said(good) == []
    assert list(library.load(good).cases) == ["neighbour"]


def test_a_folder_without_content_says_so(tmp_path: Path) -> None:
    assert _said(tmp_path) == [
        (
            ".:1: 教材のフォルダーが見つかりません"
            "（curriculum・modules・exercises のあるフォルダーを指定してください）"
        )
    ]
    assert _said(tmp_path / "nowhere") == _said(tmp_path)


def test_a_folder_may_lack_what_is_not_written_yet(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()

    assert library.load(tmp_path) == Library(revision=library.load(tmp_path).revision)


def test_a_huge_file_is_not_read_to_its_end(good: Path) -> None:
    with (good / "modules" / "huge.yaml").open("wb") as file:
        file.truncate(50 * 1024**3)  # sparse: takes no room on the disk

    assert _said(good) == ["modules/huge.yaml:1: 52428800 KB あり、大きすぎます（256 KB までにしてください）"]


def test_only_names_in_a_content_folder_are_content() -> None:
    assert files.kind_of("modules/m01.yaml") == "module"
    assert files.kind_of("exercises/cases/v01.yaml") == "case"
    assert files.kind_of("modules/../../etc/passwd.yaml") is None
    assert files.kind_of("m01.yaml") is None
    assert files.kind_of("modules/M01.yaml") is None


def test_a_file_read_before_is_read_anew_whenever_it_changed_and_never_through_a_link_put_in_its_place(
    good: Path, tmp_path: Path
) -> None:
    file = good / "glossary.yaml"
    long_ago = 1_700_000_000_000_000_000

    def read(text: str, *, changed: int | None = None) -> str:
        file.write_text(text, encoding="utf-8")
        if changed is not None:
            os.utime(file, ns=(changed, changed))
        return files.gather(good).texts.get("glossary.yaml", "")

    assert [read("terms: a\n"), read("terms: b\n")] == [
        "terms: a\n",
        "terms: b\n",
    ]  # in one tick, of one size
    assert read("terms: c\n", changed=long_ago) == "terms: c\n"
    assert files.gather(good).texts["glossary.yaml"] == "terms: c\n"  # it did not change
    assert read("terms: d\n", changed=long_ago) == "terms: d\n"  # its time was put back

    outside = tmp_path / "outside.yaml"
    file.rename(outside)
    file.symlink_to(outside)
    assert "glossary.yaml" not in files.gather(good).texts
