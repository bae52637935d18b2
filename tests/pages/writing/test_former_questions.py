"""Answers to what is no longer asked are read wherever the sheet is, by those who may read it, and never projected."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from pages_building import Building, source, words
from pages_floor import training
from pages_homework import form_of, said, sheet_of, write
from pages_sharing import party

from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.preparing import adoption
from workbook.classroom.sheets import former
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View

PLAN = [{"_row": "r1", "who": "課長", "what": "窓口に<b>行く", "by": "来月"}]
SAID = "だれが：課長 ／ 何を：窓口に<b>行く ／ いつまでに：来月"
HEAD = "以前の設問への答え（1）"


def _retire(building: Building, *, file: str = "talk", question: str = "plan", back: bool = False) -> None:
    """Let the author retire a question (or bring it back), and the runs take the newer content over."""
    path: Path = building.content / f"exercises/worksheets/{file}.yaml"
    text = path.read_text(encoding="utf-8")
    now, then = f"  - id: {question}\n", f"  - id: {question}\n    retired: true\n"
    path.write_text(text.replace(then, now) if back else text.replace(now, then), encoding="utf-8")
    building.house.shelf.current()


def _adopt(building: Building, person: Person) -> None:
    with building.database.begin() as db:
        assert adoption.adopt(db, person.run_id, library=building.house.shelf.current(), by=None)


def test_the_team_reads_them_folded_below_its_sheet_with_their_count(building: Building) -> None:
    _, (team, other) = building.run(teams=("あおば班", "みどり班"))
    me = building.member(team)
    write(building, me, {"goal": "会う。", "plan": PLAN})
    assert "以前の設問" not in words(building.open("worksheet", id="talk"))

    _retire(building)
    _adopt(building, me)

    for page in ("worksheet", "history", "hand-in"):
        opened = building.open(page, id="talk")
        assert HEAD in words(opened), page
        assert SAID in words(opened), page
        assert "<b>行く" not in source(opened), page
    building.member(other)
    assert "以前の設問" not in words(building.open("worksheet", id="talk"))


def test_a_run_that_keeps_its_content_still_asks_and_nothing_is_former(building: Building) -> None:
    _, (team,) = building.run()
    me = building.member(team)
    write(building, me, {"plan": PLAN})

    _retire(building)

    assert "以前の設問" not in words(building.open("worksheet", id="talk"))


def test_nothing_is_deleted_and_a_question_that_comes_back_has_its_answer(building: Building) -> None:
    me = building.alone()
    write(building, me, {"goal": "会う。", "plan": PLAN})

    _retire(building)
    assert HEAD in words(building.open("worksheet", id="talk"))
    write(building, me, {"goal": "会って話す。"})
    _retire(building, back=True)

    assert said(building, sheet_of(building, me)) == {"goal": "会って話す。", "plan": PLAN}
    assert "以前の設問" not in words(building.open("worksheet", id="talk"))


def test_a_helper_reads_them_where_a_teams_sheet_is_looked_at_and_nobody_else_does(
    building: Building,
) -> None:
    held = training(building)
    me = building.member(held.teams[0])
    sheet = write(building, me, {"plan": PLAN})
    _retire(building)
    _adopt(building, me)
    library = building.house.shelf.current()

    held.helper()
    shown = words(building.open("console", run=held.run.id, period="p1", team=me.team_id))
    stranger = building.member(held.teams[1])

    assert HEAD in shown
    assert SAID in shown
    with pytest.raises(Refused), building.database.reading() as db:
        former.of_sheet(db, sheet, library=library, by=stranger)


@pytest.mark.parametrize(
    ("question", "is_seen"), [("goal", True), ("town", False), (screen_view.chart(0), True)]
)
def test_they_are_never_on_the_shared_screen(building: Building, question: str, *, is_seen: bool) -> None:
    them = party(building, teams=1)
    them.write(them.teams[0], goal="歩く", town="秘密の町")
    _retire(building, file="reuse", question="town")
    with building.database.begin() as db:
        adoption.adopt(db, them.run.id, library=building.house.shelf.current(), by=None)
    what = screen_view.WALL if screen_view.place_of(question) is None else screen_view.PICTURES
    them.show(View(what, worksheet="reuse", question=question))

    page = building.open("projector", run=them.run.id)

    sent = source(page)
    drawn = [base64.b64decode(data).decode() for data in re.findall(r"svg\+xml;base64,([^\"]*)", sent)]
    everything = "\n".join([sent, *drawn])
    assert "town" not in {ask.id for ask in form_of(building, "reuse").asks}
    assert ("歩く" in everything) == is_seen
    assert "秘密の町" not in everything
    assert "以前の設問" not in everything
