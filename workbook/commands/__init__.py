"""The commands of `python -m workbook`, one module each."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.commands import (
    bench,
    check,
    coverage,
    handout,
    migrate,
    new,
    read,
    rebuild,
    registration,
    schema,
    usage,
)
from workbook.commands.keeping import backup, delete_run, export_run, restore, verify

COMMANDS: dict[str, usage.Command] = {
    "check": check.COMMAND,
    "new": new.COMMAND,
    "schema": schema.COMMAND,
    "coverage": coverage.COMMAND,
    "handout": handout.COMMAND,
    "read": read.COMMAND,
    "migrate": migrate.COMMAND,
    "registration": registration.COMMAND,
    "rebuild": rebuild.COMMAND,
    "backup": backup.COMMAND,
    "verify": verify.COMMAND,
    "restore": restore.COMMAND,
    "export-run": export_run.COMMAND,
    "delete-run": delete_run.COMMAND,
    "bench": bench.COMMAND,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; return 0 for good, 1 for findings, 2 for wrong usage."""
    return usage.run(COMMANDS, arguments)
