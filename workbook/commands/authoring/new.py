"""`new`: a first file to write on, so that nobody begins with an empty page."""

from __future__ import annotations

import argparse
import re
import sys

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content import library
from workbook.content.model.base import ID_PATTERN
from workbook.content.model.library import Library
from workbook.content.yaml import starters


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=starters.KINDS)
    parser.add_argument("id")
    parser.add_argument("title")
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        folders = chosen_content.folders(given.root)
    except config.SettingsError as error:
        return refuse(str(error))
    fault = _fault(given, library.load(*folders))
    if fault:
        return refuse(fault)
    relative = starters.path(given.kind, given.id)
    target = folders[-1] / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starters.text(given.kind, id_=given.id, title=given.title.strip()))
    except FileExistsError:
        return refuse(f"{relative} はもうあります。書きかえていません。")
    sys.stdout.write(
        f"{relative} を作りました。〔 〕の中を書きかえてください。\n"
        "まだ書いていない所は python -m workbook check が知らせます。\n"
    )
    return 0


def _fault(given: argparse.Namespace, held: Library) -> str:
    """Return why no file can be made from what was given, or nothing."""
    if not re.fullmatch(ID_PATTERN, given.id):
        return f"「{given.id}」は id に使えません（半角の小文字で始め、小文字・数字・ハイフンで 40 字まで）。"
    if not given.title.strip() or "\n" in given.title:
        return "題は一行で書いてください。"
    look_up = {"course": held.course, "module": held.module, "case": held.case, "worksheet": held.worksheet}
    if look_up[given.kind](given.id) is not None:
        return f"id「{given.id}」はもう使われています（一度使った id は、別の意味では使いません）。"
    return ""


COMMAND = Command(
    call="new course|module|case|worksheet ID 題 [--root フォルダー]",
    help="新しい教材の書き出しを作ります。",
    add_arguments=_add_arguments,
    run=_run,
)
