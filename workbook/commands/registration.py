"""`registration`: what a list from a registration form is understood as, before anything is made of it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from workbook.classroom.preparing import headings, registration
from workbook.classroom.preparing.registration import Registration
from workbook.classroom.run.team_list import LineProblem, NewTeam
from workbook.commands.usage import Command, refuse
from workbook.handouts.returned import lists, safe_file


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="ファイル")
    parser.add_argument("--json", action="store_true")


def _run(given: argparse.Namespace) -> int:
    file: Path = given.file
    try:
        found = _read(file.read_bytes(), name=file.name)
    except OSError:
        return refuse(f"ファイル「{file}」を開けません（名前と場所を確かめてください）。")
    sys.stdout.write(_as_json(found) if given.json else _as_text(found))
    return 1 if found.problems else 0


def _read(data: bytes, *, name: str) -> Registration:
    try:
        pages = lists.read(data, name=name)
    except safe_file.FileRefused as refused:
        return Registration(None, (), (LineProblem(1, f"「{name}」：{refused}"),))
    page = pages[registration.page_of_list([one.rows for one in pages])]
    return registration.read(page.rows, aside=page.aside)


def _as_json(found: Registration) -> str:
    said = {
        "columns": [{"heading": heading, "taken_for": kind} for heading, kind in _columns(found)],
        "teams": [
            {
                "prefecture": team.prefecture,
                "municipality": team.municipality,
                "name": team.name,
                "population": team.population,
                "people": [{"name": name, "department": department} for name, department in team.expected],
            }
            for team in found.teams
        ],
        "problems": [str(problem) for problem in found.problems],
        "left_out": [str(line) for line in found.left_out],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _as_text(found: Registration) -> str:
    lines = [f"列「{heading}」 → {headings.LABELS[kind]}" for heading, kind in _columns(found)]
    lines += [_team(team) for team in found.teams]
    lines += [f"入れない行 {line}" for line in found.left_out]
    lines += [f"直すところ {problem}" for problem in found.problems]
    people = sum(len(team.expected) for team in found.teams)
    return "\n".join([*lines, f"{len(found.teams)} チーム・{people} 人と読みました。", ""])


def _team(team: NewTeam) -> str:
    people = "、".join(
        f"{name}（{department}）" if name and department else name or department
        for name, department in team.expected
    )
    place = f"{team.prefecture} {team.municipality}".strip()
    return f"チーム「{team.name}」（{place}）：{people or '登録した人はいません'}"


def _columns(found: Registration) -> list[tuple[str, str]]:
    return list(zip(found.headings.heads, found.headings.kinds, strict=True)) if found.headings else []


COMMAND = Command(
    call="registration ファイル [--json]",
    help="申込フォームの一覧（.xlsx・.csv）を、どう読むかを示します。何もつくりません。",
    add_arguments=_add_arguments,
    run=_run,
)
