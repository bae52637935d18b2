"""`verify`: whether a backup or an exported run is as it was written, and as somebody noted it before."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from workbook.commands.keeping import answering
from workbook.commands.keeping.answering import WrongUseError
from workbook.commands.usage import Command
from workbook.store.keeping import checking
from workbook.store.keeping.archive import Manifest
from workbook.store.keeping.chains import Link
from workbook.store.keeping.checking import BackupRefused

_NOTED = re.compile(r"(?P<updates>\d{1,12}):(?P<digest>[0-9a-f]{64})")
_ONE_RUN = "--noted は、export-run で書き出したファイルにだけ使えます（控えどうしは --against で比べます）。"
_NOT_NOTED = (
    "--noted「{}」は、件数:指紋 の形ではありません（export-run が示した一行を、そのまま書いてください）。"
)
_CHANGED = (
    "開催回「{run}」の記録は、前に控えた指紋（{noted}）と合いません。"
    "そのときより前に書かれたものが、抜かれたか、変えられています。"
)
_GONE = "前の控えにあった開催回「{run}」がありません（delete-run で消したのでなければ、抜かれています）。"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="ファイル")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--noted")


def _run(given: argparse.Namespace) -> int:
    file: Path = given.against if given.against and not given.against.is_file() else given.file

    def work() -> str:
        noted = _from_older(given.against) if given.against else {}
        if given.noted:
            with checking.sound(given.file) as (_, manifest):
                noted = {_only_run(manifest): _link(given.noted)}
        manifest, as_noted = checking.verify(given.file, noted=noted)
        _compare(manifest, noted, as_noted)
        compared = f"\n前に控えた指紋と合いました（開催回 {len(as_noted)}）。" if noted else ""
        return f"「{given.file}」は、作ったときのままです。\n{answering.told(manifest)}{_links(manifest)}{compared}"

    return answering.answer(work, file=file)


def _from_older(older: Path) -> Mapping[str, Link]:
    manifest, _ = checking.verify(older)
    return manifest.chains


def _only_run(manifest: Manifest) -> str:
    if manifest.holds != "run":
        raise WrongUseError(_ONE_RUN)
    return next(iter(manifest.chains))


def _link(noted: str) -> Link:
    found = _NOTED.fullmatch(noted.strip())
    if found is None:
        raise WrongUseError(_NOT_NOTED.format(noted))
    return Link(updates=int(found["updates"]), sha256=found["digest"])


def _compare(manifest: Manifest, noted: Mapping[str, Link], as_noted: frozenset[str]) -> None:
    """Raise BackupRefused for runs that are not as they were noted; a file of one run is asked for that run only."""
    wanted = (
        noted
        if manifest.holds == "everything"
        else {run: noted[run] for run in manifest.chains if run in noted}
    )
    problems = [
        (_CHANGED if run in manifest.chains else _GONE).format(run=run, noted=link)
        for run, link in wanted.items()
        if run not in as_noted
    ]
    if problems:
        raise BackupRefused("\n".join(problems))


def _links(manifest: Manifest) -> str:
    if manifest.holds == "everything":
        return ""
    return f"\n記録の指紋：{next(iter(manifest.chains.values()))}"


COMMAND = Command(
    call="verify ファイル [--against 前の控え] [--noted 件数:指紋]",
    help="控えや書き出した開催回が、作ったときのままか、前に控えた記録から何も抜かれていないかを確かめます。",
    add_arguments=_add_arguments,
    run=_run,
)
