"""`bench desk`, `map`, `console`, `pages`, `clicks`, `nation`, `returns`, `growth`: how fast sheets, screens and files are here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from workbook.commands.usage import Command, refuse

_MOST = {"people": 2_000, "teams": 200, "files": 1_000, "updates": 100_000, "processes": 16}


class _Figures(Protocol):
    def as_json(self) -> str: ...


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=list(_BENCH))
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--teams", type=int, default=60)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--updates", type=int, default=20_000)


def _run(given: argparse.Namespace) -> int:
    for name, most in _MOST.items():
        if not 1 <= (asked := getattr(given, name)) <= most:
            return refuse(f"「{asked}」は --{name} に使えません（使えるのは 1 から {most}）。")
    if given.seconds < 1:
        return refuse(f"「{given.seconds}」は --seconds に使えません（使えるのは 1 以上）。")
    sys.stdout.write(f"{_BENCH[given.what](given)}\n")
    return 0


def _desk(given: argparse.Namespace) -> str:
    from workbook.bench import desk  # the other commands need no server

    return _told(desk.run(people=given.people, seconds=given.seconds), given)


def _map(given: argparse.Namespace) -> str:
    from workbook.bench.in_browser import drags  # the other commands need no browser

    return _in_browser(drags.run, given)


def _console(given: argparse.Namespace) -> str:
    from workbook.bench import console  # the other commands need no Streamlit

    return str(console.run(teams=given.teams))


def _pages(given: argparse.Namespace) -> str:
    from workbook.bench import pages  # the other commands need no Streamlit

    if given.browser:
        return _page_loads(given)
    return _told(pages.run(teams=given.teams), given)


def _page_loads(given: argparse.Namespace) -> str:
    from workbook.bench.in_browser import page_loads  # the other commands need no browser

    return _in_browser(page_loads.run, given)


def _in_browser(run: Callable[[], _Figures], given: argparse.Namespace) -> str:
    from workbook.bench.in_browser.onlooker import NoBrowserError  # the other commands need no browser

    try:
        return _told(run(), given)
    except NoBrowserError as oops:
        sys.exit(refuse(str(oops)))


def _clicks(given: argparse.Namespace) -> str:
    from workbook.bench.nation import clicking  # the other commands need no PostgreSQL

    with _servers_are_here():
        figures = clicking.run(people=given.people, processes=given.processes, seconds=given.seconds)
    return _told(figures, given)


def _nation(given: argparse.Namespace) -> str:
    from workbook.bench.nation import nation  # as above

    with _servers_are_here():
        figures = nation.run(people=given.people, seconds=given.seconds)
    return _told(figures, given)


@contextmanager
def _servers_are_here() -> Iterator[None]:
    """End with one sentence where a server that is needed is missing."""
    from workbook.servers.own_nginx import NginxMissing  # the other commands start none
    from workbook.servers.own_postgres import PostgresMissing

    try:
        yield
    except (NginxMissing, PostgresMissing) as oops:
        sys.exit(refuse(str(oops)))


def _returns(given: argparse.Namespace) -> str:
    from workbook.bench import returns  # the other commands write no files

    return str(returns.run(files=given.files))


def _growth(given: argparse.Namespace) -> str:
    from workbook.bench import growth  # the other commands hold no documents

    return str(growth.run(updates=given.updates))


def _told(figures: _Figures, given: argparse.Namespace) -> str:
    return figures.as_json() if given.json else str(figures)


_BENCH = {
    "desk": _desk,
    "map": _map,
    "console": _console,
    "pages": _pages,
    "clicks": _clicks,
    "nation": _nation,
    "returns": _returns,
    "growth": _growth,
}

COMMAND = Command(
    call="bench desk|map|console|pages|clicks|nation|returns|growth [--people 人数] [--seconds 秒数] [--processes 数] [--teams チームの数] [--files 数] [--updates 数] [--json] [--browser]",
    help="大ぜいが同時に書いたときの保存の速さ（desk）や、大きなマップを五人で動かすときの 1 コマの重さ（map、ブラウザが要ります）、進行の画面の速さ（console）、一つひとつのページを描く重さ（pages、--browser ではブラウザで待つ時間とずれ）、大ぜいがページを替えるときに待つ時間（clicks、PostgreSQL が要り、二つ以上のプロセスなら nginx も）、チーム・開催回・シート・プロセスが増えると何が重くなるか（nation、PostgreSQL が要ります）、持ち帰ったファイルを読む速さ（returns）、シートの歩みをひらく速さ（growth）を、この機械の中だけで計ります。",
    add_arguments=_add_arguments,
    run=_run,
)
