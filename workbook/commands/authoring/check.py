"""`check`: every mistake of every content file, or the summary of what was looked at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content import aged, library
from workbook.content.forms import times
from workbook.content.model.library import Library
from workbook.problems import Problem


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text")


def _run(given: argparse.Namespace) -> int:
    try:
        found = library.load(*chosen_content.folders(given.root))
    except config.SettingsError as error:
        return refuse(str(error))
    sys.stdout.write(_FORMATS[given.format](found))
    return 0 if found.sound else 1


def _text(found: Library) -> str:
    errors = [problem for problem in found.problems if problem.severity == "error"]
    warnings = [problem for problem in found.problems if problem.severity == "warning"]
    lines = [str(problem) for problem in errors]
    lines += [f"{problem}［いまは動きます］" for problem in warnings]
    lines.append(_summary(found, errors=len(errors), warnings=len(warnings)))
    return "\n".join([*lines, *_aged(found), ""])


def _summary(found: Library, *, errors: int, warnings: int) -> str:
    counts = (
        f"研修 {len(found.courses)}・単元 {len(found.modules)}・事例 {len(found.cases)}"
        f"・ワークシート {len(found.worksheets)}"
    )
    aside = f"気をつけたい所が {warnings} 件あります。" if warnings else ""
    if errors:
        return f"不備が {errors} 件あります。{aside}（読めたのは {counts}）"
    return f"{counts} を調べました。不備はありません。{aside}"


def _aged(found: Library) -> list[str]:
    """Return the facts to look at again; nothing is wrong with them, so they come after the summary."""
    old = aged.to_look_at(found, today=times.today())
    if not old:
        return []
    head = f"見直す事実が {len(old)} 件あります（{aged.MOST_MONTHS} か月より前のもの）。"
    return [head, *(f"  {one.place}「{one.title}」{aged.in_words(one.month)}" for one in old)]


def _github(found: Library) -> str:
    return "".join(f"{_annotation(problem)}\n" for problem in found.problems)


def _annotation(problem: Problem) -> str:
    """Return a workflow command; GitHub wants %, line ends and, in properties, : and , as percent codes."""
    words = str(problem).split(": ", 1)[1]
    text = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.line}::{text}"


def _json(found: Library) -> str:
    return json.dumps([asdict(problem) for problem in found.problems], ensure_ascii=False, indent=2) + "\n"


_FORMATS: dict[str, Callable[[Library], str]] = {"text": _text, "github": _github, "json": _json}

COMMAND = Command(
    call="check [--root フォルダー] [--format text|github|json]",
    help="教材（YAML）をすべて調べ、不備を場所と直し方つきで知らせます。",
    add_arguments=_add_arguments,
    run=_run,
)
