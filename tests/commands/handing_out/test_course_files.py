"""A trainer gets everything of a course as files, without a server; nothing that lies there already is touched."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from workbook.commands import main
from workbook.content import library

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "tests" / "good_content"


def _words(file: Path) -> str:
    if file.suffix == ".docx":
        document = Document(io.BytesIO(file.read_bytes()))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    slides = Presentation(io.BytesIO(file.read_bytes())).slides
    return "\n".join(shape.text_frame.text for one in slides for shape in one.shapes if shape.has_text_frame)


def test_every_period_sheet_and_letter_of_a_course_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course,) = library.load(CONTENT).courses.values()
    periods = [period for day in course.days for period in day.periods]
    target = tmp_path / "配るもの"

    assert main(["course-files", course.id, "--to", str(target), "--root", str(CONTENT)]) == 0

    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert capsys.readouterr().out == f"{target} に {len(files)} 個のファイルを作りました。\n"
    for number, period in enumerate(periods, start=1):
        (folder,) = target.glob(f"{number:02}_*")
        assert period.title in _words(folder / "進行台本.docx")
        assert _words(folder / "スライド.pptx").strip()
    assert len([name for name in files if name.startswith("案内・依頼の文書/")]) == 4
    assert "シラバスと時間割.docx" in files
    pdfs = [target / name for name in files if name.endswith(".pdf")]
    assert pdfs
    assert all(pdf.read_bytes().startswith(b"%PDF") for pdf in pdfs)
    named = {name for name in files if name.startswith("ワークシート/")}
    assert len(named) == len(library.load(CONTENT).worksheets)


def test_a_folder_with_something_in_it_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "スライド.pptx").write_bytes(b"edited by hand")

    assert main(["course-files", "sample", "--to", str(tmp_path), "--root", str(CONTENT)]) == 2

    assert "もうファイルがあります" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["スライド.pptx"]
    assert (tmp_path / "スライド.pptx").read_bytes() == b"edited by hand"


def test_an_unknown_course_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["course-files", "nix", "--to", str(tmp_path / "x"), "--root", str(CONTENT)]) == 2

    assert "（あるのは sample）" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
