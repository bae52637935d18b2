"""Types Japanese as people do, in a real window: `make hands`; Debian's packages it needs are named if they are not here."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.frontend.conftest import Desk
from tests.hands import at_home, at_the_sheet, in_the_app, room
from tests.hands.ledger import Ledger
from tests.hands.typist import WATCH
from tests.journeys.conftest import App
from tests.what_is_here import QUIET


def main() -> int:
    """Return 1 when a word was lost, doubled or changed, or when nothing could be tried."""
    if sys.argv[1:] == [room.INSIDE]:
        return _campaign()
    if missing := room.missing():
        sys.stderr.write(f"Nothing was typed: on Debian, `apt install {' '.join(missing)}` first.\n")
        return 1
    return room.inside("tests.hands")


def _campaign() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="hands-", ignore_cleanup_errors=True) as name,
        sync_playwright() as engine,
    ):
        folder = Path(name)
        desk, app = Desk(folder / "desk"), App(folder / "app")
        for one in (desk, app):
            one.folder.mkdir()
        with room.opened(folder / "room.log"):
            chromium = engine.chromium.launch(
                headless=False, executable_path=shutil.which("chromium"), args=list(QUIET)
            )
            others = engine.chromium.launch(executable_path=shutil.which("chromium"), args=list(QUIET))
            page = chromium.new_page(locale="ja-JP", accept_downloads=True)
            page.set_default_timeout(40_000)
            page.add_init_script(WATCH)
            ledger = Ledger()
            desk.start()
            at_the_sheet.all_cases(ledger, page, others, desk)
            desk.kill()
            app.start()
            in_the_app.all_cases(ledger, page, app)
            app.kill()
            at_home.all_cases(ledger, page, folder)
            chromium.close()
            others.close()
    return 0 if ledger.close() else 1


if __name__ == "__main__":
    sys.exit(main())
