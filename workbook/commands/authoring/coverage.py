"""`coverage`: where each statement of the source report is answered."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content import coverage, library
from workbook.content.coverage import Coverage, State

PAGE = "docs/coverage.md"
STATEMENTS = "docs/source-statements.csv"
NOTES = "docs/coverage-notes.csv"
PARTLY = "docs/coverage-partly.csv"


def measured(*roots: Path) -> Coverage:
    """Return the coverage of the content of the folders; the tables lie in the first. Raises OSError when one is missing."""
    root = roots[0]
    statements = coverage.read_statements((root / STATEMENTS).read_text(encoding="utf-8"))
    notes = coverage.read_notes((root / NOTES).read_text(encoding="utf-8"))
    partly = coverage.read_partly((root / PARTLY).read_text(encoding="utf-8"))
    return coverage.measure(library.load(*roots), statements=statements, notes=notes, partly=partly)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        roots = chosen_content.folders(given.root)
        found = measured(*roots)
    except config.SettingsError as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"「{error.filename}」を読めません。")
    target = roots[-1] / PAGE
    text = coverage.page(found)
    fresh = target.exists() and target.read_text(encoding="utf-8") == text
    if given.check:
        if not fresh:
            sys.stdout.write(
                f"{PAGE} が古くなっています（python -m workbook coverage で書き直してください）\n"
            )
        return 0 if fresh else 1
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{target} を書きました。\n{_figures(found)}\n")
    return 0


_STATES: dict[State, str] = {
    "run": "研修で行うもの",
    "program": "プログラムがするもの",
    "part": "一部だけのもの",
    "readable": "読めるだけのもの",
    "open": "まだないもの",
}


def _figures(found: Coverage) -> str:
    counted = "・".join(f"{_STATES[state]} {count}" for state, count in coverage.figures(found).items())
    unheld = "・".join(one.id for state in ("part", "readable", "open") for one in found.in_state(state))
    return f"{len(found.statements)} の文のうち、{counted}（{unheld or '残りなし'}）"


COMMAND = Command(
    call="coverage [--check] [--root 下のフォルダー:上のフォルダー]",
    help="もとの報告書の 301 の文が、教材のどこで答えられているかを書き出します。",
    add_arguments=_add_arguments,
    run=_run,
)
