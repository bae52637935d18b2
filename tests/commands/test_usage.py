"""Commands explain themselves in Japanese and leave with 0, 1 or 2."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workbook.commands import COMMANDS, main

CHECK = "使い方: python -m workbook check [--root フォルダー] [--format text|github|json]\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "xml"], "「xml」は --format に使えません（使えるのは text・github・json）。"),
        (["check", "--format"], "--format のあとに値を書いてください。"),
        (["check", "--rooot", "x"], "「--rooot x」は使えません。"),
        (["check", "curriculum"], "「curriculum」は使えません。"),
        (["check", "--fo", "json"], "「--fo json」は使えません。"),
    ],
    ids=["wrong value", "no value", "unknown option", "too much", "half an option"],
)
def test_wrong_usage_is_explained(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)

    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.out == ""
    assert told.err.startswith(f"{said}\n{CHECK}")


def test_a_missing_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", "no/such/folder"]) == 2
    assert capsys.readouterr().err == "フォルダー「no/such/folder」が見つかりません。\n"


def test_settings_that_cannot_be_used_are_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBOOK_CONTENTS", "x")

    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("環境変数「WORKBOOK_CONTENTS」は使われていません")


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    listed = capsys.readouterr().err

    assert main(["help"]) == 0
    assert capsys.readouterr().out.rstrip() == listed.rstrip()
    assert all(f"python -m workbook {command.call}" in listed for command in COMMANDS.values())
    assert main(["chek"]) == 2
    assert capsys.readouterr().err == f"「chek」という命令はありません。\n{listed}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0

    told = capsys.readouterr().out
    assert told == f"使い方: python -m workbook {COMMANDS[name].call}\n  {COMMANDS[name].help}\n"
    assert COMMANDS[name].call.split()[0] == name


def test_the_module_is_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "workbook", "check", "--fix"], capture_output=True, check=False
    )

    assert ran.returncode == 2
    assert ran.stderr.decode("utf-8").startswith("「--fix」は使えません。\n使い方: ")


def test_a_check_of_the_content_loads_no_database() -> None:
    loaded = "import sys, workbook.commands as c; c.main(['schema', '--check']); print('sqlalchemy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["False"]
