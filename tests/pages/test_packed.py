"""A zip holds what its asker may read, and nothing of another team."""

from __future__ import annotations

import io
import zipfile

from pages_building import Building

from workbook.classroom import runs, sheets
from workbook.content.form import of_worksheet
from workbook.pages import packed
from workbook.pages.visit import Visit


def _names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_a_team_packs_its_own_words_and_an_organiser_every_teams(building: Building) -> None:
    run, (first, second) = building.run(teams=("あおば班", "みどり班"))
    worksheet = building.house.shelf.current().worksheets["talk"]
    me = building.member(first)
    for person, words in ((me, "あおばの文"), (building.member(second), "みどりの文")):
        building.write(person, sheets.of_worksheet(worksheet), of_worksheet(worksheet), {"goal": words})
    with building.database.reading() as db:
        held = runs.find(db, run.id)
    assert held is not None
    visit = Visit(building.house, building.house.shelf.current(), me)

    own = packed.write(visit, me, held, team=first.id, formats=("json",))
    everything = packed.write(visit, building.organiser(), held, team="", formats=("json",))

    assert len(_names(own)) == 2
    assert "みどりの文" not in zipfile.ZipFile(io.BytesIO(own)).read(_names(own)[1]).decode()
    assert len(_names(everything)) == 3
