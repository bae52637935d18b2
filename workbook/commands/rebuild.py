"""`rebuild`: the answers kept for reading, made anew from what was written."""

from __future__ import annotations

import argparse
import sys

from workbook import config
from workbook.classroom.sheets import for_the_desk
from workbook.commands.usage import Command, refuse
from workbook.content.shelf import Shelf
from workbook.desk.table import derived
from workbook.store.database import Database
from workbook.store.unavailable import StoreUnavailable


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take none: the environment says which database and which content."""
    parser.set_defaults()


def _run(_given: argparse.Namespace) -> int:
    try:
        settings = config.read()
        database = Database(settings.database_url)
        database.prepare()
        forms = for_the_desk.Forms(database, Shelf(*settings.content))
        changed = derived.rebuild(database, forms=forms)
        database.close()
    except config.SettingsError as error:
        return refuse(str(error))
    except StoreUnavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"書かれた記録から、読むための答えを作り直しました。変わったシートは {changed} 枚です。\n"
    )
    return 0


COMMAND = Command(
    call="rebuild",
    help="書かれた記録（履歴）から、図や一覧が読む答えを作り直します。履歴は変わりません。バックアップから戻したあとなどに使います。",
    add_arguments=_add_arguments,
    run=_run,
)
