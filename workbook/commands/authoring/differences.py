"""`differences`: what a folder of one's own changes about the content it lies over."""

from __future__ import annotations

import argparse
import sys

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content.yaml import overlay_differences
from workbook.content.yaml.overlay_differences import Difference, How

_SAID: dict[How, str] = {
    "added": "足した",
    "replaced": "置きかえた",
    "merged": "足し合わせた",
    "same": "下と同じ（消してかまいません）",
    "hidden": "かくした",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        folders = chosen_content.folders(given.root)
    except config.SettingsError as error:
        return refuse(str(error))
    if len(folders) == 1:
        return refuse("重ねたフォルダーがありません（WORKBOOK_CONTENT に 下:上 の順で書いてください）。")
    found = overlay_differences.of(folders)
    for one in found:
        sys.stdout.writelines(f"{line}\n" for line in _lines(one))
    counted = "・".join(f"{said.partition('（')[0]} {_count(found, how)}" for how, said in _SAID.items())
    sys.stdout.write(f"{counted}\n")
    return 0


def _count(found: tuple[Difference, ...], how: How) -> int:
    return sum(one.how == how for one in found)


def _lines(one: Difference) -> list[str]:
    below = "かくした所" if one.how == "merged" else "下にだけある所"
    parts = (("変えた所", one.changed), ("足した所", one.only_here), (below, one.only_below))
    why = f"（{one.why}）" if one.why else ""
    return [
        f"{one.file}: {_SAID[one.how]}{why}",
        *(f"  {name}: {'・'.join(which)}" for name, which in parts if which),
    ]


COMMAND = Command(
    call="differences [--root 下のフォルダー:上のフォルダー]",
    help="重ねたフォルダーが、下の教材の何を足し、置きかえ、かくしているかを並べます。",
    add_arguments=_add_arguments,
    run=_run,
)
