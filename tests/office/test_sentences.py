"""Reports, letters and the one page are right Japanese, whatever is missing of what they are made of."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from docx import Document

from tests.charts.missing_parts import WRONG, parts_missing
from workbook.classroom.homework.due_days import Due
from workbook.classroom.outcome.roll import Entry, TeamRoll
from workbook.classroom.outcome.run_report import Band, HeldDay, HeldPeriod, Outcome, TeamSheets
from workbook.classroom.outcome.still_open import AtHome, LooseEnds
from workbook.classroom.people.views import Run, Team
from workbook.config import ROOT
from workbook.content import library
from workbook.content.forms import form as forms
from workbook.content.forms import one_page
from workbook.content.forms.one_page import OnePage, TeamWords, WordsPart
from workbook.content.forms.reported import Days, Quote, Theme
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.documents import attendance_report, letters
from workbook.handouts.documents.attendance_report import AttendanceReport
from workbook.handouts.documents.letter_texts import LETTERS
from workbook.handouts.documents.run_report import Account, Lines, Quotes, ReportTable
from workbook.office import run_report_words

OURS = library.load(ROOT)
COURSE = OURS.courses["national"]
TODAY = date(2026, 11, 28)
SUMMED_UP = [sheet for sheet in OURS.worksheets.values() if sheet.summary]


def wrong(lines: Iterable[str]) -> list[str]:
    """Return the lines in which a word is missing, or that begin or end with what belongs to one."""
    parts = (line.strip().replace("には", "は") for text in lines for line in text.splitlines())
    return [
        line for line in parts if WRONG.search(line) or line.startswith(("、", "・・")) or line.endswith("：")
    ]


def word_lines(data: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(data))
    yield from (one.text for one in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("sheet", SUMMED_UP, ids=lambda sheet: sheet.id)
def test_the_one_page_speaks_right_japanese_with_every_part_missing(sheet: Worksheet) -> None:
    assert sheet.summary is not None
    sources = [OURS.worksheets[name] for name in one_page.sources(sheet.summary)]
    full = {one.id: dict(parts_missing(forms.of_worksheet(one)))["全部"] for one in sources}

    said = {
        (source.id, missing): _page_lines(
            one_page.make(sheet.summary, library=OURS, values=full | {source.id: values})
        )
        for source in sources
        for missing, values in [*parts_missing(forms.of_worksheet(source)), ("何もなし", {})]
    }

    assert {key: found for key, lines in said.items() if (found := wrong(lines))} == {}
    assert len({"".join(lines) for lines in said.values()}) > 1


def _page_lines(page: OnePage) -> list[str]:
    said = [one for part in page.parts if isinstance(part, WordsPart) for one in part.said]
    told = [f"{one.lead}：{one.text}" if one.lead else one.text for one in said]
    return [*told, one_page.made_from(page, date="令和8年11月28日（土）")]


def _reports() -> Iterator[tuple[str, AttendanceReport]]:
    page = OnePage(
        "持ち帰ったこと", "課長へ", (WordsPart("めざすこと", (TeamWords("会う。", "表"),)),), ("表",)
    )
    held = {COURSE.days[1].id: TODAY}
    mates = (("福祉課", "佐藤"), ("", "鈴木"), ("住宅課", ""))
    full = AttendanceReport(
        "全国研修", COURSE, COURSE.days[1:2], held, "佐藤", "福祉課", mates, (page,), ("宿題１",), TODAY
    )
    yield "全部", full
    missing: Mapping[str, Any] = {
        "training": "",
        "held": {},
        "name": "",
        "department": "",
        "attendees": (),
        "talked": (),
        "plans": (),
        "days": (),
    }
    for name, nothing in missing.items():
        yield name, replace(full, **{name: nothing})


def test_a_report_of_attendance_speaks_right_japanese_with_every_part_missing() -> None:
    said = {name: list(word_lines(attendance_report.write(report, OURS))) for name, report in _reports()}

    assert {name: found for name, lines in said.items() if (found := wrong(lines))} == {}
    assert {name for name, lines in said.items() if any(line.startswith("　佐") for line in lines)} == set()


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_speaks_right_japanese_while_no_day_is_fixed_and_when_some_are(name: str) -> None:
    some = {COURSE.days[0].id: TODAY}

    for held in ({}, some):
        data = letters.write(name, letters.Occasion("第1回", COURSE, OURS, TODAY, held))
        assert wrong(word_lines(data)) == []


def _outcomes() -> Iterator[tuple[str, Outcome]]:
    run = Run(
        id="r",
        course=COURSE.id,
        title="第1回",
        content_revision=None,
        starts_on=None,
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
        is_alone=False,
        is_closed=False,
        teams=2,
        members=2,
    )
    team = Team(
        id="t", run_id="r", name="1班", municipality="みどり市", population_band="", code="", members=1
    )
    came = (Entry("佐藤", "", (TODAY,)), Entry("鈴木", "福祉課", ()))
    rolls = (TeamRoll(team, came), TeamRoll(replace(team, id="u", name="2班", municipality=""), ()))
    day = HeldDay("1日目", TODAY, (HeldPeriod("話を聞く", 30, "13:00～13:30", run.created_at),))
    home = AtHome(Due(COURSE.homework[0], TODAY, TODAY), "表", ("1班",))
    full = Outcome(
        run,
        COURSE,
        (day,),
        (Band("人口の区分なし", 2, 1, 1),),
        rolls,
        (TeamSheets("1班", ("表",), ("図",), ()), TeamSheets("2班", (), (), ())),
        (Theme("表", "ゴール", (Quote("会う。", "来月"), Quote("話す。"))),),
        (Days("表", "次に会う日", ((TODAY, 1),)),),
        (),
        LooseEnds((home,), ("1班",), 2),
    )
    yield "全部", full
    for part in ("days", "bands", "rolls", "sheets", "themes", "meetings"):
        yield part, replace(full, **{part: ()})
    unplanned = replace(day, on=None, periods=(HeldPeriod("話を聞く", 30, "", None),))
    yield "日と時刻", replace(full, days=(unplanned,))
    yield (
        "宿題の日",
        replace(full, open=LooseEnds((replace(home, due=Due(COURSE.homework[0], None, None)),), (), 0)),
    )
    yield "続いていること", replace(full, open=LooseEnds((), (), 0))
    yield "すべてのチーム", replace(full, open=LooseEnds((), ("1班", "2班"), 0))


def _account_lines(told: Account) -> Iterator[str]:
    yield from told.facts
    for section in told.sections:
        yield section.note
        for part in section.parts:
            if isinstance(part, Lines):
                yield from part.texts
            elif isinstance(part, ReportTable):
                yield from (cell for row in part.rows for cell in row)
            elif isinstance(part, Quotes):
                yield from (f"{one.text}{one.beside}" for one in part.quotes)


@pytest.mark.parametrize("names_teams", [True, False])
def test_the_report_of_a_run_speaks_right_japanese_with_every_part_missing(*, names_teams: bool) -> None:
    said = {
        name: list(
            _account_lines(
                run_report_words.account(outcome, names_teams=names_teams, of_room=False, today=TODAY)
            )
        )
        for name, outcome in _outcomes()
    }

    assert {name: found for name, lines in said.items() if (found := wrong(lines))} == {}
    assert len({"".join(lines) for lines in said.values()}) == len(said)
