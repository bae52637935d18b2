"""A period becomes the script its facilitator holds: every minute has a time, every word stands where it is needed."""

from __future__ import annotations

from typing import Any

import pytest

from tests import ours
from workbook.content.course import cues, script, timetable, versions
from workbook.content.course.script import Saving, Script
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.model.modules import Module

OURS = ours.library()
PERIODS = [
    pytest.param(course.id, period.id, id=f"{course.id}-{period.id}")
    for course in OURS.courses.values()
    for day in course.days
    for period in day.periods
]
EVERYTHING = frozenset(range(20))
GUIDE = {"kind": "facilitator", "watch": "静かな班", "late": "飛ばす"}


def _of(course: str, period: str, *, shortened: frozenset[int] = frozenset()) -> Script:
    found = timetable.find_period(OURS.courses[course], period)
    assert found is not None
    return script.of_period(OURS.courses[course], found, OURS, shortened=shortened)


def _small(blocks: list[dict[str, Any]], *, full: int, short: int, **period: Any) -> tuple[Course, Library]:
    module = Module.model_validate(
        {
            "id": "m1",
            "title": "はじめ",
            "purpose": "x",
            "outline": "x",
            "points": ["x"],
            "goals": ["x"],
            "minutes": {"full": full, "short": short},
            "audience": ["everyone"],
            "label": "最低限",
            "sources": ["S1"],
            "blocks": blocks,
        }
    )
    items = [{"module": "m1", "minutes": full}, {"rest": 10}, {"module": "gone", "minutes": 5}]
    course = Course.model_validate(
        {
            "id": "town",
            "title": "まち",
            "summary": "x",
            "audience": ["everyone"],
            "label": "最低限",
            "days": [
                {
                    "id": "d1",
                    "title": "1日目",
                    "periods": [
                        {
                            "id": "p1",
                            "title": "コマ",
                            "minutes": full + 15,
                            "audience": ["everyone"],
                            "items": items,
                            **period,
                        }
                    ],
                }
            ],
        }
    )
    return course, Library(courses={"town": course}, modules={"m1": module})


def _told(blocks: list[dict[str, Any]], *, late: bool = False, **minutes: Any) -> Script:
    course, known = _small(blocks, **minutes)
    places = frozenset({0}) if late else frozenset()
    return script.of_period(course, course.days[0].periods[0], known, shortened=places)


BLOCKS: list[dict[str, Any]] = [
    {"id": "tale", "kind": "story", "title": "朝", "minutes": 5, "text": "雨です。"},
    {"id": "talk", "kind": "discussion", "title": "玄関の話", "minutes": 15, "short": 6, "work": "team", "question": "だれが？"},
    {"id": "beside", "kind": "discussion", "title": "別の部屋", "work": "team", "question": "どこで？"},
    {"id": "home", "kind": "homework", "title": "一人に話す", "minutes": 2, "short": 0, "tasks": [{"who": "全員", "what": "話す", "by": "金曜"}]},
    {"id": "guide", **GUIDE, "say": "はじめます。\n\n（玄関の話の前に）ゆっくり。\n\n（最後に）またね。"},
]  # fmt: skip


@pytest.mark.parametrize(("course", "period"), PERIODS)
def test_the_minutes_of_every_period_add_up_and_no_row_is_without_time(course: str, period: str) -> None:
    told = _of(course, period)

    rows = [row for passage in told.passages for row in passage.rows]
    assert told.minutes == told.period.minutes == sum(row.minutes for row in rows)
    assert all(row.starts and row.ends for row in rows)
    assert all(row.minutes or row.beside for row in rows)
    at = timetable.minutes_of(told.starts)
    for row in rows:
        if not row.beside:
            assert timetable.minutes_of(row.starts) == at
            at = timetable.minutes_of(row.ends)
    assert timetable.clock(at) == told.ends


@pytest.mark.parametrize(("course", "period"), PERIODS)
def test_what_the_short_version_saves_is_what_the_period_becomes_shorter(course: str, period: str) -> None:
    planned, short = _of(course, period), _of(course, period, shortened=EVERYTHING)

    assert planned.minutes - short.minutes == sum(passage.saves for passage in planned.passages)
    assert short.minutes == sum(row.minutes for passage in short.passages for row in passage.rows)
    assert [one.savings for one in short.passages] == [one.savings for one in planned.passages]


@pytest.mark.parametrize(("course", "period"), PERIODS)
def test_every_period_has_an_aim_and_nobody_in_front_is_left_without_words(course: str, period: str) -> None:
    told = _of(course, period)

    assert told.period.aim
    for passage in told.passages if told.period.mode != "self" else ():
        for kind in ("say", "watch", "late") if passage.kind in {"module", "activity"} else ():
            assert any(getattr(row, kind) for row in passage.rows), (passage.title, kind)


@pytest.mark.parametrize("name", OURS.modules)
def test_every_paragraph_of_a_facilitators_words_is_told_once_in_every_version(name: str) -> None:
    for version in versions.choices(OURS.modules[name]):
        guides = [step.block for step in version.steps if step.block.kind == "facilitator"]

        placed = [words for _, words in cues.placed(version.steps)]

        said = [paragraph for words in placed for paragraph in words.say]
        assert sorted(said) == sorted(part for guide in guides for part in guide.say.strip().split("\n\n"))
        assert [text for words in placed for text in words.watch] == [guide.watch.strip() for guide in guides]
        late = [text for words in placed for text in words.late]
        assert [text.split("\n\n")[-1] for text in late] == [guide.late.strip() for guide in guides]


def test_words_come_before_what_they_are_about_and_cues_find_their_block() -> None:
    tale, talk, beside, home = _told(BLOCKS, full=22, short=11).passages[0].rows

    assert (tale.say, tale.watch, tale.late) == ("はじめます。", "静かな班", "飛ばす")
    assert talk.say == "（玄関の話の前に）ゆっくり。"
    assert beside.say == "（最後に）またね。"
    assert home.say == ""


def test_a_second_facilitator_block_speaks_from_where_the_first_one_ended() -> None:
    second = [
        {"id": "more", "kind": "reading", "title": "後半", "minutes": 8, "text": "x"},
        {"id": "guide-2", **GUIDE, "say": "（玄関の話のあとで）後半です。"},
    ]

    rows = _told([*BLOCKS, *second], full=30, short=19).passages[0].rows

    assert rows[-1].say == "（玄関の話のあとで）後半です。"
    assert "後半です" not in "".join(row.say for row in rows[:-1])


def test_a_block_without_minutes_goes_on_beside_the_one_before() -> None:
    _, talk, beside, home = _told(BLOCKS, full=22, short=11, starts="9:00").passages[0].rows

    assert (talk.starts, talk.ends) == (beside.starts, beside.ends) == ("9:05", "9:20")
    assert beside.beside
    assert (home.starts, home.ends) == ("9:20", "9:22")


def test_a_late_module_is_told_in_short_and_what_it_drops_is_not_given_out() -> None:
    late = _told(BLOCKS, late=True, full=22, short=11, starts="9:00")

    first, rest, soon = late.passages
    assert [(row.title, row.minutes) for row in first.rows] == [("朝", 5), ("玄関の話", 6), ("別の部屋", 0)]
    assert first.savings == (Saving("玄関の話", 15, 6), Saving("宿題：一人に話す", 2, 0))
    assert late.tasks == ()
    assert (rest.starts, rest.minutes, soon.minutes, late.ends) == ("9:11", 10, 5, "9:26")


def test_a_period_without_a_clock_counts_from_its_beginning() -> None:
    told = _told(BLOCKS, full=22, short=11)

    assert not told.has_clock
    assert [one.starts for one in told.passages] == ["0:00", "0:22", "0:32"]
    assert [task.what for task in told.tasks] == ["話す"]


def test_what_to_have_ready_is_what_the_rows_use() -> None:
    told = _told(BLOCKS, full=22, short=11, starts="9:00")

    assert (told.ready.teams_at, told.ready.aloud) == ("9:05", ("朝",))
    assert told.ready.roles == ("司会", "書記", "計時", "発表")
    alone = _told(BLOCKS, full=22, short=11, mode="self")
    assert (alone.ready.teams_at, alone.ready.aloud, alone.ready.roles) == ("", (), ())


def test_a_module_that_cannot_be_read_keeps_its_time_and_never_shows_its_id() -> None:
    soon = _told(BLOCKS, full=22, short=11).passages[2]

    assert (soon.title, soon.minutes, len(soon.rows)) == ("直している単元", 5, 1)
    assert "gone" not in repr(soon)


def test_homework_of_the_day_stands_at_the_end_of_each_of_its_periods() -> None:
    assert [one.id for one in _of("national", "n1").intervals] == ["homework-1"]
    assert [one.id for one in _of("national", "n4").intervals] == ["homework-2"]
    assert [one.id for one in _of("national", "n2").intervals] == ["homework-between"]
    assert _of("national", "n3a").intervals == ()
