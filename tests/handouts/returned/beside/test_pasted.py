"""What somebody pasted in has words that nothing here can read: it is told, and our own pictures are not."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.drawing.image import Image

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import Paper, run
from tests.handouts.returned.excel_back import back as excel_back
from tests.handouts.returned.word_back import back, put
from tests.handouts.writers import test_pictures as own
from workbook.content.forms.form import Form
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.texts_to_answers import Understood
from workbook.handouts.writers import word

_TOLD = "{}ある絵や写真、ほかのファイルは、言葉として読めません（言葉にして書き直してください）"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def _photo() -> io.BytesIO:
    """Return a picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, dot = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\0\xff\0\0")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b""))


def _read(form: Form, data: bytes, values: dict[str, Any], kind: str) -> Understood:
    (returned,) = intake.read(data, name=f"a.{kind}")
    return texts_to_answers.read_back(form, returned, base=values)


def test_photo_in_a_frame_and_one_below_its_id_are_told_with_the_question(
    file: bytes, every_kind: Form
) -> None:
    document, saved = Document(io.BytesIO(file)), io.BytesIO()
    document.tables[0].cell(0, 0).paragraphs[0].add_run().add_picture(_photo())
    mark = next(one for one in document.paragraphs if one.text == "欄ID：text-1")
    mark.insert_paragraph_before().add_run().add_picture(_photo())
    document.save(saved)

    assert _read(every_kind, saved.getvalue(), VALUES, "docx") == Understood(
        VALUES, problems=tuple(_TOLD.format(f"「{name}」の欄に貼って") for name in ("一行", "文0"))
    )


@pytest.mark.parametrize(
    "pasted",
    [
        f"<w:r><w:object><v:shape {_VML}><v:imagedata/></v:shape></w:object></w:r>",
        f"<w:r><w:pict><v:shape {_VML}><v:imagedata/></v:shape></w:pict></w:r>",
    ],
)
def test_table_of_excel_as_an_object_and_an_old_picture_are_told(
    pasted: str, paper: Paper, every_kind: Form
) -> None:
    put(paper, "line", f'<w:del w:id="1" w:author="a">{pasted}</w:del>')
    assert back(every_kind, paper) == Understood(VALUES)

    put(paper, "line", f"{pasted}{run('、別紙')}")

    assert back(every_kind, paper) == Understood(
        {**VALUES, "line": f"{VALUES['line']}、別紙"}, problems=(_TOLD.format("「一行」の欄に貼って"),)
    )


def test_photo_over_cells_is_told_with_the_cell_also_on_a_page_of_ones_own(
    data: bytes, every_kind: Form
) -> None:
    book, saved = load_workbook(io.BytesIO(data)), io.BytesIO()
    book.worksheets[0].add_image(Image(_photo()), "C20")
    more = book.create_sheet("写真")
    more.add_image(Image(_photo()), "A1")
    more["B2"] = "=1/0"
    book.save(saved)

    found = excel_back(every_kind, saved.getvalue())

    assert (found.values, found.unplaced) == (VALUES, ())
    assert found.problems == (
        _TOLD.format("C20 に置いて"),
        _TOLD.format("「写真」の A1 に置いて"),
        "「写真」の B2 の式は、計算した結果がファイルに入っていません（Excel で開き、上書き保存してから入れてください）",
    )


@pytest.mark.parametrize("kind", own.WRITE)
def test_picture_of_a_handout_is_not_told(kind: str) -> None:
    home = own.WRITE[kind]([own.laid(own.VALUES, pictures=own.drawn(own.VALUES))])

    assert _read(own.FORM, home, own.VALUES, kind).problems == ()


def test_photo_behind_the_picture_of_a_handout_is_told() -> None:
    document, saved = (
        Document(io.BytesIO(word.write([own.laid(own.VALUES, pictures=own.drawn(own.VALUES))]))),
        io.BytesIO(),
    )
    ours = next(one for one in document.paragraphs if one._p.xpath(".//pic:pic"))  # noqa: SLF001 -- python-docx has no call for it
    ours.add_run().add_picture(_photo())
    document.save(saved)

    assert len(_read(own.FORM, saved.getvalue(), own.VALUES, "docx").problems) == 1
