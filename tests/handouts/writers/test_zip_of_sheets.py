"""A zip holds every team's words under a name people can read, and no team's words under another's name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.writers import zip_of_sheets
from workbook.handouts.writers.zip_of_sheets import Folder


def test_every_team_has_its_folder_and_its_own_words(every_kind: Form) -> None:
    def laid(team: str, words: str) -> sheet.LaidOutSheet:
        return sheet.lay_out(every_kind, {"line": words}, header=Header("研修", team, "", team))

    folders = (
        Folder("みなと野市 1班", (laid("a", "一班の文"),)),
        Folder("みなと野市 1班", (laid("b", "もう一つの一班の文"),)),
        Folder('../青梁市:"2班"', ()),
    )

    packed = zipfile.ZipFile(io.BytesIO(zip_of_sheets.write(folders)))

    assert packed.namelist() == [
        *(f"1_みなと野市_1班/1_みなと野市_1班.{ending}" for ending in ("xlsx", "docx", "json")),
        *(f"2_みなと野市_1班/2_みなと野市_1班.{ending}" for ending in ("xlsx", "docx", "json")),
        "もくじ.txt",
    ]
    for name in packed.namelist()[:3]:
        (returned,) = intake.read(packed.read(name), name=name)
        assert returned.mark == "a"
        assert texts_to_answers.read_back(every_kind, returned, base={}).values == {"line": "一班の文"}


def test_html_is_a_file_for_each_sheet(every_kind: Form) -> None:
    laid = sheet.lay_out(every_kind, {"line": "一班の文"}, header=Header("研修", "一班", "", "a"))

    packed = zipfile.ZipFile(
        io.BytesIO(zip_of_sheets.write([Folder("1班", (laid, laid))], formats=("html",)))
    )

    names = packed.namelist()[:-1]
    assert names == ["1_1班/1_なんでもシート.html", "1_1班/2_なんでもシート.html"]
    (returned,) = intake.read(packed.read(names[1]), name=names[1])
    assert texts_to_answers.read_back(every_kind, returned, base={}).values == {"line": "一班の文"}


def test_list_names_folders_sheets_and_what_is_still_empty(every_kind: Form, header: Header) -> None:
    folders = (Folder("1班", (sheet.lay_out(every_kind, VALUES, header=header),)), Folder("2班", ()))

    packed = zipfile.ZipFile(io.BytesIO(zip_of_sheets.write(folders, formats=("json",))))

    said = packed.read("もくじ.txt").decode("utf-8-sig").replace("\r\n", "\n")
    assert said == "1_1班\n　なんでもシート　文の欄 20・表の行 9\n\n2_2班\n　まだ何も書かれていません\n"


def test_a_folder_is_asked_for_only_when_it_is_its_turn(every_kind: Form, header: Header) -> None:
    asked: list[str] = []

    def folders() -> Iterator[Folder]:
        for name in ("1班", "2班"):
            asked.append(name)
            yield Folder(name, (sheet.lay_out(every_kind, {"line": name}, header=header),))

    file = io.BytesIO()
    told = zip_of_sheets.pack(file, folders(), of=2, formats=("json",))

    assert (next(told), asked) == (1, ["1班"])
    assert (list(told), asked) == ([2], ["1班", "2班"])
    assert zipfile.ZipFile(file).namelist() == ["1_1班/1_1班.json", "2_2班/2_2班.json", "もくじ.txt"]
