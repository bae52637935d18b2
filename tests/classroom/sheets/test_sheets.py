"""Sheets: the right one for everybody, and what stands in them now, whatever is kept beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from classroom_paper import derive, write
from classroom_training import TEXTS

from workbook.classroom.entrance import arrivals
from workbook.classroom.people import persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.preparing import adoption
from workbook.classroom.run import contents
from workbook.classroom.sheets import sheets
from workbook.content import library as libraries
from workbook.content.forms.form import of_worksheet
from workbook.content.model.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


@pytest.fixture
def come(open_run: Opened) -> Callable[..., list[Person]]:
    """Open a run and let people with these names into teams of their own."""

    def let_in(database: Database, *names: str, same_team: bool = False) -> list[Person]:
        _, teams = open_run(database, len(names))
        with database.begin() as db:
            return [
                arrivals.join(
                    db, code=teams[0 if same_team else n].code, name=name, department="福祉課"
                ).person
                for n, name in enumerate(names)
            ]

    return let_in


Come = Callable[..., list[Person]]


def _open(database: Database, person: Person, place: sheets.SheetPlace) -> Sheet:
    with database.begin() as db:
        return sheets.sheet_for(db, person, place)


def test_a_team_has_one_sheet_and_everybody_one_of_their_own(
    database: Database, come: Come, library: Library
) -> None:
    sato, suzuki = come(database, "佐藤", "鈴木", same_team=True)
    talk, alone, oil = (
        sheets.of_worksheet(library.worksheets["talk"]),
        sheets.of_worksheet(library.worksheets["alone"]),
        sheets.of_case(library.cases["oil"]),
    )

    found = {
        place.content_id: [_open(database, who, place) for who in (sato, suzuki)]
        for place in (talk, alone, oil)
    }

    assert [found["talk"][0] == found["talk"][1], found["oil"][0] == found["oil"][1]] == [True, True]
    assert [sheet.member_id for sheet in found["alone"]] == [sato.id, suzuki.id]
    assert found["talk"][0] == Sheet(
        id=found["talk"][0].id,
        run_id=sato.run_id,
        team_id=sato.team_id,
        member_id=None,
        kind="worksheet",
        content_id="talk",
    )
    with database.reading() as db:
        assert sheets.find(db, suzuki, talk) == found["talk"][0]


def test_looking_for_a_sheet_makes_none(database: Database, come: Come, library: Library) -> None:
    (sato,) = come(database, "佐藤")

    with database.reading() as db:
        found = sheets.find(db, sato, sheets.of_worksheet(library.worksheets["talk"]))
        named = sheets.by_id(db, "nothing")

    assert (found, named) == (None, None)


def test_a_sheet_keeps_its_words_when_the_worksheet_gets_a_new_id(database: Database, come: Come) -> None:
    (sato,) = come(database, "佐藤")
    old = _open(database, sato, sheets.SheetPlace("worksheet", "speak"))

    found = _open(database, sato, sheets.SheetPlace("worksheet", "talk", aliases=("speak",)))

    assert found == old


def test_who_has_no_team_is_told_and_gets_no_sheet(database: Database, library: Library) -> None:
    with database.begin() as db:
        chief = arrivals.admit_organiser(db).person

    with pytest.raises(Refused) as told:
        _open(database, chief, sheets.of_worksheet(library.worksheets["talk"]))

    assert told.value.problems == {"sheet": sheets.NO_TEAM}


@pytest.mark.parametrize("is_derived", [True, False])
def test_values_are_fresh_whether_or_not_they_were_derived(
    both: Database, come: Come, library: Library, *, is_derived: bool
) -> None:
    (sato,) = come(both, "佐藤")
    talk = library.worksheets["talk"]
    form = of_worksheet(talk)
    sheet = _open(both, sato, sheets.of_worksheet(talk))

    with both.begin() as db:
        write(db, sheet, sato, goal="顔の見える関係")
        derive(db, sheet, form)
        write(db, sheet, None, who="民生委員と葛󠄀城さん🙂")
        if is_derived:
            derive(db, sheet, form)

    with both.reading() as db:
        found = sheets.values(db, sheet, form)
    assert found == {"goal": "顔の見える関係", "who": "民生委員と葛󠄀城さん🙂"}


def test_an_empty_sheet_has_no_values(database: Database, come: Come, library: Library) -> None:
    (sato,) = come(database, "佐藤")
    talk = library.worksheets["talk"]
    sheet = _open(database, sato, sheets.of_worksheet(talk))

    with database.reading() as db:
        assert sheets.values(db, sheet, of_worksheet(talk)) == {}


def test_carrying_on_leads_to_the_sheet_one_wrote_in_last_oneself(
    both: Database, come: Come, library: Library
) -> None:
    sato, suzuki, stranger = come(both, "佐藤", "鈴木", "高橋", same_team=True)
    talk, home = (
        _open(both, sato, sheets.of_worksheet(library.worksheets[name])) for name in ("talk", "home")
    )

    with both.begin() as db:
        write(db, home, sato, one="あ")
        write(db, talk, sato, goal="い")
        write(db, home, suzuki, two="う")

    with both.reading() as db:
        last = [sheets.last_edited(db, person) for person in (sato, suzuki, stranger)]
    assert last == [talk, home, None]


def test_newer_content_is_adopted_with_the_words_that_are_there(
    both: Database, come: Come, library: Library
) -> None:
    (sato,) = come(both, "佐藤")
    talk = library.worksheets["talk"]
    sheet = _open(both, sato, sheets.of_worksheet(talk))
    with both.begin() as db:
        write(db, sheet, sato, goal="顔", later="あとで")
        derive(db, sheet, of_worksheet(talk))
    newer = libraries.read_texts({**TEXTS, TALK: TEXTS[TALK] + "  - {id: later, kind: text, label: あと}\n"})

    with both.begin() as db:
        adopted = [adoption.adopt(db, sato.run_id, library=newer, by=sato.id) for _ in range(2)]
        person = persons.by_id(db, sato.id)

    assert adopted == [True, False]
    assert person is not None
    assert person.content_revision == newer.revision
    with both.reading() as db:
        kept = [(one.values, one.values_seq) for one in sheets.team_sheets(db, run=sato.run_id)]
        assert contents.library_of(db, newer.revision, shelf=_NoShelf()).worksheets == newer.worksheets
    assert kept == [({"goal": "顔", "later": "あとで"}, kept[0][1])]


def test_content_that_lost_a_worksheet_leaves_its_values_alone(
    database: Database, come: Come, library: Library
) -> None:
    (sato,) = come(database, "佐藤")
    talk = library.worksheets["talk"]
    sheet = _open(database, sato, sheets.of_worksheet(talk))
    with database.begin() as db:
        write(db, sheet, sato, goal="顔")
        derive(db, sheet, of_worksheet(talk))
    poorer = libraries.read_texts({name: text for name, text in TEXTS.items() if name != TALK})

    with database.begin() as db:
        adoption.adopt(db, sato.run_id, library=poorer, by=None)

    with database.reading() as db:
        assert [one.values for one in sheets.team_sheets(db, run=sato.run_id)] == [{"goal": "顔"}]


def test_people_alone_always_see_the_newest_and_adopt_nothing(database: Database, library: Library) -> None:
    with database.begin() as db:
        person = arrivals.join_alone(db).person

        adopted = adoption.adopt(db, person.run_id, library=library, by=person.id)
        later = persons.by_id(db, person.id)

    assert (adopted, later) == (False, person)


TALK = "exercises/worksheets/talk.yaml"


class _NoShelf(contents.Shelf):
    def __init__(self) -> None:
        """Hold nothing."""

    def current(self) -> Library:
        return Library()
