"""`bench desk`, `map`, `console`, `pages`, `returns` and `growth`: how fast live sheets, screens, clicks and files are here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Protocol

from workbook.commands.usage import Command, refuse

_MOST = 2_000
_MOST_TEAMS = 200
_MOST_FILES = 1_000
_MOST_UPDATES = 100_000


class _Figures(Protocol):
    def as_json(self) -> str: ...


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=sorted(_BENCH))
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--teams", type=int, default=60)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--updates", type=int, default=20_000)


def _run(given: argparse.Namespace) -> int:
    if not 1 <= given.people <= _MOST:
        return refuse(f"「{given.people}」は --people に使えません（使えるのは 1 から {_MOST}）。")
    if given.seconds < 1:
        return refuse(f"「{given.seconds}」は --seconds に使えません（使えるのは 1 以上）。")
    if not 1 <= given.teams <= _MOST_TEAMS:
        return refuse(f"「{given.teams}」は --teams に使えません（使えるのは 1 から {_MOST_TEAMS}）。")
    if not 1 <= given.files <= _MOST_FILES:
        return refuse(f"「{given.files}」は --files に使えません（使えるのは 1 から {_MOST_FILES}）。")
    if not 1 <= given.updates <= _MOST_UPDATES:
        return refuse(f"「{given.updates}」は --updates に使えません（使えるのは 1 から {_MOST_UPDATES}）。")
    sys.stdout.write(f"{_BENCH[given.what](given)}\n")
    return 0


def _desk(given: argparse.Namespace) -> str:
    from workbook.bench import desk  # the other commands need no server

    figures = desk.run(people=given.people, seconds=given.seconds)
    return figures.as_json() if given.json else str(figures)


def _console(given: argparse.Namespace) -> str:
    from workbook.bench import console  # the other commands need no Streamlit

    return str(console.run(teams=given.teams))


def _pages(given: argparse.Namespace) -> str:
    from workbook.bench import pages  # the other commands need no Streamlit

    if given.browser:
        return _page_loads(given)
    figures = pages.run(teams=given.teams)
    return figures.as_json() if given.json else str(figures)


def _page_loads(given: argparse.Namespace) -> str:
    from workbook.bench.in_browser import page_loads  # the other commands need no browser

    return _in_browser(page_loads.run, given)


def _map(given: argparse.Namespace) -> str:
    from workbook.bench.in_browser import drags  # the other commands need no browser

    return _in_browser(drags.run, given)


def _in_browser(run: Callable[[], _Figures], given: argparse.Namespace) -> str:
    from workbook.bench.in_browser.onlooker import NoBrowserError  # the other commands need no browser

    try:
        figures = run()
    except NoBrowserError as oops:
        sys.exit(refuse(str(oops)))
    return figures.as_json() if given.json else str(figures)


def _returns(given: argparse.Namespace) -> str:
    from workbook.bench import returns  # the other commands write no files

    return str(returns.run(files=given.files))


def _growth(given: argparse.Namespace) -> str:
    from workbook.bench import growth  # the other commands hold no documents

    return str(growth.run(updates=given.updates))


_BENCH = {
    "desk": _desk,
    "map": _map,
    "console": _console,
    "pages": _pages,
    "returns": _returns,
    "growth": _growth,
}

COMMAND = Command(
    call="bench desk|map|console|pages|returns|growth [--people 人数] [--seconds 秒数] [--teams 班の数] [--files 数] [--updates 数] [--json] [--browser]",
    help="大ぜいが同時に書いたときの保存の速さ（desk）や、大きなマップを五人で動かすときの 1 コマの重さ（map、ブラウザが要ります）、進行の画面の速さ（console）、一つひとつのページを描く重さ（pages、--browser ではブラウザで待つ時間とずれ）、持ち帰ったファイルを読む速さ（returns）、シートの歩みをひらく速さ（growth）を、この機械の中だけで計ります。",
    add_arguments=_add_arguments,
    run=_run,
)
