"""The commands of `python -m workbook`, one module each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from workbook.commands import usage

_NAMES = (
    "check",
    "new",
    "schema",
    "coverage",
    "handout",
    "read",
    "migrate",
    "registration",
    "rebuild",
    "bench",
)


class _Commands(Mapping[str, usage.Command]):
    """The commands by name. A module is imported when it is asked for: all of them together take longer than a `check`."""

    def __getitem__(self, name: str) -> usage.Command:
        if name not in _NAMES:
            raise KeyError(name)
        command: usage.Command = import_module(f"{__name__}.{name}").COMMAND
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


COMMANDS: Mapping[str, usage.Command] = _Commands()


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; return 0 for good, 1 for findings, 2 for wrong usage."""
    return usage.run(COMMANDS, arguments)
