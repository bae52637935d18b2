"""`new` writes a file whose only problems are the places that nobody but the author can fill."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from workbook.commands import main
from workbook.content import library
from workbook.content.yaml import starters

TESTS = Path(__file__).resolve().parents[2]
MADE = {
    "course": "curriculum/brand-new.yaml",
    "module": "modules/brand-new.yaml",
    "case": "exercises/cases/brand-new.yaml",
    "worksheet": "exercises/worksheets/brand-new.yaml",
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the small, good content."""
    shutil.copytree(TESTS / "good_content", tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize("kind", starters.KINDS)
def test_only_what_is_still_to_be_written_is_told(
    good: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind, "brand-new", "相談: その1", "--root", str(good)]) == 0

    made = good / MADE[kind]
    text = made.read_text(encoding="utf-8")
    unused = () if kind == "course" else ("どの研修からも使われていません",)
    found = [problem for problem in library.load(good).problems if problem.message not in unused]
    assert capsys.readouterr().out == (
        f"{MADE[kind]} を作りました。〔 〕の中を書きかえてください。\n"
        "まだ書いていない所は python -m workbook check が知らせます。\n"
    )
    assert {problem.file for problem in found} == {MADE[kind]}
    assert len(found) == text.count("〔")
    assert {problem.message.partition(":")[0] for problem in found} == {"まだ書かれていません"}
    assert 'title: "相談: その1"\n' in text

    made.write_text(re.sub("〔[^〕]*〕", "書きました", text), encoding="utf-8")

    assert tuple(problem.message for problem in library.load(good).problems) == unused


def test_nothing_is_written_over(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = good / MADE["case"]
    path.write_text("id: other\n", encoding="utf-8")

    assert main(["new", "case", "brand-new", "題", "--root", str(good)]) == 2
    assert capsys.readouterr().err == "exercises/cases/brand-new.yaml はもうあります。書きかえていません。\n"
    assert path.read_text(encoding="utf-8") == "id: other\n"


@pytest.mark.parametrize(
    ("id_", "title", "said"),
    [
        ("neighbour", "題", "id「neighbour」はもう使われています"),
        ("old-neighbour", "題", "id「old-neighbour」はもう使われています"),
        ("隣人", "題", "「隣人」は id に使えません"),
        ("../../outside", "題", "「../../outside」は id に使えません"),
        ("fine", " ", "題は一行で書いてください。"),
        ("fine", "一\n二", "題は一行で書いてください。"),
    ],
)
def test_what_cannot_be_made_is_explained(
    good: Path, id_: str, title: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(good.parent.rglob("*"))

    assert main(["new", "case", id_, title, "--root", str(good)]) == 2

    assert capsys.readouterr().err.startswith(said)
    assert sorted(good.parent.rglob("*")) == before


def test_wrong_usage_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in (
        (
            ["new", "lesson", "a", "題"],
            "「lesson」は kind に使えません（使えるのは course・module・case・worksheet）。",
        ),
        (["new", "module"], "id, title を書いてください。"),
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)

        assert left.value.code == 2
        assert capsys.readouterr().err.startswith(f"{said}\n使い方: ")
