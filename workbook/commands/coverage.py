"""`coverage`: where each statement of the source report is answered."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workbook import config
from workbook.commands.usage import Command, refuse
from workbook.content import coverage, library

PAGE = "docs/coverage.md"
STATEMENTS = "docs/source-statements.csv"
NOTES = "docs/coverage-notes.csv"


def page(root: Path) -> str:
    """Return the coverage of the content under `root` as Markdown; raise OSError when a table is missing."""
    statements = coverage.read_statements((root / STATEMENTS).read_text(encoding="utf-8"))
    notes = coverage.read_notes((root / NOTES).read_text(encoding="utf-8"))
    return coverage.page(coverage.measure(library.load(root), statements=statements, notes=notes))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--root", type=Path, default=config.ROOT)


def _run(given: argparse.Namespace) -> int:
    target: Path = given.root / PAGE
    try:
        text = page(given.root)
    except OSError as error:
        return refuse(f"「{error.filename}」を読めません。")
    fresh = target.exists() and target.read_text(encoding="utf-8") == text
    if given.check:
        if not fresh:
            sys.stdout.write(
                f"{PAGE} が古くなっています（python -m workbook coverage で書き直してください）\n"
            )
        return 0 if fresh else 1
    target.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE} を書きました。\n")
    return 0


COMMAND = Command(
    call="coverage [--check] [--root フォルダー]",
    help="もとの報告書の 301 の文が、教材のどこで答えられているかを書き出します。",
    add_arguments=_add_arguments,
    run=_run,
)
