"""The facilitator's script (進行台本) of a period: minute by minute what happens, what to say, what to do when late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbook.content.course import cues, script_rows, timetable, versions
from workbook.content.course.script_rows import ScriptRow
from workbook.content.course.versions import Version
from workbook.content.model.blocks import Block, Task
from workbook.content.model.cases import Case
from workbook.content.model.courses import ActivityItem, Course, Interval, Item, Period
from workbook.content.model.library import Library
from workbook.content.model.modules import Module
from workbook.content.model.worksheets import Worksheet

ROLES = ("司会", "書記", "計時", "発表")


@dataclass(frozen=True)
class Saving:
    """A block that the short version shortens, or leaves out (`short` is 0)."""

    title: str
    minutes: int
    short: int


@dataclass(frozen=True)
class Passage:
    """One item of the timetable with its rows. `savings`: what its short version would save.

    `is_short`: it is already told as the short version, because somebody is late. `planned` is when it was to begin,
    where it really begins at another time.
    """

    kind: timetable.Kind
    title: str
    minutes: int
    rows: tuple[ScriptRow, ...]
    module: str = ""
    use: str = ""
    notice: str = ""
    savings: tuple[Saving, ...] = ()
    is_short: bool = False
    starts: str = ""
    ends: str = ""
    planned: str = ""

    @property
    def saves(self) -> int:
        """Return the minutes that the short version saves."""
        return sum(saving.minutes - saving.short for saving in self.savings)


@dataclass(frozen=True)
class Ready:
    """What to have ready. `teams_at`: when people first go into their teams, empty when they never do."""

    worksheets: tuple[Worksheet, ...]
    cases: tuple[Case, ...]
    aloud: tuple[str, ...]
    pictures: tuple[str, ...]
    teams_at: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    """A period as its facilitator runs it. Times count from 0:00 when the period has no clock time.

    `tasks` is homework given out on the way, `intervals` the homework of the day; `minutes` are those of the
    passages as they are now, the period's own ones are those of the plan.
    """

    course: Course
    period: Period
    has_clock: bool
    starts: str
    ends: str
    minutes: int
    ready: Ready
    passages: tuple[Passage, ...]
    tasks: tuple[Task, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True)
class _Item:
    """An item of a period on its way to a passage. `alone`: everybody works in their own time."""

    row: timetable.TimetableRow
    item: Item
    library: Library
    alone: bool
    is_short: bool


def of_period(
    course: Course,
    period: Period,
    library: Library,
    *,
    shortened: frozenset[int] = frozenset(),
    real: Mapping[int, int] | None = None,
) -> Script:
    """Return the script of a period; the items at the places in `shortened` (from 0) are told in short.

    `real` says at which minute of the day items really began or begin; those after them follow.
    """
    plan = timetable.slot(period, library.modules)
    items = zip(plan.rows, period.items, strict=True)
    alone = period.mode == "self"
    passages = [
        _passage(_Item(row, item, library, alone=alone, is_short=place in shortened))
        for place, (row, item) in enumerate(items)
    ]
    begin = timetable.minutes_of(period.starts) or 0
    timed = tuple(_timed(passages, begin, real or {}))
    minutes = sum(passage.minutes for passage in timed)
    blocks = [step.block for one in timed if one.module for step in version_of(one, library).steps]
    after = {other.id for day in course.days if period in day.periods for other in day.periods}
    return Script(
        course,
        period,
        has_clock=period.starts is not None,
        starts=timed[0].starts if timed else timetable.clock(begin),
        ends=timed[-1].ends if timed else timetable.clock(begin),
        minutes=minutes,
        ready=_ready(timed, blocks, library, together=not alone),
        passages=timed,
        tasks=tuple(task for block in blocks if block.kind == "homework" for task in block.tasks),
        intervals=tuple(interval for interval in course.homework if interval.after in after),
    )


def _timed(passages: Iterable[Passage], begin: int, real: Mapping[int, int]) -> Iterable[Passage]:
    """Yield the passages with the times of their rows, one after the other."""
    plan = begin
    for place, passage in enumerate(passages):
        rows: list[ScriptRow] = []
        begin = real.get(place, begin)
        at = begin
        for row in passage.rows:
            if row.beside and rows:
                rows.append(replace(row, starts=rows[-1].starts, ends=rows[-1].ends))
                continue
            rows.append(replace(row, starts=timetable.clock(at), ends=timetable.clock(at + row.minutes)))
            at += row.minutes
        end = begin + passage.minutes
        starts = timetable.clock(begin)
        planned = "" if begin == plan else timetable.clock(plan)
        yield replace(passage, rows=tuple(rows), starts=starts, ends=timetable.clock(end), planned=planned)
        begin, plan = end, plan + passage.minutes


def of_module(module: Module, use: str, library: Library) -> Passage:
    """Return one version of a module as a passage, by itself and without a time of day."""
    return _told(module, versions.of_module(module, use), library, title=module.title, is_short=False)


def version_of(passage: Passage, library: Library) -> Version:
    """Return which blocks a passage tells: those of its rows, in their order, and the facilitator's words."""
    version = versions.of_module(library.modules[passage.module], passage.use)
    return versions.shortened(version) if passage.is_short else version


def _passage(one: _Item) -> Passage:
    item = one.item
    return _activity(one, item) if isinstance(item, ActivityItem) else _PASSAGE[one.row.kind](one)


def _module(one: _Item) -> Passage:
    module = one.library.modules[one.row.module]
    planned = versions.of_module(module, one.row.use)
    return _told(module, planned, one.library, title=one.row.title, is_short=one.is_short)


def _told(module: Module, planned: Version, library: Library, *, title: str, is_short: bool) -> Passage:
    steps = [step for step in planned.steps if step.block.kind != "facilitator"]
    rows = [script_rows.of_step(step, library) for step in steps]
    savings = tuple(Saving(row.title, row.minutes, row.short) for row in rows if row.short < row.minutes)
    is_short = is_short and bool(savings)
    version = versions.shortened(planned) if is_short else planned
    return Passage(
        "module",
        title,
        version.minutes,
        tuple(
            _with_words(script_rows.of_step(step, library), words)
            for step, words in cues.placed(version.steps)
        ),
        module=module.id,
        use=planned.use,
        notice=module.notice or "",
        savings=savings,
        is_short=is_short,
    )


def _with_words(row: ScriptRow, words: cues.CueWords) -> ScriptRow:
    return replace(
        row,
        say="\n\n".join(words.say),
        watch="\n\n".join(filter(None, (*words.watch, row.watch))),
        late="\n\n".join(words.late),
    )


def _rest(one: _Item) -> Passage:
    row = one.row
    return Passage("rest", row.title, row.minutes, (ScriptRow("rest", row.title, row.minutes, row.minutes),))


def _activity(one: _Item, item: ActivityItem) -> Passage:
    row = script_rows.of_activity(item, one.library, alone=one.alone)
    return Passage("activity", row.title, row.minutes, (row,))


def _planned(one: _Item) -> Passage:
    row = one.row
    soon = ScriptRow(
        "talk", row.title, row.minutes, row.minutes, task="この時間の中身は、いま準備しています。"
    )
    return Passage("planned", row.title, row.minutes, (soon,))


_PASSAGE: dict[timetable.Kind, Callable[[_Item], Passage]] = {
    "module": _module,
    "rest": _rest,
    "planned": _planned,
}


def _ready(
    passages: Sequence[Passage], blocks: Sequence[Block], library: Library, *, together: bool
) -> Ready:
    rows = [row for passage in passages for row in passage.rows]
    sheets = dict.fromkeys(name for row in rows for name in row.worksheets)
    cases = dict.fromkeys(row.case for row in rows if row.case)
    in_teams = [row.starts for row in rows if row.work == "team"] if together else []
    return Ready(
        worksheets=tuple(library.worksheets[name] for name in sheets),
        cases=tuple(library.cases[name] for name in cases),
        aloud=tuple(block.title or "物語" for block in blocks if block.kind == "story") if together else (),
        pictures=tuple(block.title or "図" for block in blocks if block.kind == "figure"),
        teams_at=in_teams[0] if in_teams else "",
        roles=ROLES if in_teams else (),
    )
