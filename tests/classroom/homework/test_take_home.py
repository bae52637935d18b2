"""Files that leave with a sheet's answers and come back to the right sheet, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from classroom_paper import together, write
from sqlalchemy import func, select

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import owner, returns, take_home
from workbook.classroom.homework.owner import Whose
from workbook.classroom.homework.returns import Accepted, Basis, Plan
from workbook.classroom.homework.take_home import Handout
from workbook.classroom.people import persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
NOTHING = Plan((), None, Basis((0, 0), ()))


@pytest.fixture
def form(library: Library) -> Form:
    return of_worksheet(library.worksheets["talk"])


@pytest.fixture
def place(library: Library) -> sheets.SheetPlace:
    return sheets.of_worksheet(library.worksheets["talk"])


def come(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def sheet_of(database: Database, person: Person, place: sheets.SheetPlace, **texts: str) -> Sheet:
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, place)
        if texts:
            write(db, sheet, person, **texts)
        return sheet


def leave(database: Database, sheet: Sheet, form: Form, person: Person, **more: Any) -> Handout:
    with database.begin() as db:
        return take_home.take_home(db, sheet, form, by=person, format=more.pop("format", "xlsx"), **more)


def bring(database: Database, sheet: Sheet, form: Form, by: Person, **file: Any) -> Accepted | Plan:
    """Look at a file and take it in at once."""
    with database.begin() as db:
        shown = returns.plan(db, sheet, form, by=by, **file)
        return returns.accept(db, sheet, form, by=by, shown=shown, **file)


def now(database: Database, sheet: Sheet, form: Form) -> dict[str, Any]:
    with database.reading() as db:
        return sheets.values(db, sheet, form)


def test_a_handout_remembers_the_sheet_as_it_left_and_not_what_came_after(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato = come(both, team)
    sheet = sheet_of(both, sato, place, goal="会う。")

    handout = leave(both, sheet, form, sato)
    empty = leave(both, sheet, form, sato, empty=True)
    sheet_of(both, sato, place, goal="あと。")

    with both.reading() as db:
        assert take_home.find(db, f" {handout.shown.lower()} ") == handout
        assert take_home.find(db, empty.id) == empty
        assert take_home.find(db, "ZZZZZZZZ") is None
    assert (handout.values, empty.values) == ({"goal": "会う。"}, {})
    assert re.fullmatch("[2-9A-HJKMNP-Z]{8}", handout.id)


def test_a_file_brings_home_what_was_written_there_and_keeps_what_was_written_here(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    handout = leave(both, sheet, form, sato)
    with both.begin() as db:
        write(db, sheet, suzuki, goal="班で書いた。", more="班だけ。")
    returned = {"goal": "課で書いた。", "who": "課長"}

    with both.reading() as db:
        seen = returns.plan(db, sheet, form, handout=handout, returned=returned, by=sato)
    before = now(both, sheet, form)
    with both.begin() as db:
        first = returns.accept(db, sheet, form, handout=handout, returned=returned, by=sato, shown=seen)
    again = bring(both, sheet, form, suzuki, handout=handout, returned=returned)
    with both.reading() as db:
        later = returns.plan(db, sheet, form, handout=handout, returned=returned, by=sato)
        author = db.scalars(
            select(tables.SheetUpdate.member_id).order_by(tables.SheetUpdate.seq.desc())
        ).first()

    assert before == {"goal": "班で書いた。", "more": "班だけ。"}
    assert now(both, sheet, form) == {"goal": "班で書いた。\n課で書いた。", "who": "課長", "more": "班だけ。"}
    assert isinstance(first, Accepted)
    assert isinstance(again, Accepted)
    assert (seen.came, first.changes, again.seq) == (None, seen.changes, None)
    assert later.came is not None
    assert author == sato.id
    assert returns.told(first.changes) == "2 件を取り込みました。"
    assert returns.told(again.changes) == "新しく取り込むものはありませんでした。"


def test_the_same_file_from_two_people_at_once_comes_in_once(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place, goal="会う。")
    handout = leave(both, sheet, form, sato)

    file: dict[str, Any] = {"handout": handout, "returned": {"goal": "会う。話す。"}}
    with both.reading() as db:
        seen = {who.name: returns.plan(db, sheet, form, by=who, **file) for who in (sato, suzuki)}

    def press(who: Person) -> Accepted | Plan:
        with both.begin() as db:
            return returns.accept(db, sheet, form, by=who, shown=seen[who.name], **file)

    done = together(lambda: press(sato), lambda: press(suzuki))

    (late,) = [one for one in done if isinstance(one, Plan)]
    assert (late.update, late.told, late.came is None) == (None, (), False)
    assert now(both, sheet, form) == {"goal": "会う。話す。"}
    with both.reading() as db:
        assert db.scalar(select(func.count()).select_from(tables.Homecoming)) == 1


def test_what_was_shown_is_what_is_done_or_nothing_is(
    both: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place, goal="会う。")
    file: dict[str, Any] = {"handout": leave(both, sheet, form, sato), "returned": {"goal": "会う。話す。"}}

    def plan() -> Plan:
        with both.reading() as db:
            return returns.plan(db, sheet, form, by=sato, **file)

    def press(shown: Plan) -> Accepted | Plan:
        with both.begin() as db:
            return returns.accept(db, sheet, form, by=sato, shown=shown, **file)

    first = plan()
    sheet_of(both, suzuki, place, goal="集まる。")
    second = press(first)
    before = now(both, sheet, form)
    sheet_of(both, suzuki, place, more="ほかの問い。")
    assert isinstance(second, Plan)
    third = press(second)

    assert (first.told[0].before, second.told[0].before) == ("会う。", before["goal"])
    assert ("集まる。" in before["goal"], "話す。" in before["goal"]) == (True, False)
    assert isinstance(third, Accepted)
    assert [one for one in third.changes if one.changes] == list(second.told)
    assert now(both, sheet, form) == {"goal": second.told[0].after, "more": "ほかの問い。"}


def test_nobody_takes_home_or_brings_back_a_foreign_sheet(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    _, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet, foreign = sheet_of(database, sato, place, goal="会う。"), sheet_of(database, takahashi, place)
    handout = leave(database, sheet, form, sato)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person

    with pytest.raises(Refused):
        leave(database, sheet, form, takahashi)
    for who, where in ((takahashi, sheet), (takahashi, foreign), (organiser, sheet)):
        with pytest.raises(Refused), database.begin() as db:
            returns.accept(
                db, where, form, handout=handout, returned={"goal": "悪い。"}, by=who, shown=NOTHING
            )
        with pytest.raises(Refused), database.reading() as db:
            returns.plan(db, where, form, handout=handout, returned={"goal": "悪い。"}, by=who)

    assert now(database, sheet, form) == {"goal": "会う。"}
    assert leave(database, sheet, form, organiser).values == {"goal": "会う。"}


def test_whose_a_file_is_is_said_by_name_and_without_its_words(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace, library: Library
) -> None:
    _, (one, two) = open_run(database, 2)
    _, (elsewhere,) = open_run(database, 1, title="第2回")
    sato, suzuki, takahashi, tanaka = (
        come(database, one),
        come(database, one, "鈴木"),
        come(database, two, "高橋"),
        come(database, elsewhere, "田中"),
    )
    with database.begin() as db:
        nobody = arrivals.join_alone(db, name="秘密の名前").person
    own_place = sheets.of_worksheet(library.worksheets["alone"])
    files = {
        who.name: leave(database, sheet_of(database, who, where, goal="秘密の文。"), form, who)
        for who, where in (
            (sato, place),
            (takahashi, place),
            (tanaka, place),
            (nobody, place),
            (suzuki, own_place),
        )
    }

    with database.reading() as db:
        found = {name: owner.whose(db, sato, handout_id=file.id) for name, file in files.items()}
        unknown = owner.whose(db, nobody, handout_id="ZZZZZZZZ")
        lost = owner.whose(db, sato, handout_id="")

    assert {name: whose.kind for name, whose in found.items()} == {
        "佐藤": "ours",
        "高橋": "other-team",
        "田中": "other-run",
        "秘密の名前": "other-run",
        "鈴木": "other-person",
    }
    assert (found["佐藤"].message, found["佐藤"].handout) == ("", files["佐藤"])
    assert "「2班」" in found["高橋"].message
    assert "「第2回」の「1班」" in found["田中"].message
    assert all("秘密" not in whose.message for whose in found.values())
    assert [whose.sheet for name, whose in found.items() if name != "佐藤"] == [None] * 4
    assert unknown == lost == Whose("unknown", "")


def test_a_closed_run_takes_nothing_in_any_more(
    database: Database, open_run: Opened, form: Form, place: sheets.SheetPlace
) -> None:
    run, (team,) = open_run(database)
    sato = come(database, team)
    handout = leave(database, sheet_of(database, sato, place), form, sato)
    with database.begin() as db:
        runs.close_run(db, run.id, by=None)
        late = persons.by_id(db, sato.id)
        assert late is not None

        found = owner.whose(db, late, handout_id=handout.id)

    assert (found.kind, found.sheet) == ("read-only", None)


@pytest.mark.parametrize("teams", [1, 3])
def test_all_sheets_of_a_run_leave_in_a_fixed_number_of_queries(  # noqa: PLR0913 -- fixtures
    database: Database,
    open_run: Opened,
    form: Form,
    place: sheets.SheetPlace,
    queries: list[str],
    *,
    teams: int,
) -> None:
    run, made = open_run(database, teams)
    for team in made:
        sheet_of(database, come(database, team), place, goal=f"{team.name}の文。")
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
    queries.clear()

    with database.reading() as db:
        kept = sheets.team_sheets(db, run=run.id)
        values = sheets.values_many(db, kept, lambda _: form)
    with database.begin() as db:
        made_now = take_home.take_all_home(db, kept, values, by=organiser, format="xlsx")

    assert len(queries) == 2
    assert sorted(one.values["goal"] for one in made_now.values()) == [f"{team.name}の文。" for team in made]
    member = come(database, made[0], "別の人")
    if teams > 1:
        with pytest.raises(Refused), database.begin() as db:
            take_home.take_all_home(db, kept, values, by=member, format="xlsx")
