"""How a command says what it takes, and what somebody reads who called it wrongly."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

WRONG_USAGE = 2
_PROGRAM = "python -m workbook"


class Parser(argparse.ArgumentParser):
    """An argument parser that explains itself in Japanese."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is called, and leave with 2."""
        sys.stderr.write(f"{_say(message)}\n{self.usage}")
        sys.exit(WRONG_USAGE)


@dataclass(frozen=True)
class Command:
    """One command: its call, a line of help, the arguments it takes, what it does (returning the exit code)."""

    call: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def refuse(message: str) -> int:
    """Say why an argument cannot be used; return the exit code of wrong usage."""
    sys.stderr.write(f"{message}\n")
    return WRONG_USAGE


def run(commands: Mapping[str, Command], arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit code."""
    name = arguments[0] if arguments else ""
    if name in ("help", "-h", "--help"):
        sys.stdout.write(_all(commands))
        return 0
    command = commands.get(name)
    if command is None:
        said = f"「{name}」という命令はありません。\n" if name else ""
        return refuse(f"{said}{_all(commands)}".rstrip())
    usage = f"使い方: {_PROGRAM} {command.call}\n  {command.help}\n"
    if {"-h", "--help"} & set(arguments[1:]):
        sys.stdout.write(usage)
        return 0
    parser = Parser(usage=usage, add_help=False, allow_abbrev=False)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments[1:]))


def _all(commands: Mapping[str, Command]) -> str:
    lines = [f"  {_PROGRAM} {command.call}\n      {command.help}" for command in commands.values()]
    return "\n".join(["使い方:", *lines, ""])


def _say(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        match = re.fullmatch(pattern, message)
        if match:
            facts = match.groupdict()
            if "allowed" in facts:
                facts["allowed"] = "・".join(re.findall(r"[\w-]+", facts["allowed"]))
            return sentence.format(**facts)
    return "引数の書き方が違います。"


_SENTENCES = (
    (r"unrecognized arguments: (?P<given>.*)", "「{given}」は使えません。"),
    (
        r"argument (?P<name>\S+): invalid choice: '(?P<given>.*)' \(choose from (?P<allowed>.*)\)",
        "「{given}」は {name} に使えません（使えるのは {allowed}）。",
    ),
    (r"argument (?P<name>\S+): expected one argument", "{name} のあとに値を書いてください。"),
    (r"argument (?P<name>\S+): invalid \S+ value: '(?P<given>.*)'", "「{given}」は {name} に使えません。"),
    (r"the following arguments are required: (?P<name>.*)", "{name} を書いてください。"),
)
