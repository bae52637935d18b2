"""Words written alone come into the team's sheet when their writer asks; nobody else is offered them."""

from __future__ import annotations

from pages_building import Building
from pages_homework import said, worksheet, write

from workbook.classroom.entrance import from_alone
from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people.views import Person, Team
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model.answers import Values
from workbook.handouts.returned.returned_sheet import Returned
from workbook.office import own_sheets, taking_in
from workbook.office.taking_in import Found

ALONE = {"goal": "ひとりで考えた目標。", "plan": [{"_row": "r1", "who": "係長"}]}


def _joined(building: Building, team: Team, alone: Person, *, name: str = "佐藤") -> Person:
    """Join a team from the browser that tried alone."""
    me = building.member(team, name=name)
    with building.database.begin() as db:
        from_alone.remember(db, alone, me)
    return me


def _offered(building: Building, me: Person) -> Values:
    sheet = worksheet(building)
    place, form = sheets.of_worksheet(sheet), of_worksheet(sheet)
    return own_sheets.opened(building.visit(me), me, place, form).alone


def _shown(building: Building, me: Person) -> Found:
    visit, sheet = building.visit(me), worksheet(building)
    own = Returned("", sheet.title, values=_offered(building, me))
    found = taking_in.look(visit, me, own, which=taking_in.choose(visit, me, sheet))
    assert isinstance(found, Found)
    return found


def test_own_words_are_shown_first_and_nothing_of_the_team_is_lost(building: Building) -> None:
    alone = building.alone()
    own = write(building, alone, ALONE)
    _, (team,) = building.run()
    me = _joined(building, team, alone)
    teams = write(building, me, {"goal": "チームの目標。", "plan": [{"_row": "r1", "who": "課長"}]})
    before = said(building, teams)

    found = _shown(building, me)
    assert said(building, teams) == before
    done = taking_in.accept(building.visit(me), me, found)

    assert isinstance(done, Accepted)
    assert done.changes == found.plan.changes
    now = said(building, teams)
    assert "チームの目標。" in now["goal"]
    assert "ひとりで考えた目標。" in now["goal"] + "".join(change.aside for change in done.changes)
    assert [row["who"] for row in now["plan"]] == ["課長", "係長"]
    assert said(building, own) == ALONE
    assert _shown(building, me).plan.came is not None


def test_an_empty_sheet_of_the_team_takes_them_as_they_are(building: Building) -> None:
    alone = building.alone()
    write(building, alone, ALONE)
    _, (team,) = building.run()
    me = _joined(building, team, alone)

    taking_in.accept(building.visit(me), me, _shown(building, me))

    now = said(building, write(building, me, {}))
    assert (now["goal"], [row["who"] for row in now["plan"]]) == (ALONE["goal"], ["係長"])


def test_nobody_else_is_offered_them(building: Building) -> None:
    alone = building.alone()
    write(building, alone, ALONE)
    _, (team, other) = building.run(teams=("あおば班", "わかば班"))
    _joined(building, team, alone)
    mate = building.member(team, name="鈴木")
    elsewhere = building.member(other, name="佐藤")
    with (
        building.database.begin() as db
    ):  # who was in a team before, and who tries alone again, tells nothing
        from_alone.remember(db, mate, elsewhere)
        from_alone.remember(db, None, elsewhere)
    strangers = (alone, mate, elsewhere, building.alone())

    assert [_offered(building, one) for one in strangers] == [{}] * len(strangers)
