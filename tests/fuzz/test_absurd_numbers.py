"""Numbers no file of people has: thousands of digits, codes of no sign. They are passed over; the words beside them are read."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.handouts.conftest import form_of_every_kind
from workbook.content.forms import populations
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.writers import excel, word

ENDLESS = "9" * 5_000
WORDS = {"text-0": "一人で決めない。"}
LAID = [sheet.lay_out(form_of_every_kind(), WORDS, header=Header("全国研修", "みなと野市", "", ""))]


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(file, "w") as copy:
        for name in whole.namelist():
            held = whole.read(name)
            if name == part:
                assert old in held.decode()
                held = held.decode().replace(old, new, 1).encode()
            copy.writestr(name, held)
    return file.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [('<row r="1"', f'<row r="{ENDLESS}"'), (' s="1"', f' s="{ENDLESS}"')],
    ids=["row", "style"],
)
def test_an_excel_file(old: str, new: str) -> None:
    data = excel.write(LAID)

    (found,) = intake.read(changed(data, "xl/worksheets/sheet1.xml", old, new), name="a.xlsx")

    assert found.texts["text-0"] == WORDS["text-0"]


@pytest.mark.parametrize("code", ["zz", "-1", "", "FFFFFFFF", ENDLESS])
def test_a_sign_of_no_font_in_a_word_file(code: str) -> None:
    data = word.write(LAID)
    run = f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
    text = WORDS["text-0"]
    at = f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    at = at if at in document else f"<w:t>{text}</w:t></w:r>"

    (found,) = intake.read(changed(data, "word/document.xml", at, at + run), name="a.docx")

    assert found.texts["text-0"] == text


def test_a_json_file() -> None:
    data = f'{{"sheets":[{{"sheet":"w01","texts":{{"x":{ENDLESS}}}}}]}}'.encode()

    with pytest.raises(FileRefused, match="JSON のファイルとして読めません"):
        intake.read(data, name="a.json")
    with pytest.raises(FileRefused, match="JSON のファイルとして読めません"):
        intake.read(b"[" * 100_000, name="a.json")
    assert intake.read(json.dumps({"sheets": [{"sheet": "w", "texts": {"x": 12}}]}).encode(), name="a.json")


def test_halves_of_letters_in_json_are_left_out_wherever_they_stand() -> None:
    data = b'{"sheets":[{"sheet":"w\\ud800","title":"\\udfff","texts":{"\\ud800x":"a\\ud800","y":"\\ud83d\\ude42"}}]}'

    (found,) = intake.read(data, name="a.json")

    assert (found.mark, found.title, found.texts) == ("w", "", {"x": "a", "y": "🙂"})


def test_a_population_without_end_is_none() -> None:
    assert populations.said_in(f"山あいの町（人口{ENDLESS}人）") is None
    assert populations.said_in("山あいの町（人口1万8千人）") == 18_000
