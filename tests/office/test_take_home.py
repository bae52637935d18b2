"""A file that goes home holds the words of the moment it leaves, and has a name that every system takes."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from pages_building import Building
from pages_homework import worksheet, write

from workbook.office import take_home


@pytest.mark.parametrize("filled", [True, False])
def test_files_hold_the_teams_words_as_they_are_at_the_click(building: Building, *, filled: bool) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    visit = building.visit(me)
    write(building, me, {"goal": "=1+1 顔の見える関係"})

    book = openpyxl.load_workbook(
        io.BytesIO(take_home.write(visit, [worksheet(building)], "excel", filled=filled))
    )
    paper = docx.Document(io.BytesIO(take_home.write(visit, [worksheet(building)], "word", filled=filled)))

    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    lines = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert ("=1+1 顔の見える関係" in cells) is filled
    assert any("=1+1 顔の見える関係" in line for line in lines) is filled


@pytest.mark.parametrize(
    ("title", "team", "filled", "name"),
    [
        ("話すこと", "みなと野市 1班", True, "話すこと_みなと野市_1班.docx"),
        ("話す/こと: *", "../../x", True, "話す_こと_x.docx"),
        ("話すこと", "みなと野市", False, "話すこと_空欄.docx"),
        ("話すこと", "", True, "話すこと_書いたもの.docx"),
    ],
)
def test_file_names_suit_every_system(title: str, team: str, name: str, *, filled: bool) -> None:
    assert take_home.file_name(title, "docx", team=team, filled=filled) == name
