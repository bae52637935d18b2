"""Whose a file is: said by name and without its words, and asked where the file does not say it."""

from __future__ import annotations

from classroom_homework import Opened, come, sheet_of

from tests.classroom.homework.carried.carrying import leave
from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import owner
from workbook.classroom.homework.owner import Whose
from workbook.classroom.people import persons
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form
from workbook.content.model.library import Library
from workbook.store.database import Database


def test_whose_a_file_is_is_said_by_name_and_without_its_words(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace, library: Library
) -> None:
    _, (one, two) = open_run(database, 2)
    _, (elsewhere,) = open_run(database, 1, title="第2回")
    sato, suzuki, takahashi, tanaka = (
        come(database, one),
        come(database, one, "鈴木"),
        come(database, two, "高橋"),
        come(database, elsewhere, "田中"),
    )
    with database.begin() as db:
        nobody = arrivals.join_alone(db, name="秘密の名前").person
    own_place = sheets.of_worksheet(library.worksheets["alone"])
    files = {
        who.name: leave(database, sheet_of(database, who, where, goal="秘密の文。"), form, who)
        for who, where in (
            (sato, place),
            (takahashi, place),
            (tanaka, place),
            (nobody, place),
            (suzuki, own_place),
        )
    }

    with database.reading() as db:
        found = {name: owner.whose(db, sato, handout_id=file.id) for name, file in files.items()}
        unknown = owner.whose(db, nobody, handout_id="ZZZZZZZZ")
        lost = owner.whose(db, sato, handout_id="")

    assert {name: whose.kind for name, whose in found.items()} == {
        "佐藤": "ours",
        "高橋": "other-team",
        "田中": "other-run",
        "秘密の名前": "other-run",
        "鈴木": "other-person",
    }
    assert (found["佐藤"].message, found["佐藤"].handout) == ("", files["佐藤"])
    assert "「2班」" in found["高橋"].message
    assert "「第2回」の「1班」" in found["田中"].message
    assert all("秘密" not in whose.message for whose in found.values())
    assert [whose.sheet for name, whose in found.items() if name != "佐藤"] == [None] * 4
    assert unknown == lost == Whose("unknown", "")


def test_a_closed_run_takes_nothing_in_any_more(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    run, (team,) = open_run(database)
    sato = come(database, team)
    handout = leave(database, sheet_of(database, sato, place), form, sato)
    with database.begin() as db:
        runs.close_run(db, run.id, by=None)
        late = persons.by_id(db, sato.id)
        assert late is not None

        found = owner.whose(db, late, handout_id=handout.id)

    assert (found.kind, found.sheet) == ("read-only", None)
