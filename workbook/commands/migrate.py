"""`migrate`: the database with every table as this version of the workbook wants it."""

from __future__ import annotations

import argparse
import sys

from workbook import config
from workbook.commands.usage import Command, refuse


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take none: the environment says which database."""
    parser.set_defaults()


def _run(_given: argparse.Namespace) -> int:
    from workbook.store.database import Database  # half a second that the other commands need not wait
    from workbook.store.unavailable import StoreUnavailable

    try:
        database = Database(config.read().database_url)
        database.prepare()
        database.close()
    except config.SettingsError as error:
        return refuse(str(error))
    except StoreUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("データベースを、この版のワークブックに合わせました。\n")
    return 0


COMMAND = Command(
    call="migrate",
    help="データベースを作り、またはこの版に合わせます。アプリも始まるときに同じことをします。",
    add_arguments=_add_arguments,
    run=_run,
)
