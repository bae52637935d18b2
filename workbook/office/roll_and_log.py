"""The records of a run as Excel: who was there on which day, and what happened while it was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.classroom.outcome import roll
from workbook.classroom.outcome.roll import TeamRoll
from workbook.classroom.people.views import Person, Run
from workbook.classroom.period import log_in_words
from workbook.classroom.run import contents
from workbook.content.forms import times
from workbook.content.reading import say_day
from workbook.handouts.writers.excel_list import Ledger
from workbook.office.visit import Visit

_CAME = "出席"
_ROLL_NOTE = "「出席」は、その日にこのワークブックをひらいていた人です。"
_LOG_NOTE = "進行役と各チームの操作の記録です。進行役の自分用のメモは入っていません。"


def roll_head(days: Sequence[date]) -> tuple[str, ...]:
    """Return the heads of the roll: one column for each day on which somebody was there."""
    return ("市町村", "チーム", "所属", "名前", "申し込み", *(say_day(day) for day in days))


def roll_rows(rolls: Sequence[TeamRoll], days: Sequence[date]) -> list[tuple[str, ...]]:
    """Return everybody, team by team and department by department."""
    return [
        (
            each.team.municipality,
            each.team.name,
            one.department,
            one.name,
            "あり" if one.is_expected else "",
            *(_CAME if day in one.days else "" for day in days),
        )
        for each in rolls
        for part in each.departments
        for one in each.entries
        if one.department == part.name
    ]


def roll_book(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the roll as Excel; raise Refused to those who do not steer the run."""
    from workbook.handouts.writers import excel_list  # slow import that most visits do not need

    with visit.house.database.reading() as db:
        rolls = roll.of_run(db, run.id, by=me)
    days = roll.days_of(rolls)
    widths = (16, 18, 20, 16, 10, *(22 for _ in days))
    title = f"出席の一覧　{run.title}"
    return excel_list.write(
        [Ledger("出席", title, _ROLL_NOTE, roll_head(days), widths, roll_rows(rolls, days))]
    )


def log_book(visit: Visit, me: Person, run: Run) -> bytes:
    """Return what happened while the run was held as Excel; raise Refused to those who do not steer it."""
    from workbook.handouts.writers import excel_list  # slow import that most visits do not need

    with visit.house.database.reading() as db:
        library = contents.shown_to(db, run, shelf=visit.house.shelf)
        happened = log_in_words.of_run(db, run.id, course=library.course(run.course), library=library, by=me)
    rows = []
    for one in happened:
        there = times.there(one.at)
        rows.append((say_day(there.date()), f"{there:%H:%M:%S}", one.whom, one.what))
    head, widths = ("日", "時刻", "だれに", "何を"), (24, 10, 20, 80)
    return excel_list.write([Ledger("進行", f"進行の記録　{run.title}", _LOG_NOTE, head, widths, rows)])
