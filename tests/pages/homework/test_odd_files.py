"""What a file says stands for itself, what cannot be read gets a way out, and nobody else brings one."""

from __future__ import annotations

import pytest
from pages_building import Building, source, words
from pages_homework import carried_home, edited, said, write
from pages_returns import buttons, drop

from workbook.classroom.run import runs


def test_what_people_typed_and_called_their_files_stands_for_itself(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    home = edited(carried_home(building, me), {"goal": "<img src=x onerror=a> **太い** ![x](http://e.jp)"})

    page = drop(building.open("bring-back"), ("<b>宿題</b> *一*.xlsx", home))

    assert "<img src=x" not in source(page)
    assert "<b>宿題" not in source(page)
    assert "<b>宿題</b> *一*.xlsx" in words(page)
    assert "<img src=x onerror=a> **太い** ![x](http://e.jp)" in words(page)
    assert not [element for element in page.markdown if "太い" in element.value]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.xlsx", b"not a book", "Excel や Word のファイルとして開けません"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式か、パスワードの付いたファイルです"),
        ("x.json", b"{", "JSON のファイルとして読めません"),
        ("x.html", b"\x89PNG\xff\xfe\x00", "HTML のファイルとして読めません"),
        ("x.html", b"<b>" * 1_000_000, "欄IDが見つかりません"),
        ("x.mht", b"MIME-Version: 1.0", "（持ち帰った .xlsx・.docx・.html・.json を入れてください）"),
        ("x.xlsx", b"x" * (5 * 1024 * 1024 + 1), "ファイルが大きすぎます（5 MB まで。"),
        ("x", b"", "のファイルは読めません"),
    ],
)
def test_a_broken_file_is_answered_with_a_way_out(
    building: Building, name: str, data: bytes, sentence: str
) -> None:
    building.alone()

    page = drop(building.open("bring-back"), (name, data))

    assert sentence in words(page)
    assert buttons(page) == []


@pytest.mark.parametrize("who", ["stranger", "organiser"])
def test_only_those_who_write_bring_files_back(building: Building, who: str) -> None:
    getattr(building, who)()

    assert len(building.open("bring-back").file_uploader) == 0


def test_a_closed_run_takes_nothing_in(building: Building) -> None:
    run, (team,) = building.run()
    me = building.member(team)
    sheet = write(building, me, {"goal": "会う。"})
    home = edited(carried_home(building, me), {"goal": "会う。話す。"})
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)

    page = drop(building.open("bring-back"), ("x.xlsx", home))

    assert "このシートには、いまは書きこめません。" in words(page)
    assert buttons(page) == []
    assert said(building, sheet) == {"goal": "会う。"}
