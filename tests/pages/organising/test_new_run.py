"""Opening a run from a registration list: each column is shown with what it is taken for, and can be chosen."""

from __future__ import annotations

from pages_building import Building, looked_at, words
from streamlit.testing.v1 import AppTest

from workbook.classroom.run import runs


def _looked_at_list(building: Building, text: str) -> AppTest:
    building.organiser()
    page = building.open("organise")
    (title,) = [box for box in page.text_input if box.label == "開催回の名前"]
    title.set_value("第1回")
    (course,) = [box for box in page.selectbox if box.label == "研修"]
    course.set_value(course.options and next(iter(building.house.shelf.current().courses)))
    page.file_uploader[0].set_value([("申込.csv", text.encode(), "")])
    (button,) = [button for button in page.button if button.label == "内容を確かめる"]
    button.click()
    return looked_at(page.run())


def test_a_column_taken_for_the_wrong_thing_is_put_right_before_anything_is_made(building: Building) -> None:
    page = _looked_at_list(building, "市町村名,氏名,出る人\nみどり市,佐藤課長,鈴木\n")
    assert "佐藤課長" in words(page)
    assert "鈴木" not in words(page)

    boxes = {box.label: box for box in page.selectbox if "列「" in box.label}
    assert list(boxes) == ["A 列「市町村名」", "B 列「氏名」", "C 列「出る人」"]
    assert [box.value for box in boxes.values()] == ["municipality", "name", ""]
    boxes["B 列「氏名」"].set_value("")
    boxes["C 列「出る人」"].set_value("name")
    page = looked_at(page.run())

    assert "鈴木" in words(page)
    assert "佐藤課長" not in words(page)
    with building.database.reading() as db:
        assert runs.list_runs(db) == ()


def test_what_is_wrong_with_a_list_is_told_beside_its_columns(building: Building) -> None:
    page = _looked_at_list(building, "市町村名,人口\nみどり市,たくさん\n")

    assert "人口「たくさん」は人数として読めません" in words(page)
    assert not [button for button in page.button if button.label == "この内容でつくる"]
