"""A course as people know it: days with their periods, clock times and what runs beside what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from workbook.content.course import versions
from workbook.content.model.courses import (
    ActivityItem,
    BreakItem,
    Course,
    Day,
    Interval,
    Item,
    ModuleItem,
    Period,
    PlannedItem,
    SheetPortion,
)
from workbook.content.model.modules import Module

Kind = Literal["module", "rest", "activity", "planned"]
_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True)
class TimetableRow:
    """One line of a period. `starts` and `ends` are clock times, empty when the period has none.

    A row of kind `module` has the module's id and which version or part of it is used. `worksheets` are all that
    lie open, `asks` says what is written in them, `stages` which scenes of the case are read (none named: all).
    """

    kind: Kind
    title: str
    minutes: int
    starts: str = ""
    ends: str = ""
    module: str = ""
    use: str = ""
    how: str = ""
    case: str = ""
    stages: tuple[str, ...] = ()
    worksheets: tuple[str, ...] = ()
    asks: tuple[SheetPortion, ...] = ()
    shows: str = ""


@dataclass(frozen=True)
class Slot:
    """A period with its rows and clock times."""

    period: Period
    rows: tuple[TimetableRow, ...]
    starts: str
    ends: str


@dataclass(frozen=True)
class Timetable:
    """A day: groups of periods (those of one group are held at the same time), then the homework after it."""

    day: Day
    groups: tuple[tuple[Slot, ...], ...]
    homework: tuple[Interval, ...]


def of_course(course: Course, modules: Mapping[str, Module], *, track: str = "") -> tuple[Timetable, ...]:
    """Return the days of a course; with a track, only the periods for everybody and for this track."""
    return tuple(_table(course, day, modules, track) for day in course.days)


def _table(course: Course, day: Day, modules: Mapping[str, Module], track: str) -> Timetable:
    groups: dict[str, list[Slot]] = {}
    first_of: dict[str, str] = {}
    for period in day.periods:
        first = first_of.get(period.beside or "", period.id)
        first_of[period.id] = first
        if not track or not period.tracks or track in period.tracks:
            groups.setdefault(first, []).append(slot(period, modules))
    ids = {period.id for period in day.periods}
    homework = tuple(interval for interval in course.homework if interval.after in ids)
    return Timetable(day, tuple(tuple(group) for group in groups.values()), homework)


def held(course: Course, *, periods: Collection[str], tracks: Collection[str]) -> Course:
    """Return a course with only these periods and tracks (none named: all of them).

    Days that are empty then are gone, and so is homework after a period that is not held. Homework for a period
    that is not held is for the first one held on that day.
    """

    def is_held(period: Period) -> bool:
        is_on_a_track = not period.tracks or not tracks or any(track in tracks for track in period.tracks)
        return is_on_a_track and (not periods or period.id in periods)

    left = ((day, tuple(filter(is_held, day.periods))) for day in course.days)
    days = tuple(day.model_copy(update={"periods": kept}) for day, kept in left if kept)
    ways = tuple(track for track in course.tracks if not tracks or track.id in tracks)
    there = {period.id for day in days for period in day.periods}
    homework = tuple(
        _for_held(interval, course, there) for interval in course.homework if interval.after in there
    )
    return course.model_copy(update={"days": days, "tracks": ways, "homework": homework})


def _for_held(interval: Interval, course: Course, there: Collection[str]) -> Interval:
    """Return homework with the period people bring it to; as it is when nothing of that day is held."""
    order = [period.id for day in course.days for period in day.periods]
    day = next((day for day in course.days if any(one.id == interval.before for one in day.periods)), None)
    later = order[order.index(interval.after) + 1 :]
    found = [one.id for one in day.periods if one.id in there and one.id in later] if day else []
    if not found or interval.before in found:
        return interval
    return interval.model_copy(update={"before": found[0]})


def has(course: Course, periods: Iterable[str], tracks: Iterable[str]) -> bool:
    """Tell whether a course has all these periods and tracks."""
    known = {period.id for day in course.days for period in day.periods}
    return known.issuperset(periods) and {track.id for track in course.tracks}.issuperset(tracks)


def longest_first(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Return the courses people can choose, the one with most minutes first."""
    return tuple(
        sorted((course for course in courses if not course.retired), key=lambda course: -_length(course))
    )


def _length(course: Course) -> int:
    return sum(period.minutes for day in course.days for period in day.periods)


def slot(period: Period, modules: Mapping[str, Module]) -> Slot:
    """Return a period with the clock times of its rows."""
    begin = minutes_of(period.starts)
    at = begin
    rows: list[TimetableRow] = []
    for item in period.items:
        row = _ROW[_kind(item)](item, modules)
        end = None if at is None else at + row.minutes
        rows.append(replace(row, starts=clock(at), ends=clock(end)))
        at = end
    return Slot(period, tuple(rows), clock(begin), clock(None if begin is None else begin + period.minutes))


def length(item: Item) -> int:
    """Return the minutes of an item."""
    return item.rest if isinstance(item, BreakItem) else item.minutes


def neighbours(period: Period, *, module: str, use: str) -> tuple[ModuleItem | None, ModuleItem | None]:
    """Return what comes before and after a module in its period; None at the ends."""
    items = [item for item in period.items if isinstance(item, ModuleItem)]
    places = [n for n, item in enumerate(items) if (item.module, item.use) == (module, use)]
    if not places:
        return (None, None)
    before, after = items[: places[0]], items[places[0] + 1 :]
    return (before[-1] if before else None, after[0] if after else None)


def find_period(course: Course, period_id: str) -> Period | None:
    """Return a period of the course by id."""
    return next((period for day in course.days for period in day.periods if period.id == period_id), None)


def clock(minutes: int | None) -> str:
    """Return minutes after midnight as a clock time; nothing for None."""
    return "" if minutes is None else f"{minutes % _DAY // _HOUR}:{minutes % _HOUR:02d}"


def minutes_of(text: str | None) -> int | None:
    """Return a clock time as minutes after midnight; None for none."""
    if text is None:
        return None
    hours, minutes = text.split(":")
    return int(hours) * _HOUR + int(minutes)


def _kind(item: Item) -> Kind:
    """Return what an item is; the key it is written with says it."""
    return next(kind for kind in _ROW if hasattr(item, kind))


def _module(item: ModuleItem, modules: Mapping[str, Module]) -> TimetableRow:
    known = modules.get(item.module)
    if known is None:
        return TimetableRow("planned", "直している単元", item.minutes)
    version = versions.of_module(known, item.use)
    name = version.part or ("短縮版" if version.minutes < known.minutes.full else "")
    title = f"{known.title}　{name}" if name else known.title
    return TimetableRow("module", title, item.minutes, module=item.module, use=item.use)


def _rest(item: BreakItem, _modules: Mapping[str, Module]) -> TimetableRow:
    return TimetableRow("rest", "休憩", item.rest)


def _activity(item: ActivityItem, _modules: Mapping[str, Module]) -> TimetableRow:
    return TimetableRow(
        "activity",
        item.activity,
        item.minutes,
        how=item.how or "",
        case=item.case or "",
        stages=item.stages,
        worksheets=tuple(dict.fromkeys((*(one.worksheet for one in item.asks), *item.worksheets))),
        asks=item.asks,
        shows=item.shows or "",
    )


def _planned(item: PlannedItem, _modules: Mapping[str, Module]) -> TimetableRow:
    return TimetableRow("planned", item.planned, item.minutes)


# Any: the key says which kind of item the function takes.
_ROW: dict[Kind, Callable[[Any, Mapping[str, Module]], TimetableRow]] = {
    "module": _module,
    "rest": _rest,
    "activity": _activity,
    "planned": _planned,
}
