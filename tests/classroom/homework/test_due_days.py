"""The life of homework: due, at home, written, handed in, talked about, given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from classroom_paper import together, write

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import comments, due_days, hand_ins, overview, take_home
from workbook.classroom.homework.overview import Item
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.course import timetable
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
MAY_20 = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def form(library: Library) -> Form:
    return of_worksheet(library.worksheets["home"])


@pytest.fixture
def place(library: Library) -> sheets.Place:
    return sheets.of_worksheet(library.worksheets["home"])


def come(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def organiser(database: Database) -> Person:
    with database.begin() as db:
        return arrivals.admit_organiser(db, name="進行").person


def sheet_of(database: Database, person: Person, place: sheets.Place, **texts: str) -> Sheet:
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, place)
        if texts:
            write(db, sheet, person, **texts)
        return sheet


def items(database: Database, run: Run, library: Library, by: Person) -> list[list[Item]]:
    with database.reading() as db:
        found = overview.of_run(db, run=run.id, course=library.courses["town"], library=library, by=by)
    return [[item for _, listed in team.intervals for item in listed] for team in found]


def test_a_fixed_day_takes_the_place_of_counted_weeks_and_moves_what_follows(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(both)
    boss, sato = organiser(both), come(both, team)
    course = library.courses["town"]

    with both.begin() as db:
        due_days.set_date(db, run.id, name="p2", on=date(2026, 6, 1), by=boss)
        due_days.set_date(db, run.id, name="h1", on=date(2026, 5, 25), by=boss)
    with both.reading() as db:
        dates = due_days.dates_of(db, run.id)
    with both.begin() as db:
        due_days.set_date(db, run.id, name="h1", on=None, by=boss)
        (due,) = due_days.of_course(course, starts_on=run.starts_on, dates=due_days.dates_of(db, run.id))
    with pytest.raises(Refused), both.begin() as db:
        due_days.set_date(db, run.id, name="p2", on=None, by=sato)

    (fixed,) = due_days.of_course(course, starts_on=run.starts_on, dates=dates)
    assert (fixed.earliest, fixed.latest, fixed.meets_on) == (date(2026, 5, 25),) * 2 + (date(2026, 6, 1),)
    assert (due.earliest, due.latest) == (date(2026, 6, 1),) * 2
    with both.reading() as db:
        assert due_days.dates_of(db, run.id) == {"p2": date(2026, 6, 1)}


def test_a_day_ends_at_midnight_in_japan(library: Library) -> None:
    (due,) = due_days.of_course(library.courses["town"], starts_on=date(2026, 5, 1))

    assert due.latest == date(2026, 5, 22)
    assert not due.is_late(datetime(2026, 5, 22, 14, 59, tzinfo=UTC))
    assert due.is_late(datetime(2026, 5, 22, 15, 0, tzinfo=UTC))
    assert not replace(due, latest=None).is_late(datetime(2030, 1, 1, tzinfo=UTC))


def test_handing_in_keeps_a_copy_while_work_goes_on_and_earlier_ones_stay(
    both: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(both)
    sato = come(both, team)
    sheet = sheet_of(both, sato, place, one="会う。")

    with both.begin() as db:
        first = hand_ins.hand_in(
            db, sheet, form, interval="h1", by=sato, note="よろしく\r\nお願いします", at=MAY_20
        )
    with both.begin() as db:
        same = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato, note="よろしく\nお願いします")
    sheet_of(both, sato, place, two="話す。")
    with both.begin() as db:
        second = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato)
        listed = hand_ins.of_sheet(db, sheet, by=sato)

    assert (first.values, first.note, first.name, first.at) == (
        {"one": "会う。"},
        "よろしく\nお願いします",
        "佐藤",
        MAY_20,
    )
    assert same == first
    assert second.values == {"one": "会う。", "two": "話す。"}
    assert listed == (second, first)


def test_a_hand_in_is_returned_once_and_by_those_who_help(
    both: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(both)
    sato, boss = come(both, team), organiser(both)
    sheet = sheet_of(both, sato, place, one="会う。")
    with both.begin() as db:
        handed_in = hand_ins.hand_in(db, sheet, form, interval="h1", by=sato)

    def give_back() -> hand_ins.HandIn | None:
        try:
            with both.begin() as db:
                return hand_ins.return_to_team(db, handed_in.id, by=boss, note="読みました。")
        except Refused:
            return None

    with pytest.raises(Refused), both.begin() as db:
        hand_ins.return_to_team(db, handed_in.id, by=sato)
    with pytest.raises(Refused), both.begin() as db:
        hand_ins.return_to_team(db, "nothing", by=boss)
    given = [one for one in together(give_back, give_back) if one]

    assert [(one.returned_by, one.return_note, one.values) for one in given] == [
        ("進行", "読みました。", {"one": "会う。"})
    ]


def test_comments_stand_beside_questions_and_are_answered_by_the_team(
    both: Database, open_run: Opened, place: sheets.Place
) -> None:
    _, (one, two) = open_run(both, 2)
    sato, takahashi, boss = come(both, one), come(both, two, "高橋"), organiser(both)
    sheet = sheet_of(both, sato, place, one="会う。")

    with both.begin() as db:
        asked = comments.comment(db, sheet, by=boss, question="one", text="だれに会いますか。", at=MAY_20)
        comments.answer_comment(db, asked.id, by=sato, text="母です。", at=MAY_20 + timedelta(hours=1))
    with both.begin() as db:
        answer = comments.of_sheet(db, sheet, by=sato)[0].answers[0]
        comments.answer_comment(db, answer.id, by=boss, text="わかりました。", at=MAY_20 + timedelta(hours=2))
    for refused in (
        lambda db: comments.comment(db, sheet, by=takahashi, text="のぞき見"),
        lambda db: comments.answer_comment(db, asked.id, by=takahashi, text="のぞき見"),
        lambda db: comments.of_sheet(db, sheet, by=takahashi),
        lambda db: comments.comment(db, sheet, by=boss, text="　\n"),
        lambda db: comments.comment(db, sheet, by=boss, text="あ" * 2_001),
        lambda db: comments.answer_comment(db, "nothing", by=boss, text="返事"),
    ):
        with pytest.raises(Refused), both.begin() as db:
            refused(db)

    with both.reading() as db:
        (found,) = comments.of_sheet(db, sheet, by=sato)
    assert (found.question, found.name, found.role, found.text) == (
        "one",
        "進行",
        "organiser",
        "だれに会いますか。",
    )
    assert [(each.name, each.text, each.answers) for each in found.answers] == [
        ("佐藤", "母です。", ()),
        ("進行", "わかりました。", ()),
    ]


def test_homework_goes_through_its_states_and_never_back_by_itself(
    database: Database, open_run: Opened, form: Form, place: sheets.Place, library: Library
) -> None:
    run, (team,) = open_run(database)
    sato, boss = come(database, team), organiser(database)
    states: list[Item] = []

    def look() -> None:
        ((item,),) = items(database, run, library, sato)
        states.append(item)

    look()
    sheet = sheet_of(database, sato, place)
    with database.begin() as db:
        take_home.take_home(db, sheet, form, by=sato, format="pdf")
    look()
    with database.begin() as db:
        take_home.take_home(db, sheet, form, by=sato, format="xlsx")
    look()
    sheet_of(database, sato, place, one="会う。")
    look()
    with database.begin() as db:
        handed_in = hand_ins.hand_in(
            db, sheet, form, interval="h1", by=sato, at=datetime.now(UTC) + timedelta(days=400)
        )
    look()
    with database.begin() as db:
        hand_ins.return_to_team(db, handed_in.id, by=boss, note="読みました。")
        comments.comment(db, sheet, by=boss, text="よく分かりました。")
    sheet_of(database, sato, place, two="話す。")
    look()

    assert [(item.state, item.goes_on, item.is_late, item.comments) for item in states] == [
        ("これから", False, False, 0),
        ("これから", False, False, 0),
        ("持ち帰り中", False, False, 0),
        ("記入中", False, False, 0),
        ("提出済み", False, True, 0),
        ("返却", True, True, 1),
    ]


@pytest.mark.parametrize("teams", [1, 60])
def test_all_teams_are_listed_in_a_fixed_number_of_queries(  # noqa: PLR0913 -- fixtures
    database: Database,
    open_run: Opened,
    form: Form,
    place: sheets.Place,
    library: Library,
    *,
    queries: list[str],
    teams: int,
) -> None:
    run, made = open_run(database, teams)
    members = [come(database, team) for team in made]
    boss = organiser(database)
    for person in members:
        with database.begin() as db:
            sheet = sheets.sheet_for(db, person, place)
            write(db, sheet, person, one="会う。")
            hand_ins.hand_in(db, sheet, form, interval="h1", by=person)
    queries.clear()

    found = items(database, run, library, boss)

    assert len(queries) == 8
    assert [item.state for (item,) in found] == ["提出済み"] * teams


def test_members_see_their_own_team_only_and_strangers_nothing(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (_, two) = open_run(database, 2)
    _, (elsewhere,) = open_run(database, 1, title="第2回")
    takahashi, tanaka = come(database, two, "高橋"), come(database, elsewhere, "田中")

    def teams(by: Person, **more: Any) -> list[str]:
        with database.reading() as db:
            found = overview.of_run(
                db, run=run.id, course=library.courses["town"], library=library, by=by, **more
            )
        return [team.name for team in found]

    assert teams(takahashi) == teams(takahashi, team=run.id) == ["2班"]
    assert teams(organiser(database)) == ["1班", "2班"]
    with pytest.raises(Refused):
        teams(tanaka)


def test_a_closed_run_takes_no_homework_and_a_foreign_one_neither(
    database: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    run, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet = sheet_of(database, sato, place, one="会う。")
    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=takahashi)
    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=sato, note="あ" * 2_001)
    with database.begin() as db:
        runs.close_run(db, run.id, by=None)
    with database.reading() as db:
        later = rights.by_id(db, sato.id)
    assert later is not None

    with pytest.raises(Refused), database.begin() as db:
        hand_ins.hand_in(db, sheet, form, interval="h1", by=later)

    with database.reading() as db:
        assert hand_ins.of_sheet(db, sheet, by=later) == ()


def test_homework_before_a_period_that_is_not_held_is_due_only_when_somebody_says_so(
    library: Library,
) -> None:
    course = timetable.held(library.courses["town"], periods=("p1",), tracks=())
    start, fixed = date(2026, 5, 1), date(2026, 5, 20)

    (without,) = due_days.of_course(course, starts_on=start)
    (said,) = due_days.of_course(course, starts_on=start, dates={"h1": fixed})

    assert (without.earliest, without.latest) == (None, None)
    assert (said.earliest, said.latest) == (fixed, fixed)


def test_the_days_of_a_run_are_fixed_together_or_not_at_all(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(both)
    boss, sato = organiser(both), come(both, team)
    wanted = {"h1": date(2026, 5, 25), "p2": None}

    for by, first in ((boss, date(2026, 5, 8)), (sato, None)):
        try:
            with both.begin() as db:
                due_days.set_days(db, run.id, first=first, dates=wanted, by=by)
        except Refused:
            assert by == sato

    with both.reading() as db:
        held, dates = runs.find(db, run.id), due_days.dates_of(db, run.id)
    assert held is not None
    (due,) = due_days.of_course(library.courses["town"], starts_on=held.starts_on, dates=dates)
    assert (held.starts_on, dates) == (date(2026, 5, 8), {"h1": date(2026, 5, 25)})
    assert due_days.until(due) == "期日：令和8年5月25日（月）"
