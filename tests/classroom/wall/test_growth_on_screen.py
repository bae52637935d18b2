"""Whether the shared screen may show how a sheet grew is the team's word alone, and no until it is said."""

from __future__ import annotations

import pytest
from classroom_wall import Opened, put_up

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.entries import Refused
from workbook.classroom.period import begun
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.steering import Floor
from workbook.classroom.wall import kept_in_team, screen_view
from workbook.classroom.wall.screen_view import View
from workbook.content.model.library import Library
from workbook.store.database import Database


def test_nothing_may_be_shown_before_the_team_says_so_and_its_last_word_counts(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team, other) = open_run(both, 2)
    sheet, author = put_up(both, library, team, "talk", goal="顔")
    _, stranger = put_up(both, library, other, "talk", goal="声")
    said = []
    with both.begin() as db:
        steers = arrivals.admit_organiser(db, name="").person
        halls = Halls()
        said.append(halls.of_run(db, run.id).growing)
        for somebody in (stranger, steers):
            with pytest.raises(Refused):
                kept_in_team.let_growth_be_shown(db, sheet, shown=True, by=somebody)
        said.append(halls.of_run(db, run.id).growing)
        for shown in (True, False):
            kept_in_team.let_growth_be_shown(db, sheet, shown=shown, by=author)
            said.append(halls.of_run(db, run.id).growing)

    assert said == [frozenset(), frozenset(), {sheet.id}, frozenset()]


def test_an_answer_that_a_team_takes_back_is_shown_again_only_when_somebody_shows_it(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team, other) = open_run(database, 2)
    sheet, author = put_up(database, library, team, "talk", goal="顔")
    elsewhere, stranger = put_up(database, library, other, "talk", goal="声")
    shown = View(screen_view.SPOTLIGHT, "talk", "goal", sheet=sheet.id, has_names=True)
    seen = []
    with database.begin() as db:
        floor = Floor(run.id, arrivals.admit_organiser(db, name="").person)
        floor.show(db, shown.what, **shown.said)
        for kept, stays, by in ((elsewhere, True, stranger), (sheet, True, author), (sheet, False, author)):
            kept_in_team.keep_in_team(db, kept, stays=stays, by=by)
            seen.append(screen_view.seen(Halls().of_run(db, run.id).screen("")))

    assert seen == [shown, View(), View()]


def test_what_began_is_told_in_its_order_without_what_was_held_for_others_or_taken_back(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, _ = open_run(database)
    with database.begin() as db:
        steers = arrivals.admit_organiser(db, name="").person
        floor = Floor(run.id, steers)
        floor.begin_row(db, period="p1", line=0)
        floor.begin_row(db, period="p1", line=99)
        Floor(run.id, steers, "b").set_gate(db, case="oil", stage=1, what="open")
        floor.set_gate(db, case="oil", stage=2, what="hold")
        floor.set_gate(db, case="oil", stage=2, what="open")
        found = begun.of_breakout(db, run.id, "a", course=library.courses["town"], library=library)

    case = library.cases["oil"]
    assert [one.title for one in found] == ["出会う", f"{case.title}：{case.stages[1].title}"]
