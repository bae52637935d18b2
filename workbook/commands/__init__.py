"""The commands of `python -m workbook`, one module each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from workbook.commands import usage

_MODULES = {
    "check": "authoring.check",
    "preview": "authoring.preview",
    "differences": "authoring.differences",
    "new": "authoring.new",
    "schema": "authoring.schema",
    "coverage": "authoring.coverage",
    "handout": "handing_out.handout",
    "course-files": "handing_out.course_files",
    "read": "read",
    "migrate": "migrate",
    "registration": "registration",
    "rebuild": "rebuild",
    "backup": "keeping.backup",
    "verify": "keeping.verify",
    "restore": "keeping.restore",
    "export-run": "keeping.export_run",
    "delete-run": "keeping.delete_run",
    "bench": "bench",
    "drill": "drill",
}


class _Commands(Mapping[str, usage.Command]):
    """The commands by name. A module is imported when it is asked for: all of them together take longer than a `check`."""

    def __getitem__(self, name: str) -> usage.Command:
        command: usage.Command = import_module(f"{__name__}.{_MODULES[name]}").COMMAND
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


COMMANDS: Mapping[str, usage.Command] = _Commands()


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; return 0 for good, 1 for findings, 2 for wrong usage."""
    return usage.run(COMMANDS, arguments)
