"""`schema`: the JSON Schemas that editors complete keys with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workbook import config
from workbook.commands.usage import Command
from workbook.content.yaml.authors import schema

FOLDER = "schemas"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--root", type=Path, default=config.ROOT)


def _run(given: argparse.Namespace) -> int:
    folder: Path = given.root / FOLDER
    texts = schema.texts()
    stale = [name for name, text in texts.items() if _read(folder / name) != text]
    if given.check:
        if stale:
            names = "・".join(f"{FOLDER}/{name}" for name in stale)
            sys.stdout.write(
                f"{names} が古くなっています（python -m workbook schema で書き直してください）\n"
            )
        return 1 if stale else 0
    folder.mkdir(exist_ok=True)
    for name in stale:
        (folder / name).write_text(texts[name], encoding="utf-8", newline="\n")
    written = "・".join(f"{FOLDER}/{name}" for name in stale)
    sys.stdout.write(f"{written} を書きました。\n" if stale else "書き直すものはありませんでした。\n")
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


COMMAND = Command(
    call="schema [--check]",
    help="エディターが項目名を補うための見本（schemas/*.json）を書きます。--check は古くないかだけを調べます。",
    add_arguments=_add_arguments,
    run=_run,
)
