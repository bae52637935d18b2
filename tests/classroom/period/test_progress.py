"""Progress is seen through teams' worksheets only, in a number of queries that does not grow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from classroom_paper import derive, write

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import due_days
from workbook.classroom.people.views import Run, Team
from workbook.classroom.period import progress
from workbook.classroom.period.progress import CaseProgress, TeamProgress, WorksheetProgress
from workbook.classroom.period.state import Gate
from workbook.classroom.sheets import sheets
from workbook.content.course import scenes
from workbook.content.course.scenes import Bounds
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


def test_a_team_that_has_done_nothing_has_done_nothing(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(both)

    with both.reading() as db:
        found = progress.of_run(db, run=run.id, course="town", library=library)

    assert found == (
        TeamProgress(
            team.id,
            "1班",
            (
                WorksheetProgress("talk", "話すこと", "", 0, 2, None),
                WorksheetProgress("home", "持ち帰り", "", 0, 2, None),
            ),
            (CaseProgress("oil", "灯油の配達", "", 0, 3, None),),
        ),
    )
    assert found[0].changed_at is None


@pytest.mark.parametrize("teams", [1, 3])
@pytest.mark.parametrize("is_derived", [True, False])
def test_progress_counts_required_answers_in_the_same_few_queries(  # noqa: PLR0913 -- fixtures
    database: Database,
    open_run: Opened,
    library: Library,
    queries: list[str],
    *,
    teams: int,
    is_derived: bool,
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        with database.begin() as db:
            person = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person
            talk = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["talk"]))
            own = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["alone"]))
            oil = sheets.sheet_for(db, person, sheets.of_case(library.cases["oil"]))
            write(db, talk, person, goal="顔", more="ほかにも")
            write(db, own, person, moved="ひとりの言葉")
            write(db, oil, person, door="民生委員")
            if is_derived:
                derive(db, talk, of_worksheet(library.worksheets["talk"]))
    queries.clear()

    with database.reading() as db:
        found = progress.of_run(db, run=run.id, course="town", library=library)
        sent = len(queries)
        one = progress.of_run(db, run=run.id, course="town", library=library, team=made[-1].id)

    assert sent == 3
    assert one == found[-1:]
    assert [
        [(sheet.worksheet, sheet.answered, sheet.asked, sheet.is_started) for sheet in team.worksheets]
        for team in found
    ] == [[("talk", 1, 2, True), ("home", 0, 2, False)]] * teams
    assert [[(case.opened, case.stages) for case in team.cases] for team in found] == [[(2, 3)]] * teams
    assert "ひとりの言葉" not in str(found)


@pytest.mark.parametrize(
    ("values", "opened"),
    [
        ({}, 1),
        ({"door": "隣の人"}, 2),
        ({"night": "先に書いた"}, 1),
        ({"door": "", "night": "x"}, 1),
        ({"door": "隣の人", "night": "明かり"}, 3),
        ({"door": "隣の人", "night": "明かり", "spring": "みんな"}, 3),
    ],
)
def test_a_stage_opens_when_the_one_before_has_words(
    library: Library, values: dict[str, str], opened: int
) -> None:
    assert progress.stages_open(library.cases["oil"], values) == opened


@pytest.mark.parametrize(
    ("gate", "values", "opened"),
    [
        (Gate(1, 2, "open"), {}, 2),
        (Gate(1, 1, "hold"), {"door": "隣の人"}, 1),
        (Gate(1, 1, "hold"), {"door": "隣の人", "night": "明かり"}, 2),
        (None, {"door": "隣の人"}, 2),
    ],
)
def test_a_facilitators_word_about_the_stages_counts(
    library: Library, gate: Gate | None, values: dict[str, str], opened: int
) -> None:
    assert progress.stages_open(library.cases["oil"], values, gate) == opened


@pytest.mark.parametrize(
    ("stages", "opened", "held"),
    [(("door", "night"), 2, 2), (("night", "spring"), 1, 1), (("spring",), 0, 0)],
)
def test_a_module_that_tells_some_stages_knows_which_of_them_are_meant(
    library: Library, stages: tuple[str, ...], opened: int, held: int
) -> None:
    case = library.cases["oil"]
    chosen = scenes.chosen(case, stages)

    assert progress.bounds(case, Gate(1, 2, "open"), chosen) == Bounds(open_to=opened)
    assert progress.bounds(case, Gate(1, 2, "hold"), chosen) == Bounds(held_at=held)


def test_homework_is_due_on_the_day_it_is_talked_about(library: Library) -> None:
    course = library.courses["town"]

    (due,) = due_days.of_course(course, starts_on=date(2026, 5, 1))

    assert (due.interval.id, due.earliest, due.latest) == ("h1", date(2026, 5, 15), date(2026, 5, 22))
    assert [(one.earliest, one.latest) for one in due_days.of_course(course, starts_on=None)] == [
        (None, None)
    ]
