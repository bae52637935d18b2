"""What members chose for themselves reaches a report only as a spread, of the whole run, and as nobody's."""

from __future__ import annotations

import pytest
from classroom_reported import Opened, come, helper, room
from classroom_training import TEXTS
from sqlalchemy import update

from workbook.classroom.outcome import run_report
from workbook.classroom.people.views import Person, Run
from workbook.classroom.sheets import sheets
from workbook.content import library as libraries
from workbook.content.forms.spread import Spread, SpreadColumn, SpreadRow
from workbook.content.model.library import Library
from workbook.store import tables
from workbook.store.database import Database

OWN = """
id: own
title: わたしの点検
purpose: 自分で見ます。
minutes: {full: 5, short: 5}
unit: member
label: 当教材の案
questions:
  - id: goals
    kind: table
    label: わたしは
    report: true
    fixed_rows: [{code: a, label: 言える}]
    columns: [{id: before, label: はじめ, kind: choice, choices: [{code: new, label: これから}]}]
  - {id: changed, kind: text, label: 変わったこと}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    """The small training, with a sheet that each member has for themselves."""
    course = TEXTS["curriculum/town.yaml"].replace(
        "{module: meeting, use: short, minutes: 10}",
        "{module: meeting, use: short, minutes: 10}\n          - {activity: 点検, minutes: 5, asks: [{worksheet: own}]}",
    )
    found = libraries.read_texts(
        {**TEXTS, "curriculum/town.yaml": course, "exercises/worksheets/own.yaml": OWN}
    )
    assert "own" in found.worksheets
    return found


def choose(database: Database, library: Library, person: Person) -> None:
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(library.worksheets["own"]))
        said = {"goals": [{"_row": "a", "before": "new"}], "changed": f"{person.name}の秘密"}
        db.execute(update(tables.Sheet).where(tables.Sheet.id == sheet.id).values(values=said))


def spreads(database: Database, run: Run, library: Library, by: Person) -> tuple[Spread, ...]:
    with database.reading() as db:
        return run_report.gather(db, run, library.courses["town"], library=library, by=by).spreads


def test_five_members_of_one_run_make_a_spread_and_nothing_of_them_is_in_it(
    both: Database, open_run: Opened, library: Library
) -> None:
    run, (one, two) = open_run(both, 2)
    elsewhere, (far,) = open_run(both, 1, title="第2回")
    for team, name in ((one, "佐藤"), (one, "鈴木"), (two, "高橋"), (two, "田中"), (far, "伊藤")):
        choose(both, library, come(both, team, name))
    steers, boss = helper(both, run), helper(both, elsewhere)

    four = spreads(both, run, library, steers)
    choose(both, library, come(both, one, "渡辺"))
    five = spreads(both, run, library, steers)

    empty = Spread("わたしの点検", "わたしは", ("はじめ",), ())
    assert four == spreads(both, elsewhere, library, boss) == (empty,)
    assert five == (
        Spread(
            "わたしの点検",
            "わたしは",
            ("はじめ",),
            (SpreadRow("言える", (SpreadColumn("はじめ", ("これから",)),)),),
        ),
    )
    assert "秘密" not in str(five)


def test_of_a_part_of_a_run_nothing_is_told(database: Database, open_run: Opened, library: Library) -> None:
    run, (one, _) = open_run(database, 2)
    room(database, run, one, "a")
    for name in "佐鈴高田伊渡":
        choose(database, library, come(database, one, name))

    assert spreads(database, run, library, helper(database, run, breakout="a")) == ()
    assert spreads(database, run, library, helper(database, run))[0].rows


def test_queries_do_not_grow_with_the_members(
    database: Database, open_run: Opened, library: Library, queries: list[str]
) -> None:
    counted = []
    for people in ("佐", "佐鈴高田伊渡"):
        run, (team,) = open_run(database, 1, title=f"{people}の回")
        for name in people:
            choose(database, library, come(database, team, name))
        steers = helper(database, run)
        queries.clear()
        spreads(database, run, library, steers)
        counted.append(len(queries))

    assert counted[0] == counted[1]
