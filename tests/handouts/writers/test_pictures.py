"""The picture one works in stands in the files that go home, beside its rows, and changes nothing of what comes back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests import ours
from workbook.charts import Picture
from workbook.content.forms import form as forms
from workbook.handouts.layout import sheet, sheet_pictures
from workbook.handouts.layout.sheet import Header, LaidOutSheet
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import excel, pdf, word

WRITE: dict[str, Callable[[Sequence[LaidOutSheet]], bytes]] = {"xlsx": excel.write, "docx": word.write}
WORKSHEET = ours.library().worksheets["w05"]
FORM = forms.of_worksheet(WORKSHEET)
VALUES: dict[str, Any] = {
    "map": {
        "nodes": [
            {"_row": "r1", "name": "本人", "stance": "self", "position": "50,50"},
            {"_row": "r2", "name": "<畑の人> & 犬", "stance": "neighbour", "position": "20,30"},
        ],
        "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-start": "thick", "at-later": "thin"}],
    },
    "tonight": "畑の人。",
}


def laid(values: dict[str, Any], **more: Any) -> LaidOutSheet:
    return sheet.lay_out(FORM, values, header=Header("研修", "1班", "", "K7QM-3XPA"), **more)


def drawn(values: dict[str, Any]) -> dict[str, tuple[Picture, ...]]:
    return dict(sheet_pictures.of(WORKSHEET, FORM, values))


def test_a_map_shows_its_first_and_the_last_stage_written_and_one_without_change_only_that() -> None:
    still = {
        "nodes": VALUES["map"]["nodes"],
        "edges": [{"_row": "r1", "from": "r1", "to": "r2", "at-start": "thin"}],
    }

    both, one = drawn(VALUES)["map.edges"], drawn({"map": still})["map.edges"]

    assert [picture.stage for picture in both] == ["① はじめ", "⑤ しばらくあと"]
    assert [picture.stage for picture in one] == ["① はじめ"]


@pytest.mark.parametrize("nothing", [{}, {"map": {"nodes": [], "edges": []}}, {"tonight": "畑の人。"}])
def test_an_empty_map_brings_no_picture(nothing: dict[str, Any]) -> None:
    assert drawn(nothing) == {}


@pytest.mark.parametrize("kind", WRITE)
def test_a_file_with_a_picture_comes_back_as_one_without(kind: str) -> None:
    found = []
    for shown in (drawn(VALUES), {}):
        (returned,) = intake.read(WRITE[kind]([laid(VALUES, pictures=shown)]), name=f"a.{kind}")
        found.append(texts_to_answers.read_back(FORM, returned, base=VALUES))

    assert found[0] == found[1]
    assert found[0].values == VALUES
    assert not found[0].unplaced


def test_word_says_the_picture_to_who_does_not_see_it() -> None:
    document = Document(io.BytesIO(word.write([laid(VALUES, pictures=drawn(VALUES))])))

    (shape,) = document.inline_shapes
    said = shape._inline.docPr.get("descr")  # noqa: SLF001 -- python-docx has no call for it

    first, last = drawn(VALUES)["map.edges"]
    assert first.summary in said
    assert "前の場面から細くなった線：本人と<畑の人> & 犬" in said
    assert last.title in said
    section = document.sections[0]
    assert shape.width <= section.page_width - section.left_margin - section.right_margin
    assert shape.height <= section.page_height - section.top_margin - section.bottom_margin


def test_excel_says_the_picture_and_covers_no_cell_with_words() -> None:
    book = load_workbook(io.BytesIO(excel.write([laid(VALUES, pictures=drawn(VALUES))])))
    page = book.worksheets[0]

    (image,) = page._images  # noqa: SLF001 -- openpyxl has no other way to them
    begin = image.anchor._from.row + 1  # noqa: SLF001 -- as above
    said = image.anchor.pic.nvPicPr.cNvPr.descr

    points, row = image.anchor.ext.height / 12_700, begin
    while points > 0:
        assert all(cell.value is None for cell in page[row])
        points -= page.row_dimensions[row].height or 15
        row += 1
    assert said == word_of(drawn(VALUES)["map.edges"])
    assert [cell.value for cell in page["A"][:begin] if cell.value][-1] == "map.edges/r8"


def word_of(shown: Sequence[Picture]) -> str:
    return " ".join(f"{one.title}。{one.summary}" for one in shown)


def test_pdf_has_the_pictures_as_drawings_with_their_words(tmp_path: Path) -> None:
    for name, shown in (("with", drawn(VALUES)), ("without", {})):
        (tmp_path / f"{name}.pdf").write_bytes(pdf.write([laid(VALUES, pictures=shown)]))

    said = {name: text_of(tmp_path / f"{name}.pdf") for name in ("with", "without")}

    assert "①はじめ：人・場所は合わせて2、つながりは1本です。" in said["with"]
    assert "前の場面から細くなった線" in said["with"]
    assert "つながりは1本です" not in said["without"]
    listed = subprocess.run(["pdfimages", "-list", tmp_path / "with.pdf"], check=True, capture_output=True)
    assert len(listed.stdout.splitlines()) == 2  # its two lines of heads: no dots, lines


def text_of(file: Path) -> str:
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True, timeout=60)
    return "".join(done.stdout.split())


def test_files_stay_small_enough_to_be_sent() -> None:
    shown = drawn(VALUES)
    for kind, write in WRITE.items():
        data, bare = write([laid(VALUES, pictures=shown)]), write([laid(VALUES)])
        assert 20_000 < len(data) - len(bare) < 300_000, kind
