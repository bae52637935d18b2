"""`drill`: what was shown as saved is there, whatever is killed, cut or merged; tried on this machine, on throw-away databases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from workbook.commands.usage import WRONG_USAGE, Command, refuse
from workbook.drills.outcome import CannotDrill, Outcome
from workbook.servers.own_nginx import NginxMissing
from workbook.servers.own_postgres import PostgresMissing

_MOST = 10_000
_PEOPLE = 20
_WRITERS = 300
_CHANGES = 1_500
_POSTGRES_SHARE = 10
"""A cut of PostgreSQL is a start with recovery: so many times fewer are made of them."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=list(_DRILLS))
    parser.add_argument("--times", type=int)


def _run(given: argparse.Namespace) -> int:
    drills, times = _DRILLS[given.what]
    times = times if given.times is None else given.times
    if not 1 <= times <= _MOST:
        return refuse(f"「{times}」は --times に使えません（使えるのは 1 から {_MOST}）。")
    code = 0
    for drill in drills(times):
        try:
            outcome = drill()
        except (CannotDrill, NginxMissing, PostgresMissing) as oops:
            sys.stdout.write(f"－ {oops}\n")
            code = code or WRONG_USAGE
            continue
        sys.stdout.write(f"{outcome}\n")
        sys.stdout.flush()
        code = code if outcome.is_good else 1
    return code


_Drills = Iterator[Callable[[], Outcome]]


def _kills(times: int) -> _Drills:
    from workbook.drills import kills  # the other commands need no server

    yield lambda: kills.of_sqlite(times=times, people=_PEOPLE)
    yield lambda: kills.of_postgres(times=times, people=_PEOPLE)
    yield lambda: kills.of_postgres_itself(times=max(1, times // 2), people=_PEOPLE)


def _power(times: int) -> _Drills:
    from workbook.drills import power  # as above

    yield lambda: power.on_sqlite(cuts=times, changes=_CHANGES)
    yield lambda: power.on_postgres(cuts=max(1, times // _POSTGRES_SHARE), changes=_CHANGES)


def _merges(times: int) -> _Drills:
    from workbook.drills import merges  # the other commands merge nothing

    yield lambda: merges.in_python(pairs=times)
    yield lambda: merges.in_browser(pairs=times)


def _restart(times: int) -> _Drills:
    from workbook.drills import restart  # as above

    yield lambda: restart.one_by_one(times=times, people=_WRITERS)


_DRILLS: dict[str, tuple[Callable[[int], _Drills], int]] = {
    "kills": (_kills, 25),
    "power": (_power, 400),
    "merges": (_merges, 3_000),
    "restart": (_restart, 6),
}

COMMAND = Command(
    call="drill kills|power|merges|restart [--times 回数]",
    help="書いている最中にサーバーや PostgreSQL を止める（kills）、停電させる（power）、分かれて書いた言葉を合わせる（merges）、300 人が書いている最中に二つのプロセスを一つずつ再起動する（restart、nginx と PostgreSQL が要ります）練習を、使い捨てのデータベースでします。保存済みの言葉が一つでも失われれば、終わりの番号は 1 です。",
    add_arguments=_add_arguments,
    run=_run,
)
