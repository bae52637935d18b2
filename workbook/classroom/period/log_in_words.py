"""What happened while a run was held, in words and in its order; what facilitators noted for themselves is not in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person
from workbook.classroom.period import signals
from workbook.classroom.period.raised_hands import REASONS
from workbook.classroom.period.signals import Signal
from workbook.content.course import timetable
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.store import tables

_EVERYBODY = "全体"
_MINUTE = 60
_TAKEN_BACK = "（元に戻した）"
_GATES = {"open": "第{stage}場面までひらく", "hold": "第{stage}場面でとめる", "free": "チームにまかせる"}


@dataclass(frozen=True)
class Happened:
    """One thing: when, for whom (everybody, a breakout, a team), and what."""

    at: datetime
    whom: str
    what: str


@dataclass(frozen=True)
class _Known:
    """What the words of a signal are looked up in: the content, and the names of breakouts and teams by id."""

    course: Course | None
    library: Library
    names: Mapping[str, str]


def of_run(
    db: Session, run: str, *, course: Course | None, library: Library, by: Person
) -> tuple[Happened, ...]:
    """Return what happened in a run, or was heard in somebody's breakout; raise Refused to who may not steer there."""
    may = rights.may_steer(by, run=run, breakout=by.breakout_id)
    permission.need(may, permission.NOT_A_HELPER)
    teams = db.execute(
        select(tables.Team.id, tables.Team.name, tables.Team.breakout_id).where(tables.Team.run_id == run)
    ).all()
    rooms = db.execute(select(tables.Breakout.id, tables.Breakout.name).where(tables.Breakout.run_id == run))
    known = _Known(course, library, {id_: name for id_, name, *_ in (*teams, *rooms)})
    room_of = {id_: room or "" for id_, _, room in teams}
    said = signals.of_run(db, run)
    heard = [one for one in said if one.kind in _SAY and _is_heard(one, by.breakout_id, room_of)]
    gone = signals.taken_back(said)
    return tuple(
        Happened(one.at, _whom(one, known), _SAY[one.kind](one, known) + _TAKEN_BACK * (one.seq in gone))
        for one in heard
    )


def _is_heard(one: Signal, breakout: str, room_of: Mapping[str, str]) -> bool:
    """Tell whether a signal was for everybody or for a breakout; without a breakout all are heard."""
    team = one.data.get("team")
    room = room_of.get(team, "-") if team else one.data.get("breakout")
    return not breakout or not room or room == breakout


def _whom(one: Signal, known: _Known) -> str:
    name = one.data.get("team") or one.data.get("breakout")
    return known.names.get(name, "") if name else _EVERYBODY


# ---------------------------------------------------------------- words


def _message(one: Signal, _known: _Known) -> str:
    return f"お知らせ：{one.data['text']}"


def _gather(one: Signal, _known: _Known) -> str:
    text = one.data.get("text", "")
    return f"全体に呼びもどす：{text}" if text else "全体に呼びもどす"


def _summon(one: Signal, _known: _Known) -> str:
    return f"画面に集める：{one.data['title']}"


def _timer(one: Signal, _known: _Known) -> str:
    label = one.data.get("label", "")
    return f"タイマー {_length(one.data['seconds'])}{f'：{label}' if label else ''}"


def _timer_more(one: Signal, _known: _Known) -> str:
    return f"タイマーを {_length(one.data['seconds'])} のばす"


def _row(one: Signal, known: _Known) -> str:
    period = timetable.find_period(known.course, one.data["period"]) if known.course else None
    if period is None:
        return "時間割の次へ"
    rows = timetable.slot(period, known.library.modules).rows
    line = one.data["line"]
    title = rows[line].title if 0 <= line < len(rows) else ""
    return f"はじまり：{period.title}　{title}".rstrip()


def _gate(one: Signal, known: _Known) -> str:
    case = known.library.case(one.data["case"])
    what = _GATES[one.data["what"]].format(stage=one.data["stage"])
    return f"事例「{case.title if case else ''}」：{what}"


def _hand(one: Signal, _known: _Known) -> str:
    return f"手があがる：{REASONS.get(one.data.get('reason', ''), '')}".rstrip("：")


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, _MINUTE)
    return "".join((f"{minutes}分" if minutes else "", f"{rest}秒" if rest or not minutes else ""))


def _always(words: str) -> Callable[[Signal, _Known], str]:
    return lambda _one, _known: words


_SAY: dict[str, Callable[[Signal, _Known], str]] = {
    signals.MESSAGE: _message,
    signals.GATHER: _gather,
    signals.GATHER_ENDED: _always("呼びもどしを終える"),
    signals.SUMMON: _summon,
    signals.SUMMON_ENDED: _always("集めるのを終える"),
    signals.TIMER: _timer,
    signals.TIMER_MORE: _timer_more,
    signals.TIMER_STOPPED: _always("タイマーをとめる"),
    signals.ROW: _row,
    signals.GATE: _gate,
    signals.HAND: _hand,
    signals.HAND_TAKEN: _always("進行役が向かう"),
    signals.HAND_DOWN: _always("手がおりる"),
    signals.SCREEN: _always("投影する画面を替える"),
}
