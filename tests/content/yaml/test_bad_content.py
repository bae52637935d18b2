"""Whole reports of small broken trees: every mistake is told, worded as a page is worded.

`make update-reports` writes the reports anew; the difference is read like prose before it is committed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbook.commands import main
from workbook.content.wording import FINDINGS

TREES = sorted(
    path for path in (Path(__file__).resolve().parents[2] / "bad_content").iterdir() if path.is_dir()
)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.name)
def test_the_whole_report_of_a_broken_tree(
    tree: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = tree / "expected.txt"

    code = main(["check", "--root", str(tree)])
    report = capsys.readouterr().out

    if request.config.getoption("--update-reports", default=False):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert code == 1
    assert "Traceback" not in report
    assert str(tree) not in report  # paths of this machine are nobody's business


ELSEWHERE = {
    "bug": "test_mistakes.py",
    "file.outside": "test_files.py",
    "file.special": "test_files.py",
    "file.too-many": "test_typed.py",
    "file.unreadable": "test_files.py",
    "folder.missing": "test_files.py",
    "overlay.nothing": "test_folders.py",
    "overlay.no-item": "test_overlaying.py",
    "yaml.other": "test_syntax.py",
}
"""Findings that a tree in Git cannot hold, and the test that has them."""


def test_every_finding_is_in_a_report() -> None:
    reports = "\n".join((tree / "expected.txt").read_text(encoding="utf-8") for tree in TREES)

    unseen = {
        name
        for name, finding in FINDINGS.items()
        if not re.search(
            re.sub(r"\\\{\w+\\\}", ".*?", re.escape(finding.message)) + r"(（|［|$)", reports, re.MULTILINE
        )
    }

    assert unseen == set(ELSEWHERE)


def test_every_finding_says_what_to_do_in_one_bracket() -> None:
    without_way_out = {name for name, finding in FINDINGS.items() if not finding.hint}
    crowded = {name for name, finding in FINDINGS.items() if finding.message.endswith("）")}
    blunt = {
        name
        for name, finding in FINDINGS.items()
        if re.search(r"[!！]|エラー|error|string|int\b", finding.message)
    }

    assert without_way_out == set()
    assert crowded == set()
    assert blunt == set()
