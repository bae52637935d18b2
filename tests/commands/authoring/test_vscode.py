"""What VS Code is told about the content: `check` at the line in the editor, and a schema for every file."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from workbook import config
from workbook.commands import main
from workbook.content import library
from workbook.content.yaml import files
from workbook.content.yaml.authors import schema

BAD = Path(__file__).resolve().parents[2] / "bad_content"


def _told(name: str) -> Any:  # Any: JSON as VS Code reads it
    return json.loads((config.ROOT / ".vscode" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("tree", ["keys_and_values", "files_in_the_wrong_place", "other_encodings"])
def test_every_finding_of_check_is_at_its_line_in_the_editor(
    tree: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--root", str(BAD / tree)])
    lines = capsys.readouterr().out.splitlines()

    found = sorted(
        (matched[one["file"]], int(matched[one["line"]]), matcher["severity"], matched[one["message"]])
        for matcher in _told("tasks.json")["tasks"][0]["problemMatcher"]
        for one in (matcher["pattern"],)
        for line in lines
        if (matched := re.search(one["regexp"], line))
    )

    problems = library.load(BAD / tree).problems
    assert found == sorted(
        (problem.file, problem.line, problem.severity, str(problem).partition(f":{problem.line}: ")[2])
        for problem in problems
    )
    assert len(lines) == len(problems) + 1  # what is no finding, the summary, is at no line


def test_the_tasks_run_check_and_preview_with_japanese_letters_on_any_machine() -> None:
    tasks = _told("tasks.json")["tasks"]

    assert [task["args"] for task in tasks] == [["-m", "workbook", name] for name in ("check", "preview")]
    for task in tasks:
        assert task["options"]["env"] == {"PYTHONUTF8": "1"}
        assert task["command"].endswith("/.venv/bin/python")
        assert task["windows"]["command"].endswith("\\.venv\\Scripts\\python.exe")


def test_every_kind_of_file_has_its_schema_and_nothing_is_fetched() -> None:
    settings = _told("settings.json")
    globs = {f"{Path(path).name}": pattern for path, pattern in settings["yaml.schemas"].items()}

    assert set(globs) == set(schema.texts())
    for kind, place in {**files.FOLDERS, **files.SINGLES, "overlay": files.OVERLAY}.items():
        file = place if place.endswith(".yaml") else f"{place}/x.yaml"
        assert [name for name, pattern in globs.items() if fnmatch(f"here/{file}", pattern)] == [
            f"{kind}.json"
        ]
    assert settings["yaml.schemaStore.enable"] is False
