"""Words written alone come into the team's sheet when their writer asks; nobody else is offered them."""

from __future__ import annotations

from pages_building import Building
from pages_homework import said, worksheet, write

from workbook.classroom.entrance import from_alone
from workbook.classroom.homework import comments
from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people.views import Person, Team
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import of_worksheet
from workbook.content.model.answers import Values
from workbook.handouts.returned.returned_sheet import Returned
from workbook.office import own_sheets, taking_in
from workbook.office.own_sheets import OpenedSheet
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


def test_what_was_said_beside_the_sheet_comes_along_as_it_was_shown_and_once(building: Building) -> None:
    alone = building.alone()
    own = write(building, alone, {})
    with building.database.begin() as db:
        first = comments.comment(db, own, by=alone, question="goal", text="係長に聞く。")
        comments.answer_comment(db, first.id, by=alone, text="聞きました。")
        comments.comment(db, own, by=alone, text="全体に短い。")
    _, (team,) = building.run()
    me = _joined(building, team, alone)
    mate = building.member(team, name="鈴木")
    teams = write(building, me, {})
    with building.database.begin() as db:
        comments.comment(db, teams, by=me, text="全体に短い。")
        comments.comment(db, teams, by=mate, question="goal", text="係長に聞く。")

    def offered(of: Person) -> OpenedSheet:
        sheet = worksheet(building)
        return own_sheets.opened(building.visit(of), of, sheets.of_worksheet(sheet), of_worksheet(sheet))

    def beside() -> list[tuple[str, str, str]]:
        with building.database.reading() as db:
            found = comments.of_sheet(db, teams, by=me)
        return sorted((one.question, one.text, one.name) for one in found)

    before, opened = beside(), offered(me)
    visit = building.visit(me)
    found = taking_in.look_at_own(
        visit, me, teams, of_worksheet(worksheet(building)), opened.alone, said=opened.said_alone
    )
    assert isinstance(found, Found)
    assert [one.text for one in found.said] == ["係長に聞く。", "聞きました。"]
    assert (beside(), found.changes, found.is_there) == (before, False, False)
    assert [isinstance(taking_in.accept(visit, me, found), Accepted) for _ in range(2)] == [True, True]

    assert beside() == sorted([*before, ("goal", "係長に聞く。", "佐藤"), ("goal", "聞きました。", "佐藤")])
    assert [offered(one).said_alone for one in (me, mate, alone)] == [(), (), ()]
    with building.database.reading() as db:
        (kept,) = [one for one in comments.of_sheet(db, teams, by=me) if one.text == "聞きました。"]
        assert len(comments.of_sheet(db, own, by=alone)) == 2
    assert kept.at == next(one.at for one in found.said if one.text == "聞きました。")


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
