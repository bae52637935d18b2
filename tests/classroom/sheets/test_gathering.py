"""A summary and a report are made of one's own team's sheets, and of nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from classroom_paper import derive, write
from classroom_training import TEXTS

from workbook.classroom.entrance import arrivals
from workbook.classroom.outcome import attendance_report
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.sheets import gathering, sheets
from workbook.content import library as libraries
from workbook.content.forms.form import of_worksheet
from workbook.content.forms.one_page import TeamWords, WordsPart
from workbook.content.model.library import Library
from workbook.content.model.summary import Summary
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
TALK, HOME = "exercises/worksheets/talk.yaml", "exercises/worksheets/home.yaml"
SUMMARY = """
summary:
  title: 一枚
  readers: 課長へ
  parts:
    - {kind: sentence, label: めざすこと, origins: [{worksheet: talk, question: goal}]}
    - {kind: list, label: 決めたこと, origins: [{worksheet: home, question: one}, {worksheet: home, question: two}]}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return libraries.read_texts({**TEXTS, HOME: TEXTS[HOME] + SUMMARY.lstrip()})


def summary_of(library: Library) -> Summary:
    found = library.worksheets["home"].summary
    assert found is not None
    return found


def come(database: Database, team: Team, name: str = "佐藤") -> Person:
    with database.begin() as db:
        return arrivals.join(db, code=team.code, name=name, department="福祉課").person


def wrote(database: Database, library: Library, person: Person, name: str, **texts: str) -> None:
    worksheet = library.worksheets[name]
    with database.begin() as db:
        sheet = sheets.sheet_for(db, person, sheets.of_worksheet(worksheet))
        write(db, sheet, person, **texts)
        if "two" in texts:
            derive(db, sheet, of_worksheet(worksheet))


def test_a_page_is_made_of_the_own_teams_words_only(
    both: Database, open_run: Opened, library: Library
) -> None:
    _, (one, two) = open_run(both, 2)
    sato, takahashi = come(both, one), come(both, two, "高橋")
    wrote(both, library, sato, "talk", goal="会う。")
    wrote(both, library, sato, "home", one="係長に。", two="館長に。")
    wrote(both, library, takahashi, "talk", goal="秘密の文。")
    wrote(both, library, takahashi, "home", one="秘密の人。")

    with both.reading() as db:
        page = gathering.gather(db, summary_of(library), library=library, by=sato).page

    assert page.parts == (
        WordsPart("めざすこと", (TeamWords("会う。", "話すこと"),)),
        WordsPart(
            "決めたこと", (TeamWords("係長に。", "持ち帰り"), TeamWords("館長に。", "持ち帰り")), is_list=True
        ),
    )


def test_two_queries_gather_a_page_however_many_teams_there_are(
    database: Database, open_run: Opened, library: Library, queries: list[str]
) -> None:
    counted = []
    for teams in (1, 3):
        _, opened = open_run(database, teams, title=f"{teams}班の回")
        members = [come(database, team) for team in opened]
        for member in members:
            wrote(database, library, member, "talk", goal="会う。")
            wrote(database, library, member, "home", one="係長に。")
        queries.clear()
        with database.reading() as db:
            gathering.gather(db, summary_of(library), library=library, by=members[0])
        counted.append(len(queries))

    assert counted == [2, 2]


def test_somebody_without_a_team_is_refused(database: Database, open_run: Opened, library: Library) -> None:
    open_run(database)
    with database.begin() as db:
        organiser = arrivals.admit_organiser(db).person

    with database.reading() as db:
        with pytest.raises(Refused):
            gathering.gather(db, summary_of(library), library=library, by=organiser)
        with pytest.raises(Refused):
            attendance_report.gather(db, library.courses["town"], library=library, by=organiser)


def test_a_report_knows_the_team_its_days_and_its_words(
    both: Database, open_run: Opened, library: Library
) -> None:
    _, (one, two) = open_run(both, 2)
    sato, suzuki, other = come(both, one), come(both, one, "鈴木"), come(both, two, "高橋")
    wrote(both, library, sato, "talk", goal="会う。")
    wrote(both, library, other, "talk", goal="秘密の文。")

    with both.reading() as db:
        found = attendance_report.gather(db, library.courses["town"], library=library, by=suzuki)

    assert [mate.name for mate in found.mates] == ["佐藤", "鈴木"]
    assert found.held == {"d1": date(2026, 5, 1)}
    assert [due.interval.id for due in found.dues] == ["h1"]
    assert [one.said for one in found.pages[0].parts if isinstance(one, WordsPart)] == [
        (TeamWords("会う。", "話すこと"),),
        (),
    ]


def test_the_day_to_report_is_the_last_one_held(library: Library) -> None:
    course = library.courses["town"]
    known = {"d1": date(2026, 5, 1), "d2": date(2026, 5, 15), "d3": date(2026, 6, 1)}

    def likely(today: date, known: dict[str, date] = known) -> str:
        return attendance_report.day_to_report(course, known, today=today).id

    assert likely(date(2026, 5, 20)) == "d2"
    assert likely(date(2026, 4, 1)) == "d1"
    assert likely(date(2026, 5, 20), {}) == "before"


def test_fixed_days_count_before_the_first_one(library: Library) -> None:
    course = library.courses["town"]

    known = attendance_report.held(
        course, starts_on=date(2026, 5, 1), dates={"p1": date(2026, 5, 8), "h1": date(2026, 5, 9)}
    )

    assert known == {"d1": date(2026, 5, 8)}
    assert attendance_report.held(course, starts_on=None, dates={}) == {}
