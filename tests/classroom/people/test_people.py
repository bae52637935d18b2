"""The door: who comes in, who comes back, who holds a token, and who may do what."""

from __future__ import annotations

import pytest
from classroom_people import GIVEN, Opened, join
from sqlalchemy import select

from workbook.classroom.entrance import arrivals, coming_in
from workbook.classroom.people import codes, logins, persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.model.library import Library
from workbook.store.database import Database
from workbook.store.tables import Event, Member


def _unknown(*known: str) -> str:
    return next(code for code in map(codes.shown, iter(codes.new_code, "")) if code not in known)


def test_who_joins_is_known_by_the_token(both: Database, open_run: Opened) -> None:
    run, (team,) = open_run(both)

    admission = join(both, team.code, " 佐藤　花子", "福祉課")
    with both.begin() as db:
        token = logins.redeem(db, ticket=admission.ticket)
    with both.reading() as db:
        person = persons.by_token(db, token=token)

    assert person == admission.person
    assert person == Person(
        id=admission.person.id,
        name="佐藤 花子",
        department="福祉課",
        role="member",
        team_id=team.id,
        team_name="1班",
        municipality="みどり市",
        run_id=run.id,
        run_title="第1回",
        course="town",
        content_revision=run.content_revision,
        starts_on=run.starts_on,
    )


def test_who_comes_back_weeks_later_is_the_same_member_with_both_browsers(
    database: Database, open_run: Opened
) -> None:
    _, (team,) = open_run(database)
    first = join(database, team.code, "佐藤 花子", "福祉課")
    with database.begin() as db:
        old = logins.redeem(db, ticket=first.ticket)

    back = join(database, team.code.lower().replace("-", "　"), "佐藤花子", "福祉課 ")
    with database.begin() as db:
        new = logins.redeem(db, ticket=back.ticket)

    assert back.person == first.person
    with database.reading() as db:
        assert [persons.by_token(db, token=token) for token in (old, new)] == [first.person, first.person]
        assert persons.team_mates(db, first.person) == (first.person,)
        kinds = [event.kind for event in db.scalars(select(Event).where(Event.actor_id == first.person.id))]
    assert kinds == ["member-joined", "member-returned"]


def test_the_same_name_in_another_department_or_team_is_another_member(
    database: Database, open_run: Opened
) -> None:
    _, (team, other) = open_run(database, 2)

    ids = {
        join(database, code, name, department).person.id
        for code, name, department in [
            (team.code, "佐藤", "福祉課"),
            (team.code, "佐藤", "子ども課"),
            (team.code, "鈴木", "福祉課"),
            (other.code, "佐藤", "福祉課"),
        ]
    }

    assert len(ids) == 4


@pytest.mark.parametrize(
    ("boxes", "problems"),
    [
        pytest.param(
            {"name": " ", "department": "課" * 41},
            {
                "name": "お名前を入力してください。",
                "department": "所属は 40 文字までです（いまは 41 文字）。短くしてください。",
            },
            id="name and department",
        ),
        pytest.param(
            {"code": "K7QM", "name": ""},
            {
                "code": "コードは 10 文字です（いまは 4 文字）。K7QM3-XPA4B のような形で入力してください。",
                "name": "お名前を入力してください。",
            },
            id="form of the code and name",
        ),
        pytest.param(
            {"code": _unknown(), "department": ""},
            {"code": arrivals.NOT_FOUND, "department": "所属を入力してください。"},
            id="unknown code and department",
        ),
    ],
)
def test_every_box_is_told_at_once_and_nobody_comes_in(
    database: Database, open_run: Opened, boxes: dict[str, str], problems: dict[str, str]
) -> None:
    _, (team,) = open_run(database)
    typed = {"code": team.code, "name": "佐藤", "department": "福祉課"} | boxes

    with pytest.raises(Refused) as told, database.begin() as db:
        arrivals.join(db, **typed)

    assert told.value.problems == problems
    with database.reading() as db:
        assert db.scalars(select(Member)).all() == []


def test_wrong_unknown_and_closed_codes_get_the_same_answer_by_the_same_queries(
    database: Database, open_run: Opened, queries: list[str]
) -> None:
    run, (team,) = open_run(database)
    old_code = team.code
    with database.begin() as db:
        team = runs.reissue_code(db, team.id, by=arrivals.admit_organiser(db).person)
    _, (closed,) = open_run(database, title="第2回")
    with database.begin() as db:
        runs.close_run(db, closed.run_id, by=None)
    answers = []

    for code in (_unknown(team.code, old_code, closed.code), old_code, closed.code):
        queries.clear()
        with pytest.raises(Refused) as told, database.reading() as db:
            arrivals.check(db, code=code, name="佐藤", department="福祉課")
        answers.append((told.value.problems, told.value.is_guess, list(queries)))

    assert answers[0][:2] == ({"code": arrivals.NOT_FOUND}, True)
    assert answers == [answers[0]] * 3
    assert len(answers[0][2]) == 2
    assert run.id != closed.run_id


# ---------------------------------------------------------------- who may do what


def test_a_sheet_is_for_its_team_and_a_personal_one_for_one_person(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team, other) = open_run(database, 2)
    mine = join(database, team.code, "佐藤").person
    mate = join(database, team.code, "鈴木").person
    stranger = join(database, other.code, "佐藤").person
    chief = coming_in.sign_in_organiser(database, code=GIVEN, given=GIVEN).person
    with database.begin() as db:
        ours = sheets.sheet_for(db, mine, sheets.of_worksheet(library.worksheets["talk"]))
        own = sheets.sheet_for(db, mine, sheets.of_worksheet(library.worksheets["alone"]))
    everybody = {"mine": mine, "mate": mate, "stranger": stranger, "chief": chief, "nobody": None}

    may = {
        name: "".join(
            letter
            for letter, may in [
                ("r", rights.may_open_sheet(person, ours)),
                ("w", rights.may_write_sheet(person, ours)),
                ("R", rights.may_open_sheet(person, own)),
                ("W", rights.may_write_sheet(person, own)),
                ("c", rights.may_create_run(person)),
                ("s", rights.may_see_run(person, run=run.id)),
                ("k", rights.may_see_codes(person, run=run.id)),
            ]
            if may
        )
        for name, person in everybody.items()
    }

    assert may == {"mine": "rwRWs", "mate": "rws", "stranger": "s", "chief": "rcsk", "nobody": ""}


def test_members_of_another_run_may_not_look(database: Database, open_run: Opened) -> None:
    run, _ = open_run(database)
    _, (other,) = open_run(database, title="第2回")

    stranger = join(database, other.code).person

    assert not rights.may_see_run(stranger, run=run.id)


def test_a_closed_run_can_be_read_and_not_written(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    person = join(database, team.code).person
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["talk"]))
        runs.close_run(db, run.id, by=None)
        later = persons.by_id(db, person.id)
        runs.reopen_run(db, run.id, by=None)
        again = persons.by_id(db, person.id)

    assert (rights.may_open_sheet(later, sheet), rights.may_write_sheet(later, sheet)) == (True, False)
    assert rights.may_write_sheet(again, sheet)
