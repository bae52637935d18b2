"""The door: who comes in, who comes back, who holds a token, and who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from workbook.classroom.entrance import arrivals, coming_in, organiser_code
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.people import codes, logins, persons, rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.model.library import Library
from workbook.store.database import Database
from workbook.store.tables import Event, Login, Member, Setting, Ticket

NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
GIVEN = "GIVENBYTHEENVIRONMENT"


def _join(database: Database, code: str, name: str = "佐藤", department: str = "福祉課") -> Admission:
    with database.begin() as db:
        return arrivals.join(db, code=code, name=name, department=department)


def _unknown(*known: str) -> str:
    return next(code for code in map(codes.shown, iter(codes.new_code, "")) if code not in known)


def test_who_joins_is_known_by_the_token(both: Database, open_run: Opened) -> None:
    run, (team,) = open_run(both)

    admission = _join(both, team.code, " 佐藤　花子", "福祉課")
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
    assert not admission.is_back


def test_who_comes_back_weeks_later_is_the_same_member_with_both_browsers(
    database: Database, open_run: Opened
) -> None:
    _, (team,) = open_run(database)
    first = _join(database, team.code, "佐藤 花子", "福祉課")
    with database.begin() as db:
        old = logins.redeem(db, ticket=first.ticket)

    back = _join(database, team.code.lower().replace("-", "　"), "佐藤花子", "福祉課 ")
    with database.begin() as db:
        new = logins.redeem(db, ticket=back.ticket)

    assert (back.is_back, back.person) == (True, first.person)
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
        _join(database, code, name, department).person.id
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


@pytest.mark.parametrize("seconds", [60, 3600])
def test_a_ticket_is_too_old_after_a_minute(database: Database, open_run: Opened, seconds: int) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        ticket = arrivals.join(db, code=team.code, name="佐藤", department="福祉課", at=NOW).ticket

    with database.begin() as db:
        assert logins.redeem(db, ticket=ticket, at=NOW + timedelta(seconds=seconds)) is None
        assert db.scalars(select(Login)).all() == []
        assert logins.redeem(db, ticket=ticket, at=NOW + timedelta(seconds=59)) is not None


@pytest.mark.parametrize("token", [None, "", "x", "\ud800", "' OR 1=1 --", "あ" * 10_000])
def test_a_token_that_nobody_was_given_is_nobody(
    database: Database, open_run: Opened, token: str | None
) -> None:
    _, (team,) = open_run(database)
    ticket = _join(database, team.code).ticket

    with database.begin() as db:
        assert persons.by_token(db, token=token) is None
        assert logins.redeem(db, ticket=token or "") is None
        assert logins.redeem(db, ticket=ticket) is not None


def test_a_token_ends_after_half_a_year_and_an_organisers_after_two_weeks(
    database: Database, open_run: Opened
) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課", at=NOW).ticket
        chief = arrivals.admit_organiser(db, at=NOW).ticket
        tokens = [logins.redeem(db, ticket=ticket, at=NOW) for ticket in (member, chief)]

    with database.reading() as db:
        known = {
            days: [
                persons.by_token(db, token=token, at=NOW + timedelta(days=days)) is not None
                for token in tokens
            ]
            for days in (0, 13, 15, 179, 181)
        }

    assert known == {
        0: [True, True],
        13: [True, True],
        15: [True, False],
        179: [True, False],
        181: [False, False],
    }


def test_who_leaves_takes_only_this_browser_along(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        tokens = [logins.redeem(db, ticket=_ticket(db, team.code)) for _ in range(2)]

    with database.begin() as db:
        persons.leave(db, token=tokens[0] or "")

    with database.reading() as db:
        assert [persons.by_token(db, token=token) is None for token in tokens] == [True, False]


def _ticket(db: object, code: str) -> str:
    return arrivals.join(db, code=code, name="佐藤", department="福祉課").ticket  # type: ignore[arg-type]


def test_a_new_code_ends_every_login_and_ticket_of_this_team_only(both: Database, open_run: Opened) -> None:
    _, (team, other) = open_run(both, 2)
    with both.begin() as db:
        mine, theirs = (logins.redeem(db, ticket=_ticket(db, one.code)) for one in (team, other))
    waiting = _join(both, team.code).ticket

    with both.begin() as db:
        renewed = runs.reissue_code(db, team.id, by=arrivals.admit_organiser(db).person)

    with both.begin() as db:
        assert [persons.by_token(db, token=token) is None for token in (mine, theirs)] == [True, False]
        assert logins.redeem(db, ticket=waiting) is None
    with pytest.raises(Refused):
        _join(both, team.code)
    assert _join(both, renewed.code).is_back


def test_nothing_that_opens_a_door_is_stored(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    ticket = _join(database, team.code).ticket
    with database.begin() as db:
        token = logins.redeem(db, ticket=ticket)
        code = organiser_code.first_code(db, given=None) or ""

    with database.reading() as db:
        stored = [one.token_hash for one in db.scalars(select(Login))]
        stored += [one.hash for one in db.scalars(select(Ticket))]
        stored += [one.value for one in db.scalars(select(Setting))]
    assert stored[:2] == [logins.hash_of(token or ""), logins.hash_of(ticket)]
    assert not any(secret in "".join(stored) for secret in (ticket, token or "", code, code.replace("-", "")))


def test_old_tickets_are_thrown_away(database: Database, open_run: Opened) -> None:
    _, (team,) = open_run(database)
    with database.begin() as db:
        for hours in (0, 1, 30):
            arrivals.join(
                db, code=team.code, name="佐藤", department="福祉課", at=NOW + timedelta(hours=hours)
            )

    with database.reading() as db:
        assert [one.expires_at for one in db.scalars(select(Ticket))] == [
            NOW + timedelta(hours=30, seconds=60)
        ]


# ---------------------------------------------------------------- alone and organising


def test_alone_needs_nothing_and_shows_the_newest_content(database: Database) -> None:
    with database.begin() as db:
        one, other = arrivals.join_alone(db), arrivals.join_alone(db, name="田中", course="town")

    assert one.person == Person(
        id=one.person.id,
        name="ひとりで試す方",
        department="",
        role="member",
        team_id=one.person.team_id,
        team_name="ひとりで試す方",
        municipality="",
        run_id=one.person.run_id,
        run_title="ひとりで試す",
        course="",
        is_alone=True,
    )
    assert (other.person.name, other.person.course, other.person.content_revision) == ("田中", "town", None)
    assert one.person.run_id != other.person.run_id
    with database.reading() as db:
        assert runs.list_runs(db) == ()
        assert [team.code for team in runs.teams_of(db, one.person.run_id)] == [""]


def test_the_first_organisers_code_is_shown_once_and_opens(both: Database) -> None:
    with both.begin() as db:
        code = organiser_code.first_code(db, given=None)
        again = organiser_code.first_code(db, given=None)

    admission = coming_in.sign_in_organiser(both, code=f" {code} ".lower(), given=None)

    assert again is None
    assert (admission.person.role, admission.person.name, admission.is_back) == ("organiser", "主催者", False)
    with pytest.raises(Refused) as told:
        coming_in.sign_in_organiser(both, code="ABCD-EFGH-JKMN", given=None)
    assert told.value.problems == {"code": arrivals.NOT_ORGANISER}


def test_a_code_given_by_the_environment_goes_first_and_is_never_stored(database: Database) -> None:
    with database.begin() as db:
        made = organiser_code.first_code(db, given=None) or ""
        assert organiser_code.first_code(db, given=GIVEN) is None

    coming_in.sign_in_organiser(database, code=GIVEN.lower(), given=GIVEN)

    with pytest.raises(Refused):
        coming_in.sign_in_organiser(database, code=made, given=GIVEN)
    with database.reading() as db:
        assert GIVEN not in "".join(db.scalars(select(Setting.value)))


@pytest.mark.parametrize("typed", ["", "　", "\ud800", "あ" * 10_000])
def test_before_there_is_an_organisers_code_nothing_is_one(database: Database, typed: str) -> None:
    with pytest.raises(Refused):
        coming_in.sign_in_organiser(database, code=typed, given=None)


def test_an_organiser_who_comes_back_is_the_same(database: Database) -> None:
    first = coming_in.sign_in_organiser(database, code=GIVEN, name="山田", given=GIVEN)
    other = coming_in.sign_in_organiser(database, code=GIVEN, name="川上", given=GIVEN)

    again = coming_in.sign_in_organiser(database, code=GIVEN, name="山田 ", given=GIVEN)

    assert (again.is_back, again.person) == (True, first.person)
    assert other.person.id != first.person.id


# ---------------------------------------------------------------- who may do what


def test_a_sheet_is_for_its_team_and_a_personal_one_for_one_person(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team, other) = open_run(database, 2)
    mine = _join(database, team.code, "佐藤").person
    mate = _join(database, team.code, "鈴木").person
    stranger = _join(database, other.code, "佐藤").person
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

    stranger = _join(database, other.code).person

    assert not rights.may_see_run(stranger, run=run.id)


def test_a_closed_run_can_be_read_and_not_written(
    database: Database, open_run: Opened, library: Library
) -> None:
    run, (team,) = open_run(database)
    person = _join(database, team.code).person
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["talk"]))
        runs.close_run(db, run.id, by=None)
        later = persons.by_id(db, person.id)
        runs.reopen_run(db, run.id, by=None)
        again = persons.by_id(db, person.id)

    assert (rights.may_open_sheet(later, sheet), rights.may_write_sheet(later, sheet)) == (True, False)
    assert rights.may_write_sheet(again, sheet)
