"""`bench desk`: how fast the live sheets are on this machine."""

from __future__ import annotations

import argparse
import sys

from workbook.commands.usage import Command, refuse

_MOST = 2_000


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["desk"])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=20)


def _run(given: argparse.Namespace) -> int:
    if not 1 <= given.people <= _MOST:
        return refuse(f"「{given.people}」は --people に使えません（使えるのは 1 から {_MOST}）。")
    if given.seconds < 1:
        return refuse(f"「{given.seconds}」は --seconds に使えません（使えるのは 1 以上）。")
    from workbook.desk import bench  # the other commands need no server

    sys.stdout.write(f"{bench.run(people=given.people, seconds=given.seconds)}\n")
    return 0


COMMAND = Command(
    call="bench desk [--people 人数] [--seconds 秒数]",
    help="大ぜいが同時に書いたときの保存の速さを、この機械の中だけで計ります。",
    add_arguments=_add_arguments,
    run=_run,
)
