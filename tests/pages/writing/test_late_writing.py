"""Late words stand above the sheet for its team and on the organiser's page, with one button that takes them in."""

from __future__ import annotations

from pages_building import Building, looked_at, words
from pycrdt import Doc

from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.run import runs
from workbook.classroom.sheets import late_words, sheets
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.desk.document import writing
from workbook.desk.document.layout import LiveDoc


def late(building: Building, me: Person) -> tuple[Sheet, Form, str]:
    """Somebody's words come late to a worksheet; return its sheet, its form and the question they are for."""
    worksheet = building.house.shelf.current().worksheets["reuse"]
    form = forms.of_worksheet(worksheet)
    ask = next(ask.id for ask in form.asks if ask.holds == "words")
    doc: LiveDoc = Doc()
    writing.write(doc, form, {ask: "おそい<b>文</b>。"})
    with building.database.begin() as db:
        sheet = sheets.sheet_for(db, me, sheets.of_worksheet(worksheet))
        late_words.keep(db, sheet.id, doc.get_update(), member=me.id)
    return sheet, form, ask


def said(building: Building, sheet: Sheet, form: Form, ask: str) -> object:
    with building.database.reading() as db:
        return sheets.values(db, sheet, form).get(ask)


def test_the_team_takes_them_in_while_it_writes(building: Building) -> None:
    _, (team,) = building.run()
    sheet, form, ask = late(building, building.member(team))
    page = building.open("worksheet", id="reuse")
    assert "締切後に届いた言葉（佐藤さん" in words(page)
    assert "おそい<b>文</b>。" in words(page)
    assert said(building, sheet, form, ask) is None

    looked_at(next(one for one in page.button if one.label == "取り込む").click().run())

    assert said(building, sheet, form, ask) == "おそい<b>文</b>。"
    assert "取り込みました。" in words(page)
    assert "締切後に届いた言葉" not in words(page)


def test_after_the_end_only_the_organiser_can(building: Building) -> None:
    run, (team,) = building.run()
    sheet, form, ask = late(building, building.member(team))
    with building.database.begin() as db:
        runs.close_run(db, run.id, by=None)
    mine = building.open("worksheet", id="reuse")
    building.organiser()
    page = building.open("prepare", run=run.id)

    assert "締切後に届いた言葉（佐藤さん" in words(mine)
    assert [one for one in mine.button if one.label == "取り込む"] == []
    looked_at(next(one for one in page.button if one.label == "取り込む").click().run())
    assert said(building, sheet, form, ask) == "おそい<b>文</b>。"
