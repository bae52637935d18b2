"""Who tries alone needs nothing; who organises needs the code, which is shown once."""

from __future__ import annotations

import pytest
from classroom_people import GIVEN
from sqlalchemy import select

from workbook.classroom.entrance import arrivals, coming_in, organiser_code, way_back
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person
from workbook.classroom.run import runs
from workbook.store.database import Database
from workbook.store.tables import Setting


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
    assert (admission.person.role, admission.person.name) == ("organiser", "主催者")
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

    assert again.person == first.person
    assert other.person.id != first.person.id


def test_who_tried_alone_comes_back_with_a_code_of_their_own_and_nobody_else_gets_one(both: Database) -> None:
    with both.begin() as db:
        alone, other = arrivals.join_alone(db).person, arrivals.join_alone(db).person
        code = way_back.code_of(db, alone)
        assert way_back.code_of(db, alone) == code != way_back.code_of(db, other)

    back = coming_in.join(both, code=code, name="", department="")

    assert back.person == alone
    assert coming_in.known(both, code=code, name="", department="") == ()
    with both.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        with pytest.raises(Refused):
            way_back.code_of(db, organiser)
