"""History: who wrote what when, earlier states as new changes, the first words beside today's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pycrdt import Doc
from sqlalchemy import insert, select

from workbook.classroom.entrance import arrivals
from workbook.classroom.homework import first_words, hand_ins, returns, take_home
from workbook.classroom.homework.first_words import FIRST_DAY, FirstAndNow
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Sheet, Team
from workbook.classroom.run import runs
from workbook.classroom.sheets import history, sheets
from workbook.classroom.sheets.history import Wrote
from workbook.content.forms.form import Form, of_worksheet
from workbook.content.library import Library
from workbook.desk.document import writing
from workbook.desk.document.difference import Segment
from workbook.desk.table import journal
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
START = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)  # six in the evening in Japan


@pytest.fixture
def form(library: Library) -> Form:
    return of_worksheet(library.worksheets["talk"])


@pytest.fixture
def place(library: Library) -> sheets.Place:
    return sheets.of_worksheet(library.worksheets["talk"])


def come(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def sheet_of(database: Database, person: Person, place: sheets.Place) -> Sheet:
    with database.begin() as db:
        return sheets.sheet_for(db, person, place)


class Pen:
    """Writes in a sheet as the desk stores it, at any time."""

    def __init__(self, database: Database, sheet: Sheet, form: Form) -> None:
        self.database, self.sheet, self.form = database, sheet, form
        self.doc: Doc[Any] = Doc()

    def write(self, person: Person | None, minutes: float, **texts: str) -> int:
        before = self.doc.get_state()
        writing.write(self.doc, self.form, texts)
        row = {
            "sheet_id": self.sheet.id,
            "member_id": person.id if person else None,
            "at": START + timedelta(minutes=minutes),
            "data": self.doc.get_update(before),
        }
        with self.database.begin() as db:
            return db.execute(
                insert(tables.SheetUpdate).values(row).returning(tables.SheetUpdate.seq)
            ).scalar_one()


def now(database: Database, sheet: Sheet, form: Form) -> dict[str, Any]:
    with database.reading() as db:
        return sheets.values(db, sheet, form)


def test_minutes_of_one_person_are_one_moment_with_before_and_after(
    both: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    pen = Pen(both, sheet, form)
    pen.write(sato, 0, goal="会")
    pen.write(sato, 1, goal="会う。")
    pen.write(suzuki, 1.5, who="課長")
    last = pen.write(sato, 4, goal="会う。話す。", who="課長と係長")
    later = pen.write(sato, 30, goal="会う。")
    pen.write(sato, 31, more="消す")
    pen.write(sato, 32, more="")

    with both.reading() as db:
        found = history.history(db, sheet, form, by=suzuki)

    assert [(one.name, one.ends - START, one.wrote) for one in found] == [
        ("鈴木", timedelta(minutes=1.5), (Wrote("who", "だれと", "", "課長"),)),
        (
            "佐藤",
            timedelta(minutes=4),
            (Wrote("goal", "めざすこと", "", "会う。話す。"), Wrote("who", "だれと", "課長", "課長と係長")),
        ),
        ("佐藤", timedelta(minutes=32), (Wrote("goal", "めざすこと", "会う。話す。", "会う。"),)),
    ]
    assert (found[1].seq, found[1].kind, found[1].department) == (last, "wrote", "福祉課")
    assert found[2].seq > later


def test_two_people_in_one_question_are_named_for_each_other(
    database: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(database)
    sato, suzuki, tanaka = come(database, team), come(database, team, "鈴木"), come(database, team, "田中")
    pen = Pen(database, sheet_of(database, sato, place), form)
    pen.write(sato, 0, goal="会う。")
    pen.write(suzuki, 0.1, goal="会う。話す。")
    pen.write(tanaka, 1, goal="会う。話す。聞く。")
    pen.write(sato, 2, goal="会う。話す。聞く。書く。")

    with database.reading() as db:
        found = history.history(db, pen.sheet, form, by=sato)

    assert {one.name: one.wrote[0].others for one in found} == {
        "鈴木": ("佐藤",),
        "田中": (),
        "佐藤": ("鈴木", "田中"),
    }


def test_an_earlier_state_comes_back_as_a_new_change_and_can_be_taken_back(
    both: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(both)
    sato, suzuki = come(both, team), come(both, team, "鈴木")
    sheet = sheet_of(both, sato, place)
    pen = Pen(both, sheet, form)
    early = pen.write(sato, 0, goal="会う。", who="課長")
    late = pen.write(suzuki, 60, goal="ちがう。", more="ほか。")
    with both.reading() as db:
        before = journal.updates(db, sheet.id)

    with both.begin() as db:
        one = history.restore(db, sheet, form, seq=early, by=suzuki, ask="goal")
    only_one = now(both, sheet, form)
    with both.begin() as db:
        whole = history.restore(db, sheet, form, seq=early, by=suzuki)
        again = history.restore(db, sheet, form, seq=early, by=suzuki)
        then = history.state_at(db, sheet, form, late, by=sato)
    restored = now(both, sheet, form)
    with both.begin() as db:
        history.restore(db, sheet, form, seq=late, by=sato)
        kinds = [(one.kind, one.name) for one in history.history(db, sheet, form, by=sato)]

    assert only_one == {"goal": "会う。", "who": "課長", "more": "ほか。"}
    assert restored == {"goal": "会う。", "who": "課長"}
    assert then == now(both, sheet, form) == {"goal": "ちがう。", "who": "課長", "more": "ほか。"}
    assert (one is None, whole is None, again) == (False, False, None)
    assert kinds == [("wrote", "佐藤"), ("wrote", "鈴木")] + [("restored", "鈴木")] * 2 + [
        ("restored", "佐藤")
    ]
    with both.reading() as db:
        assert journal.updates(db, sheet.id)[: len(before)] == before


def test_what_came_home_in_a_file_is_a_moment_of_its_own(
    database: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(database)
    sato = come(database, team)
    sheet = sheet_of(database, sato, place)
    with database.begin() as db:
        handout = take_home.take_home(db, sheet, form, by=sato, format="docx")
        file = {"handout": handout, "returned": {"goal": "課で書いた。"}, "by": sato}
        returns.accept(db, sheet, form, shown=returns.plan(db, sheet, form, **file), **file)

    with database.reading() as db:
        (found,) = history.history(db, sheet, form, by=sato)

    assert (found.kind, found.wrote) == ("brought-back", (Wrote("goal", "めざすこと", "", "課で書いた。"),))


def test_first_words_stand_beside_todays(
    database: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    _, (team,) = open_run(database)
    sato = come(database, team)
    pen = Pen(database, sheet_of(database, sato, place), form)
    with database.reading() as db:
        nothing = [
            first_words.first_and_now(db, pen.sheet, form, by=sato, marker=one)
            for one in ("first-hand-in", FIRST_DAY)
        ]
    pen.write(sato, 0, goal="会う。")
    pen.write(sato, 6 * 60 - 1, goal="家で会う。")
    pen.write(sato, 6 * 60, goal="家で会って話す。", who="課長")

    with database.reading() as db:
        before_hand_in = first_words.first_and_now(db, pen.sheet, form, by=sato)
        first_day = first_words.first_and_now(db, pen.sheet, form, by=sato, marker=FIRST_DAY)
    with database.begin() as db:
        hand_ins.hand_in(db, pen.sheet, form, interval="h1", by=sato)
    pen.write(sato, 2_000, who="課長と係長")
    with database.begin() as db:
        hand_ins.hand_in(db, pen.sheet, form, interval="h1", by=sato)
        first_hand_in = first_words.first_and_now(db, pen.sheet, form, by=sato)

    assert (nothing, before_hand_in) == ([(), ()], ())
    assert first_day == (
        FirstAndNow(
            "goal",
            "めざすこと",
            "家で会う。",
            "家で会って話す。",
            (
                Segment("same", "家で会"),
                Segment("removed", "う"),
                Segment("added", "って話す"),
                Segment("same", "。"),
            ),
        ),
        FirstAndNow("who", "だれと", "", "課長", (Segment("added", "課長"),)),
    )
    assert [(one.first, one.now) for one in first_hand_in] == [
        ("家で会って話す。", "家で会って話す。"),
        ("課長", "課長と係長"),
    ]


@pytest.mark.parametrize("names", [("talk",), ("talk", "home")])
def test_a_team_sees_its_own_first_words_of_every_worksheet_in_two_queries(
    database: Database, open_run: Opened, library: Library, queries: list[str], names: tuple[str, ...]
) -> None:
    _, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    for name, ask in (("talk", "goal"), ("home", "one")):
        paper = library.worksheets[name]
        for person, words in ((sato, "会う。"), (takahashi, "秘密の文。")):
            sheet = sheet_of(database, person, sheets.of_worksheet(paper))
            pen = Pen(database, sheet, of_worksheet(paper))
            pen.write(person, 0, **{ask: words})
            pen.write(person, 2_000, **{ask: f"{words}話す。"})
    wanted = [library.worksheets[name] for name in names]
    queries.clear()

    with database.reading() as db:
        found = first_words.of_team(db, wanted, by=sato)

    assert len(queries) == 2
    assert [
        (each.worksheet.id, each.since, each.questions[0].first, each.questions[0].now) for each in found
    ] == [(name, date(2026, 5, 1), "会う。", "会う。話す。") for name in names]


def test_who_has_no_team_has_no_first_words(database: Database, open_run: Opened, library: Library) -> None:
    open_run(database)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person

    with database.reading() as db:
        assert first_words.of_team(db, library.worksheets.values(), by=organiser) == ()


def test_nobody_looks_into_or_changes_the_past_of_a_foreign_or_closed_sheet(
    database: Database, open_run: Opened, form: Form, place: sheets.Place
) -> None:
    run, (one, two) = open_run(database, 2)
    sato, takahashi = come(database, one), come(database, two, "高橋")
    sheet = sheet_of(database, sato, place)
    seq = Pen(database, sheet, form).write(sato, 0, goal="会う。")
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person
        runs.close_run(db, run.id, by=None)
        late = rights.by_id(db, sato.id)
    assert late is not None

    for look in (
        lambda db: history.history(db, sheet, form, by=takahashi),
        lambda db: history.state_at(db, sheet, form, seq, by=takahashi),
        lambda db: first_words.first_and_now(db, sheet, form, by=takahashi),
        *(
            lambda db, who=who: history.restore(db, sheet, form, seq=0, by=who)
            for who in (takahashi, organiser, late)
        ),
    ):
        with pytest.raises(Refused), database.begin() as db:
            look(db)

    with database.reading() as db:
        assert len(history.history(db, sheet, form, by=late)) == 1
        assert db.scalars(select(tables.SheetUpdate.seq)).all() == [seq]
